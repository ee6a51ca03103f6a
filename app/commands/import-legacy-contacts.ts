import { contactPointsOfArea } from "#db/contact-point.ts";
import type { Db } from "#db/connection.ts";
import { addToLegacyTotal, insertLegacyContacts } from "#db/legacy-contact.ts";
import { blindKey } from "#db/sealed.ts";
import type { Day } from "#machines/time.ts";
import { done, notFound, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface LegacyContact {
  readonly contactPointId: string;
  readonly day: Day;
  /** What tells it from every other contact of its door; only a keyed hash of it is kept. */
  readonly mark: string;
}

/** Rows of one statement. */
const AT_ONCE = 200;

/**
 * Contacts of an old call log, with the totals of their months, in one transaction. One that is there already changes nothing, so a
 * file can be imported again, or gone on with. Answers how many were new.
 */
export function importLegacyContacts(
  db: Db,
  rows: readonly LegacyContact[],
  told: Told,
): Promise<Result<{ readonly added: number }>> {
  return tell<{ added: number }>(db, "import-legacy-contacts", told, null, async (trx) => {
    const area = told.by.area;
    const known = new Set((await contactPointsOfArea(trx, area)).map(({ id }) => id));
    if (rows.some((row) => !known.has(row.contactPointId))) return notFound;
    const totals = new Map<string, { month: string; contact_point_id: string; contacts: number }>();
    let added = 0;
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE).map(({ contactPointId, day, mark }) => ({
        contact_point_id: contactPointId,
        source_key: blindKey(trx.keyring, "legacy-contact", mark),
        on_day: day,
      }));
      for (const row of await insertLegacyContacts(trx, some)) {
        const month = row.on_day.slice(0, 7);
        const key = `${month} ${row.contact_point_id}`;
        const total = totals.get(key) ?? { month, contact_point_id: row.contact_point_id, contacts: 0 };
        totals.set(key, { ...total, contacts: total.contacts + 1 });
        added += 1;
      }
    }
    for (const total of totals.values()) await addToLegacyTotal(trx, { area, ...total });
    if (added > 0) await writeAudit(trx, "legacy-contact.import", { table: "legacy_contact", id: null }, told);
    return done({ added });
  });
}
