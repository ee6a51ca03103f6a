// The services of the directory: public facts about who helps with what.
import type { ServiceStatus } from "#machines/directory/service.ts";
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row, Stretch } from "./rows.ts";

export type ServiceRow = Row<"service">;

/** Puts one in. */
export const insertService = (trx: Trx, row: NewRow<"service">): Promise<void> => insertRow(trx, "service", row);

/** The one with this id. */
export const serviceById = (from: From, id: string): Promise<ServiceRow | undefined> => rowById(from, "service", id);

/** Changes one that still has the version. */
export const updateService = (trx: Trx, id: string, version: number, changes: Changes<"service">): Promise<boolean> =>
  changeRow(trx, "service", id, version, changes);

/** Every service by id, those after one: a directory is read a stretch at a time. */
export function servicesAfter(from: From, id: string, limit: number): Promise<ServiceRow[]> {
  return from.q.selectFrom("service").selectAll().where("id", ">", id).orderBy("id").limit(limit).execute();
}

/** How many there are. */
export async function countServices(from: From): Promise<number> {
  const { count } = await from.q
    .selectFrom("service")
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The services by when they were last checked, those never checked first; what is over comes last. */
export function servicesByChecked(from: From, { limit, offset = 0 }: Stretch): Promise<ServiceRow[]> {
  return from.q
    .selectFrom("service")
    .selectAll()
    .orderBy((eb) => eb.case().when("status", "=", "active").then(0).else(1).end())
    .orderBy((eb) => eb.fn.coalesce("assured_date", eb.val("")))
    .orderBy("name")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
}

const OFFERED: readonly ServiceStatus[] = ["active", "temporarily closed"];

/** What answers a need and has not ended, by name. */
export function servicesForNeed(from: From, need: string, limit: number): Promise<ServiceRow[]> {
  return from.q
    .selectFrom("service")
    .selectAll()
    .where("status", "in", OFFERED)
    .where("id", "in", (q) => q.selectFrom("service_need").select("service_id").where("need", "=", need))
    .orderBy("name")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The ids of what this source brought and is not inactive. */
export async function servicesOfSource(from: From, source: string): Promise<string[]> {
  const rows = await from.q
    .selectFrom("service")
    .select("id")
    .where("source", "=", source)
    .where("status", "!=", "inactive")
    .execute();
  return rows.map(({ id }) => id);
}

/** Makes it inactive, because its source has it no more; false when it was already. */
export async function endService(trx: Trx, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable("service")
    .set((eb) => ({ status: "inactive" as const, imported_at: at, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .where("status", "!=", "inactive")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
