// Changes of prices, rules and indices that wait for a second person, and those that were decided.
import type { From, Trx } from "./connection.ts";
import { changeSealedRow, insertSealedRow } from "./row-seal.ts";
import { rowById } from "./rows.ts";
import type { Changes, NewRow, Row, Stretch } from "./rows.ts";

export type CatalogueChangeRow = Row<"catalogue_change">;

/** Puts one in. */
export const insertCatalogueChange = (trx: Trx, row: NewRow<"catalogue_change">): Promise<void> =>
  insertSealedRow(trx, "catalogue_change", row);

/** The one with this id. */
export const catalogueChangeById = (from: From, id: string): Promise<CatalogueChangeRow | undefined> =>
  rowById(from, "catalogue_change", id);

/** Changes it; false when it is no longer at `version`. */
export const updateCatalogueChange = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"catalogue_change">,
): Promise<boolean> => changeSealedRow(trx, "catalogue_change", id, version, changes);

/** The one with this content that still waits. */
export function waitingChangeLike(from: From, area: string, digest: string): Promise<CatalogueChangeRow | undefined> {
  return from.q
    .selectFrom("catalogue_change")
    .selectAll()
    .where("status", "=", "proposed")
    .where("area", "=", area)
    .where("digest", "=", digest)
    .limit(1)
    .executeTakeFirst();
}

/** Those of the area and of everybody that wait, the oldest first. */
export function waitingChanges(from: From, area: string): Promise<CatalogueChangeRow[]> {
  return from.q
    .selectFrom("catalogue_change")
    .selectAll()
    .where("status", "=", "proposed")
    .where("area", "in", [area, "*"])
    .orderBy("proposed_at")
    .orderBy("id")
    .execute();
}

/** Those of the area and of everybody that were decided, the newest first. */
export function decidedChanges(
  from: From,
  area: string,
  { limit, offset = 0 }: Stretch,
): Promise<CatalogueChangeRow[]> {
  return from.q
    .selectFrom("catalogue_change")
    .selectAll()
    .where("status", "in", ["approved", "refused"])
    .where("area", "in", [area, "*"])
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}
