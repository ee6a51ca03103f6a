import { exactTime } from "../exact-time.ts";

export interface ShownVersion {
  version: string;
  name: string;
  state: "proposed" | "to come" | "in force" | "before" | "withdrawn";
  proposedBy: string | null;
  proposedAt: string;
  switchedBy: string | null;
  from: string | null;
  withdrawnBy: string | null;
}

export const STATE_WORDS = {
  proposed: "Proposed",
  "to come": "Switched on, to come",
  "in force": "In force now",
  before: "In force before",
  withdrawn: "Withdrawn",
} as const;

/** Who proposed it and when; the first came with the hub. */
export function proposedWords({ proposedBy, proposedAt }: ShownVersion): string {
  return proposedBy === null ? "Came with the hub" : `${proposedBy}, ${exactTime(proposedAt)}`;
}

/** From when, and who switched it on; what stands instead for one that nobody did. */
export function fromWords({ version, from, switchedBy, withdrawnBy }: ShownVersion): string {
  if (withdrawnBy !== null) return `Taken back by ${withdrawnBy}`;
  if (version === "1") return "From the beginning";
  if (from === null) return "Not switched on";
  return `${exactTime(from)}, by ${switchedBy ?? "somebody"}`;
}
