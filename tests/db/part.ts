// A part of the world that every query is asked about: its rows, and what is asked of them. One file a part in parts/.
import type { Trx } from "#db/connection.ts";
import type { World } from "./world.ts";

/** What a look is asked (after `from`), and how many rows come, or one (true), none (undefined) or a number as text. */
export type Look = [args: unknown[], finds: number | boolean | undefined | string];
/** What a change is asked (after `trx`), and what it answers the first and the second time. */
export type Change = [args: unknown[], first: unknown, second: unknown];

export interface Part {
  readonly looks: Readonly<Record<string, Look>>;
  readonly changes: Readonly<Record<string, Change>>;
}

/** Puts a row or more in every table of the part, and says what to ask of them. */
export type PartOf = (trx: Trx, world: Omit<World, "parts">) => Promise<Part>;
