// What belongs to a service of the directory: its numbers, hours, languages, areas, terms, places and needs.
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

const TABLES = [
  "service_need",
  "service_phone",
  "service_language",
  "service_schedule",
  "service_area",
  "service_term",
  "service_location",
] as const;
type PartTable = (typeof TABLES)[number];

/** The parts of some services, by table; those of one service are in their own order. */
export type ServiceParts = { readonly [T in PartTable]: readonly Row<T>[] };
export type NewServiceParts = { readonly [T in PartTable]: readonly NewRow<T>[] };

/** The parts of these services, each table's in order. */
export async function partsOfServices(from: From, ids: readonly string[]): Promise<ServiceParts> {
  const parts: Partial<Record<PartTable, unknown>> = {};
  for (const table of TABLES) parts[table] = ids.length === 0 ? [] : await partsIn(from, table, ids);
  return parts as ServiceParts;
}

const partsIn = <T extends PartTable>(from: From, table: T, ids: readonly string[]) =>
  from.q
    .selectFrom(table as "service_need")
    .selectAll()
    .where("service_id", "in", ids)
    .orderBy("service_id")
    .orderBy("place")
    .execute();

/** Takes every part of the service away. */
export async function removePartsOfService(trx: Trx, id: string): Promise<void> {
  for (const table of TABLES)
    await trx.q
      .deleteFrom(table as "service_need")
      .where("service_id", "=", id)
      .execute();
}

/** Puts parts in. */
export async function insertServiceParts(trx: Trx, parts: NewServiceParts): Promise<void> {
  for (const table of TABLES) for (const row of parts[table]) await insertRow(trx, table, row as NewRow<typeof table>);
}
