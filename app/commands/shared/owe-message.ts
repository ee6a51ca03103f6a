import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { outboxOfCase } from "#db/outbox.ts";
import { WITHIN } from "#machines/clocks-of.ts";
import { baseClock, type AnyClock } from "#machines/owed.ts";
import { later } from "#machines/time.ts";
import type { Told } from "../told.ts";
import { turnCase } from "./move-case.ts";
import { owe, settle } from "./owe.ts";

const CLOCK = "settle-message";

/** A message about this case did not go: somebody at the hub sees to it. A closed case owes nothing. */
export async function oweMessage(trx: Trx, row: CaseRow, told: Told): Promise<void> {
  if (row.status === "closed") return;
  const open = await openDeadlinesOfCase(trx, row.id);
  if (open.some(({ clock }) => baseClock(clock as AnyClock) === CLOCK)) return;
  const due = later(told.at, WITHIN[CLOCK]);
  await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: CLOCK, due });
  await turnCase(trx, row, told);
}

/** The last message of the case that had not gone is seen to. */
export async function settleMessages(trx: Trx, row: CaseRow, told: Told): Promise<void> {
  if ((await outboxOfCase(trx, row.id)).some(({ status }) => status === "failed")) return;
  await settle(trx, "case", row.id, told, CLOCK);
  if (row.status !== "closed") await turnCase(trx, row, told);
}
