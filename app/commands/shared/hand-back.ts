import { actionById } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { openDeadlinesOfSubject } from "#db/deadline.ts";
import { phoneAmong, safeContactsOfCase } from "#db/safe-contact.ts";
import { decide } from "#machines/decide.ts";
import { isLate, type AnyClock } from "#machines/owed.ts";
import { HOUR, later } from "#machines/time.ts";
import { TRIES, triesOf } from "../../tries.ts";
import type { Told } from "../told.ts";
import { moveReferral } from "./move-referral.ts";
import { owe, settle } from "./owe.ts";
import { writeAudit, writeEvent } from "./record.ts";

/** By when the duty manager looks at somebody who could not be reached, in milliseconds. */
export const DUTY_WITHIN = 4 * HOUR;

/**
 * After a try of an advocate's at a high grade that reached nobody: with the third in a safe time of its own, or when no safe time is
 * left, the duty manager is asked and whoever referred is told. The action goes on and stays the advocate's: nothing is closed. Once
 * somebody above its owner has been asked they are not asked anew.
 */
export async function handBack(trx: Trx, row: CaseRow, actionId: string, told: Told): Promise<void> {
  const action = await actionById(trx, actionId);
  if (!action || row.status === "closed") return;
  const tries = await triesOf(trx, action, row, phoneAmong(await safeContactsOfCase(trx, row.id)), told.at);
  if (tries === null || (tries.made < TRIES && tries.next !== null)) return;
  const open = await openDeadlinesOfSubject(trx, "action", action.id);
  if (open.some(({ clock }) => isLate(clock as AnyClock))) return;
  const decision = decide("action", action.status, { hubOwned: false }, { type: "UNREACHED" });
  if (!decision.ok) return;
  const about = { subject: "action", subjectId: action.id, caseId: row.id } as const;
  await settle(trx, "action", action.id, told, "start-action");
  await owe(trx, { ...about, clock: "late-start-action", due: later(told.at, DUTY_WITHIN) });
  await moveReferral(trx, row.id, { type: "UNREACHED" }, told);
  await writeEvent(trx, { ...about, type: "UNREACHED", from: action.status, to: decision.status }, told);
  await writeAudit(trx, "action.unreached", { table: "action", id: action.id, caseId: row.id }, told);
}
