import { areas } from "#db/area.ts";
import type { Db, Trx } from "#db/connection.ts";
import { serviceById, updateService, type ServiceRow } from "#db/service.ts";
import { insertServiceParts, removePartsOfService } from "#db/service-part.ts";
import { isUuid, tellsPlace, withoutPlaces } from "#machines/directory/refuge.ts";
import type { Service } from "#machines/directory/service.ts";
import { londonDay } from "#machines/time.ts";
import { columnsOf, partRowsOf, servicesOf } from "../directory/stored.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** Marks a service as looked at today: what its directory said still holds. */
export function markServiceChecked(
  db: Db,
  input: { readonly id: string },
  told: Told,
): Promise<Result<{ id: string }>> {
  return tell(db, "check-service", told, input, async (trx) => {
    const row = await serviceById(trx, input.id);
    if (!row) return notFound;
    const checked = { assured_date: londonDay(told.at), checked_by: told.by.userId };
    if (!(await updateService(trx, row.id, row.version, checked))) return stale(row);
    await writeAudit(trx, "service.check", { table: "service", id: row.id }, told);
    return done({ id: row.id });
  });
}

/** What the hub itself knows of a service: "" for what nobody knows. */
export interface OwnWords {
  readonly application_process: string;
  readonly interpretation_services: string;
  readonly wait_time: string;
  readonly eligibility_description: string;
}

export interface ServiceChange {
  readonly id: string;
  readonly version: number;
  readonly words: OwnWords;
  readonly needs: readonly string[];
  /** True when people are kept safe there. Once said it stays. */
  readonly isRefuge: boolean;
}

export const TELLS_PLACE =
  "Take figures and names of streets out: where people are kept safe is never written down, and their number is above.";

/** Changes what the hub knows of a service beyond its directory. A service that is a refuge loses every place it had. */
export function changeService(db: Db, input: ServiceChange, told: Told): Promise<Result<{ id: string }>> {
  return tell(db, "change-service", told, input, async (trx) => {
    const row = await serviceById(trx, input.id);
    if (!row) return notFound;
    if (row.version !== input.version) return stale(row);
    const isRefuge = row.refuge === 1 || input.isRefuge || input.needs.includes("refuge");
    const words = trimmed(input.words);
    if (isRefuge && Object.values(words).some((text) => text !== undefined && tellsPlace(text)))
      return refused(TELLS_PLACE);
    if (isRefuge && !isUuid(row.id)) return refused("The directory gives this an id that may say where it is.");
    const [stored] = await servicesOf(trx, [row]);
    if (!stored) return notFound;
    const known = (await areas(trx)).map(({ name }) => name);
    const clean = isRefuge ? withoutPlaces({ ...stored, hub_needs: input.needs }, known) : stored;
    const needs = isRefuge ? [...new Set([...input.needs, "refuge"])] : input.needs;
    return replace(trx, row, { ...clean, ...words, hub_needs: needs }, told);
  });
}

/** Words that say nothing are none. */
function trimmed(words: OwnWords): Partial<Record<keyof OwnWords, string | undefined>> {
  const entries = Object.entries(words) as [keyof OwnWords, string][];
  return Object.fromEntries(entries.map(([name, text]) => [name, text.trim() || undefined]));
}

async function replace(trx: Trx, row: ServiceRow, service: Service, told: Told): Promise<Result<{ id: string }>> {
  // Before a service becomes a refuge its places go: the database holds the two together.
  await removePartsOfService(trx, row.id);
  if (!(await updateService(trx, row.id, row.version, columnsOf(service)))) return stale(row);
  await insertServiceParts(trx, partRowsOf(service, service.hub_needs ?? []));
  await writeAudit(trx, "service.change", { table: "service", id: row.id }, told);
  return done({ id: row.id });
}

const stale = (row: ServiceRow) =>
  conflict(row.version, {
    "How to refer": row.application_process ?? "",
    Interpreters: row.interpretation_services ?? "",
    Wait: row.wait_time ?? "",
    "Who it is for": row.eligibility_description ?? "",
  });
