// What happened and has a cost. Never changed.
import type { Day } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { change, look } from "./look.ts";
import { insertSealedRow } from "./row-seal.ts";
import { rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type CostEventRow = Row<"cost_event">;

/** Puts one in, and counts it for its case. */
export async function insertCostEvent(trx: Trx, row: NewRow<"cost_event">): Promise<void> {
  await insertSealedRow(trx, "cost_event", row);
  await change(trx, "count a cost event", [row.case_id, 1, 1], (q) =>
    q
      .insertInto("cost_event_count")
      .values({ case_id: row.case_id, events: 1 })
      .onConflict((conflict) =>
        conflict.column("case_id").doUpdateSet((e) => ({ events: e("cost_event_count.events", "+", 1) })),
      ),
  );
}

/** The one with this id. */
export const costEventById = (from: From, id: string): Promise<CostEventRow | undefined> =>
  rowById(from, "cost_event", id);

/** Every cost event of the case, by the day it happened. */
export function costEventsOfCase(from: From, caseId: string): Promise<CostEventRow[]> {
  return look(from, "cost events of case", [caseId], (q) =>
    q.selectFrom("cost_event").selectAll().where("case_id", "=", caseId).orderBy("happened_on").orderBy("id"),
  );
}

/** How many events of one origin the area recorded between two days, both included, by trigger. */
export async function eventsByTrigger(
  from: From,
  area: string,
  origin: CostEventRow["origin"],
  days: { readonly first: Day; readonly last: Day },
): Promise<ReadonlyMap<string, number>> {
  const rows = await from.q
    .selectFrom("cost_event")
    .select((e) => ["trigger", e.fn.countAll().as("events")])
    .where("area", "=", area)
    .where("origin", "=", origin)
    .where("happened_on", ">=", days.first)
    .where("happened_on", "<=", days.last)
    .groupBy("trigger")
    .execute();
  return new Map(rows.map((row) => [row.trigger, Number(row.events)]));
}
