// What a page for everybody must remember between a form and the page after it, and nobody may find later: kept in this process
// alone, for a few minutes, under a token that only the browser has. Nothing of it is written anywhere, here or there.
import { createHash } from "node:crypto";
import type { Answers, FieldError } from "#machines/intake/answers.ts";
import { later, MINUTE, type Instant } from "#machines/time.ts";
import type { Hub } from "./hub.ts";

/** A form that was not acted upon, to be put right. */
export interface Unsent {
  readonly typed: Answers;
  readonly errors: readonly FieldError[];
  readonly key: string;
  readonly status: 409 | 422 | 429;
}

/** A form that was. The reference and the word are there until they have been shown once. */
export interface Sent {
  readonly due: Instant;
  readonly danger: boolean;
  /** Whether somebody will contact the writer, or the writer rings. */
  readonly rings: "us" | "them";
  readonly once: { readonly reference: string; readonly word: string | null } | null;
  /** They asked to see it: the next page does, and forgets it. */
  readonly showing: boolean;
}

export interface Kept {
  readonly form?: Unsent;
  readonly again?: Unsent;
  readonly sent?: Sent;
  /** The second form was sent. */
  readonly againSent?: boolean;
}

export const KEPT_FOR = 20 * MINUTE;
/** More than a county writes in twenty minutes; each is at most a form of 256 KiB, and nearly all are far smaller. */
const MOST = 2_000;
const MOST_CHARACTERS = 50_000_000;

interface Entry {
  readonly kept: Kept;
  readonly until: Instant;
  readonly size: number;
}

export class KeptBriefly {
  readonly #entries = new Map<string, Entry>();
  readonly #clock: () => Instant;
  #characters = 0;

  constructor(clock: () => Instant) {
    this.#clock = clock;
  }

  /** What is kept under this token; nothing when it was never there, was forgotten, or is too old. */
  of(token: string | null): Kept {
    this.#dropOld();
    return (token === null ? undefined : this.#entries.get(placeOf(token))?.kept) ?? {};
  }

  /** Keeps this in place of what was there. */
  keep(token: string, kept: Kept): void {
    this.forget(token);
    const size = JSON.stringify(kept).length;
    this.#entries.set(placeOf(token), { kept, until: later(this.#clock(), KEPT_FOR), size });
    this.#characters += size;
    this.#dropOld();
  }

  forget(token: string | null): void {
    if (token !== null) this.#drop(placeOf(token));
  }

  #drop(place: string): void {
    const entry = this.#entries.get(place);
    if (!entry) return;
    this.#entries.delete(place);
    this.#characters -= entry.size;
  }

  /** Oldest first: a map keeps the order in which things were put in. */
  #dropOld(): void {
    const now = this.#clock();
    for (const [place, { until }] of this.#entries) {
      if (until > now && this.#entries.size <= MOST && this.#characters <= MOST_CHARACTERS) return;
      this.#drop(place);
    }
  }
}

const placeOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

const stores = new WeakMap<Hub, KeptBriefly>();

/** What this hub's process keeps. */
export function keptBriefly(hub: Hub): KeptBriefly {
  const found = stores.get(hub) ?? new KeptBriefly(hub.clock);
  stores.set(hub, found);
  return found;
}
