import {
  contactPointById,
  contactPointByName,
  insertContactPoint,
  keepContactPointStatus,
  statusesOfContactPoint,
  updateContactPoint,
  type ContactPointRow,
} from "#db/contact-point.ts";
import type { Db, Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { may } from "#machines/access.ts";
import {
  CONTACT_POINT_KIND_WORDS,
  DOOR_STATUS_WORDS,
  doorKey,
  type ContactPointWords,
} from "#machines/contact-point.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export const SAME_NAME = "A contact point of this name is on the list already";

/** Adds a contact point to the administrator's own area. */
export function createContactPoint(db: Db, point: ContactPointWords, told: Told): Promise<Result<{ id: string }>> {
  return tell<{ id: string }>(db, "create-contact-point", told, point, async (trx) => {
    if (!may(told.by, "area.manage")) return notFound;
    if (await contactPointByName(trx, told.by.area, doorKey(point.name))) return refused(SAME_NAME);
    return done({ id: await addContactPoint(trx, point, told) });
  });
}

async function addContactPoint(trx: Trx, point: ContactPointWords, told: Told): Promise<string> {
  const id = newId();
  await insertContactPoint(trx, { id, area: told.by.area, ...columnsOf(point), created_at: told.at, version: 1 });
  await keepContactPointStatus(trx, { contact_point_id: id, from_day: point.from, status: point.status, at: told.at });
  await writeAudit(trx, "contact-point.create", { table: "contact_point", id }, told);
  return id;
}

const columnsOf = ({ name, kind, organisation, reach }: ContactPointWords) => ({
  name,
  name_key: doorKey(name),
  kind,
  organisation,
  reach,
});

/** Changes one, and says how it stands from a day on; the days before keep what was said of them. */
export function changeContactPoint(
  db: Db,
  input: { readonly id: string; readonly version: number; readonly point: ContactPointWords },
  told: Told,
): Promise<Result> {
  return tell(db, "change-contact-point", told, input, async (trx) => {
    const row = await contactPointById(trx, input.id);
    if (!may(told.by, "area.manage") || row?.area !== told.by.area) return notFound;
    if (row.version !== input.version) return conflict(row.version, await standing(trx, row));
    const named = await contactPointByName(trx, row.area, doorKey(input.point.name));
    if (named && named.id !== row.id) return refused(SAME_NAME);
    await putContactPoint(trx, row, input.point, told);
    return done({});
  });
}

async function putContactPoint(trx: Trx, row: ContactPointRow, point: ContactPointWords, told: Told): Promise<void> {
  await updateContactPoint(trx, row.id, row.version, columnsOf(point));
  await keepContactPointStatus(trx, {
    contact_point_id: row.id,
    from_day: point.from,
    status: point.status,
    at: told.at,
  });
  await writeAudit(trx, "contact-point.change", { table: "contact_point", id: row.id }, told);
}

async function standing(trx: Trx, row: ContactPointRow): Promise<Readonly<Record<string, string>>> {
  const [now] = await statusesOfContactPoint(trx, row.id);
  const { name, organisation, reach } = row;
  const status = now ? DOOR_STATUS_WORDS[now.status] : "";
  return { name, organisation, reach, kind: CONTACT_POINT_KIND_WORDS[row.kind], status, from: now?.from_day ?? "" };
}

/** From a file, by its name: a new one is added, one that differs is changed, one that is just like this is left alone. */
export function importContactPoint(
  db: Db,
  point: ContactPointWords,
  told: Told,
): Promise<Result<{ readonly was: "added" | "changed" | "known" }>> {
  return tell<{ was: "added" | "changed" | "known" }>(db, "import-contact-point", told, point, async (trx) => {
    const row = await contactPointByName(trx, told.by.area, doorKey(point.name));
    if (!row) {
      await addContactPoint(trx, point, told);
      return done({ was: "added" });
    }
    const statuses = await statusesOfContactPoint(trx, row.id);
    const isSame =
      (["name", "kind", "organisation", "reach"] as const).every((field) => row[field] === point[field]) &&
      statuses.some(({ from_day, status }) => from_day === point.from && status === point.status);
    if (isSame) return done({ was: "known" });
    await putContactPoint(trx, row, point, told);
    return done({ was: "changed" });
  });
}
