// The numbers on which people outside reach the hub. Each hub has its own; the demonstration has two that ring nowhere, and a
// hub that has named none shows none: a number that is made up must never stand where somebody in danger reads it.
import type { Hub } from "./hub.ts";

export interface Lines {
  /** For anybody. */
  readonly public: string | null;
  /** For professionals, while the person is with them. */
  readonly clinicians: string | null;
}

/** Of the range that is kept for stories: they ring nowhere. */
const DEMO: Lines = { public: "01632 960200", clinicians: "01632 960100" };
const NONE: Lines = { public: null, clinicians: null };

/** The lines of this hub. */
export const linesOf = ({ lines, mode }: Hub): Lines => lines ?? (mode === "demo" ? DEMO : NONE);

/** The line as a link on a telephone dials it. */
export const telOf = (line: string): string => `tel:${line.replaceAll(/[^\d+]/g, "")}`;

/** A sentence that ends in the number, with a space before it; nothing where there is no number. */
export const orRing = (line: string | null, words = "Or ring us"): string =>
  line === null ? "" : ` ${words}: ${line}.`;
