// How a person may be reached.
import type { Channel } from "#machines/safe-contact.ts";
import type { From, Trx } from "./connection.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type SafeContactRow = Row<"safe_contact">;

/** Puts one in. */
export const insertSafeContact = (trx: Trx, row: NewRow<"safe_contact">): Promise<void> =>
  insertRow(trx, "safe_contact", row);

/** The one with this id. */
export const safeContactById = (from: From, id: string): Promise<SafeContactRow | undefined> =>
  rowById(from, "safe_contact", id);

/** Changes it; false when it is no longer at `version`. */
export const updateSafeContact = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"safe_contact">,
): Promise<boolean> => changeRow(trx, "safe_contact", id, version, changes);

/** Every way to reach the person of the case, in the order they were told. */
export function safeContactsOfCase(from: From, caseId: string): Promise<SafeContactRow[]> {
  return from.q.selectFrom("safe_contact").selectAll().where("case_id", "=", caseId).orderBy("id").execute();
}

/** The same for many cases at once, by case and in the order they were told. */
export async function safeContactsOfCases(from: From, caseIds: readonly string[]): Promise<SafeContactRow[]> {
  if (caseIds.length === 0) return [];
  return from.q
    .selectFrom("safe_contact")
    .selectAll()
    .where("case_id", "in", caseIds)
    .orderBy("case_id")
    .orderBy("id")
    .execute();
}

/** The row as the safe-contact rules want to know it. Whoever said "never" of one way said it of all: see `channelAmong`. */
export function channelOf(row: SafeContactRow): Channel {
  return {
    channel: row.channel,
    safe: row.safe,
    days: JSON.parse(row.days) as number[],
    from: row.from_time,
    to: row.to_time,
    voicemail: row.voicemail,
    text: row.text,
    whosePhone: row.whose_phone,
    othersSee: row.others_see,
    confirmedAt: row.confirmed_at,
    doNotContact: row.do_not_contact === 1,
  };
}

/** The same among all ways to reach the person: "do not contact" at any of them holds for each. */
export const channelAmong = (row: SafeContactRow, all: readonly SafeContactRow[]): Channel => ({
  ...channelOf(row),
  doNotContact: all.some((one) => one.do_not_contact === 1),
});

/** The phone among all ways to reach the person, as all of them let it be used: "never" said of any way is said of the phone. */
export function phoneAmong(all: readonly SafeContactRow[]): SafeContactRow | undefined {
  const phone = all.find(({ channel }) => channel === "phone");
  return phone && { ...phone, do_not_contact: all.some((one) => one.do_not_contact === 1) ? 1 : 0 };
}
