// What reached the old doors: a row each, and the totals by month that the page reads.
import { sql } from "kysely";
import type { From, Trx } from "./connection.ts";
import { change, look } from "./look.ts";
import type { NewRow, Row } from "./rows.ts";

export type LegacyContactTotalRow = Row<"legacy_contact_total">;

/** A month in London and its first and first-after instant. */
export interface MonthSpan {
  readonly month: string;
  readonly from: string;
  readonly until: string;
}

/** Puts in those that are not there yet. Answers the new ones. Any number up to a few hundred at once. */
export async function insertLegacyContacts(
  trx: Trx,
  rows: readonly NewRow<"legacy_contact">[],
): Promise<{ readonly contact_point_id: string; readonly on_day: string }[]> {
  if (rows.length === 0) return [];
  const values = rows.flatMap(({ contact_point_id, source_key, on_day }) => [contact_point_id, source_key, on_day]);
  return look(trx, `insert ${rows.length} legacy contacts`, values, (q) =>
    q
      .insertInto("legacy_contact")
      .values(rows.map(({ contact_point_id, source_key, on_day }) => ({ contact_point_id, source_key, on_day })))
      .onConflict((conflict) => conflict.columns(["contact_point_id", "source_key"]).doNothing())
      .returning(["contact_point_id", "on_day"]),
  );
}

/** Adds to a month's total of one contact point; in the transaction that put its contacts in, and nowhere else. */
export async function addToLegacyTotal(trx: Trx, row: NewRow<"legacy_contact_total">): Promise<void> {
  const { area, month, contact_point_id, contacts } = row;
  await change(trx, "add to legacy total", [area, month, contact_point_id, contacts], (q) =>
    q
      .insertInto("legacy_contact_total")
      .values({ area, month, contact_point_id, contacts })
      .onConflict((conflict) =>
        conflict.columns(["area", "month", "contact_point_id"]).doUpdateSet((e) => ({
          contacts: e("legacy_contact_total.contacts", "+", e.ref("excluded.contacts")),
        })),
      ),
  );
}

/** The totals of the area from one month to another, both with them. */
export function legacyTotals(from: From, area: string, first: string, last: string): Promise<LegacyContactTotalRow[]> {
  return from.q
    .selectFrom("legacy_contact_total")
    .selectAll()
    .where("area", "=", area)
    .where("month", ">=", first)
    .where("month", "<=", last)
    .orderBy("month")
    .orderBy("contact_point_id")
    .execute();
}

/** How many rows of old call logs the area's contact points have, by month and contact point, counted one by one: slow. */
export async function countedLegacyTotals(from: From, area: string): Promise<LegacyContactTotalRow[]> {
  const { rows } = await sql<LegacyContactTotalRow>`
    select contact_point.area as area, substr(on_day, 1, 7) as month, contact_point_id, count(*) as contacts
    from legacy_contact join contact_point on contact_point.id = contact_point_id
    where contact_point.area = ${area} group by 1, 2, 3 order by 2, 3`.execute(from.q);
  return rows.map((row) => ({ ...row, contacts: Number(row.contacts) }));
}

export interface HubMonth {
  readonly month: string;
  readonly channel: Row<"contact">["channel"];
  readonly contacts: number;
  /** Those that were asked how many doors they had tried before, and those of them that had tried three or more. */
  readonly asked: number;
  readonly tried_three: number;
  /** Those that were asked how often they had told their story, and how often they had, all together. */
  readonly asked_told: number;
  readonly times_told: number;
}

/** What reached the hub in each of these months, by channel. */
export async function hubContactsByMonth(from: From, area: string, months: readonly MonthSpan[]): Promise<HubMonth[]> {
  if (months.length === 0) return [];
  const spans = sql.join(months.map(({ month, from: since, until }) => sql`(${month}, ${since}, ${until})`));
  const { rows } = await sql<Record<keyof HubMonth, string | number>>`
    with span (month, since, until) as (values ${spans})
    select span.month, contact.channel, count(*) as contacts, count(contact.doors_tried) as asked,
      count(case when contact.doors_tried >= 3 then 1 end) as tried_three,
      count(contact.times_told) as asked_told, coalesce(sum(contact.times_told), 0) as times_told
    from span cross join contact
    where contact.area = ${area} and contact.started_at >= span.since and contact.started_at < span.until
    group by 1, 2 order by 1, 2`.execute(from.q);
  return rows.map((row) => ({
    month: String(row.month),
    channel: row.channel as HubMonth["channel"],
    contacts: Number(row.contacts),
    asked: Number(row.asked),
    tried_three: Number(row.tried_three),
    asked_told: Number(row.asked_told),
    times_told: Number(row.times_told),
  }));
}
