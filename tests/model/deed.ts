// What one person is about to send: prepared from what they saw, sent when they press.
import type { Actor, Told } from "#app/commands/told.ts";
import type { Db } from "#db/connection.ts";
import type { Model } from "./model.ts";

export interface Answer {
  readonly kind: string;
}

export interface Deed {
  readonly name: string;
  readonly by: Actor;
  readonly send: (db: Db, told: Told) => Promise<Answer>;
  /** The row and version that its form was made from, when doing it moves that row on: of two such only one may be done. */
  readonly from?: string;
  /** Whether sending the same form again, under the same key, must give the same answer. */
  readonly keyed: boolean;
}

/** Prepares something that somebody could do now; null when there is nothing to do it with. */
export type Prepare = (model: Model) => Deed | null | Promise<Deed | null>;

/** Where a form was made from, when it says so. */
export const madeFrom = (what: string, id: string, { version }: { readonly version?: number }) =>
  version === undefined ? {} : { from: `${what} ${id} at ${version}` };
