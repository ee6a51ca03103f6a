import { actionById } from "#db/action.ts";
import { caseToChange, type CaseRow } from "#db/case.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { contactToChange, updateContact, updateContactTurn, type ContactRow } from "#db/contact.ts";
import { attemptById } from "#db/contact-attempt.ts";
import { clearDeadlines, deadlineById, deadlinesPassed, fireDeadline, type DeadlineRow } from "#db/deadline.ts";
import { approvalById } from "#db/grade-approval.ts";
import { beat } from "#db/heartbeat.ts";
import { decide, type Decision } from "#machines/decide.ts";
import { owedBy, whenPassed, type AnyClock } from "#machines/owed.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/catalogue.ts";
import type { Subject } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { moveCase, turnCase } from "./shared/move-case.ts";
import { nextOfContact, owe, owedAs } from "./shared/owe.ts";
import { ownerOf } from "./shared/owner-of.ts";
import { writeAudit, writeEvent } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** How many clocks one tick tells: the rest wait for the next, seconds later. */
const AT_ONCE = 200;

/**
 * Finds the clocks that have passed and tells each thing so, by the same way as people do, each in its own transaction:
 * one that fails is tried again at the next tick and keeps none of the others back, and one that was told is never told
 * again. Returns how many fired and how many failed.
 */
export async function tick(db: Db, at: Instant, atOnce = AT_ONCE): Promise<{ fired: number; failed: number }> {
  const failed = new Set<string>();
  let fired = 0;
  while (fired < atOnce) {
    const limit = atOnce + failed.size;
    const passed = await deadlinesPassed(db, at, limit);
    const untried = passed.filter(({ id }) => !failed.has(id));
    if (untried.length === 0) break;
    for (const { id } of untried) {
      try {
        if (await fire(db, id, at)) fired += 1;
      } catch {
        failed.add(id);
      }
    }
    // What a passed clock starts is due later: another look is for those that failures kept out of this one.
    if (passed.length < limit) break;
  }
  await inTransaction(db, (trx) => beat(trx, "tick", at));
  return { fired, failed: failed.size };
}

function fire(db: Db, id: string, at: Instant): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const deadline = await deadlineById(trx, id);
    if (!deadline) return false;
    // What it is about comes first: whoever changes that now has stopped this clock when they are done, or has left it running.
    const row = deadline.case_id === null ? undefined : await caseToChange(trx, deadline.case_id);
    const contact = deadline.subject === "contact" ? await contactToChange(trx, deadline.subject_id) : undefined;
    if (!(await fireDeadline(trx, id, at))) return false;
    const told: Told = { by: { userId: "clock", organisationId: "clock", role: "clock", area: "" }, at };
    if (contact) await passContact(trx, deadline, contact, told);
    else if (row) await passCase(trx, deadline, row, told);
    return true;
  });
}

async function passContact(trx: Trx, deadline: DeadlineRow, contact: ContactRow, told: Told): Promise<void> {
  if (contact.status === "routed" || contact.status === "over") return;
  const next = whenPassed(deadline.clock as AnyClock, told.at, null);
  await owe(trx, { subject: "contact", subjectId: contact.id, caseId: null, ...next });
  const decision = decide("contact", contact.status, contact, { type: "CLOCK_PASSED", clock: deadline.clock });
  if (!decision.ok) throw new Error("An open contact takes a clock.");
  const turn = await nextOfContact(trx, contact);
  // A clock that changes nothing but whose turn it is makes no form stale that somebody has open.
  const saved =
    decision.status === contact.status
      ? await updateContactTurn(trx, contact.id, contact.version, turn)
      : await updateContact(trx, contact.id, contact.version, { status: decision.status, ...turn });
  if (!saved) throw new Error("The contact changed while its clock passed.");
  const happened = { subject: "contact", subjectId: contact.id, caseId: null, type: "CLOCK_PASSED" } as const;
  await writeEvent(trx, { ...happened, from: contact.status, to: decision.status }, told);
  await writeAudit(trx, "clock.pass", { table: "contact", id: contact.id }, told);
}

async function passCase(trx: Trx, deadline: DeadlineRow, row: CaseRow, told: Told): Promise<void> {
  if (row.status === "closed" || !(await passThing(trx, deadline, told))) {
    await clearDeadlines(trx, deadline.subject, deadline.subject_id, told.at);
    await turnCase(trx, row, told);
    return;
  }
  const next = whenPassed(deadline.clock as AnyClock, told.at, row.grade);
  await owe(trx, { subject: deadline.subject, subjectId: deadline.subject_id, caseId: row.id, ...next });
  const { clock } = deadline;
  const payload = await whoWasTold(trx, { ...deadline, clock: next.clock }, row);
  const moved = await moveCase(trx, row, { type: "CLOCK_PASSED", clock }, told, {}, { clock, ...payload });
  if (moved.kind !== "done") throw new Error("An open case takes a clock.");
  await writeAudit(trx, "clock.pass", { table: deadline.subject, id: deadline.subject_id, caseId: row.id }, told);
}

/** What the history of a case keeps of a passed clock: which action it was about, and who was asked in their turn. */
async function whoWasTold(trx: Trx, next: DeadlineRow, row: CaseRow): Promise<Readonly<Record<string, string>>> {
  const owed = await owedAs(trx, next);
  const about = owed.action ? { action: owed.action.id } : {};
  const turn = owedBy(owed.clock);
  if (turn !== "duty" && turn !== "manager") return about;
  const owner = await ownerOf(trx, owed, row);
  return { ...about, told: owner.as === "manager" ? owner.organisationId : "duty-manager" };
}

/** Tells an action, an attempt or an approval that its clock has passed; false when it is over and owes nothing. */
async function passThing(trx: Trx, { subject, subject_id: id, clock }: DeadlineRow, told: Told): Promise<boolean> {
  const event = { type: "CLOCK_PASSED", clock } as const;
  const happened = (caseId: string, from: string, decision: Decision<Subject>) =>
    decision.ok
      ? writeEvent(trx, { subject, subjectId: id, caseId, type: event.type, from, to: decision.status }, told).then(
          () => true,
        )
      : false;
  if (subject === "action") {
    const action = await actionById(trx, id);
    if (!action) return false;
    const hubOwned = PATHWAY[action.pathway as PathwayCode].owner === "hub";
    return happened(action.case_id, action.status, decide("action", action.status, { hubOwned }, event));
  }
  if (subject === "attempt") {
    const attempt = await attemptById(trx, id);
    return attempt ? happened(attempt.case_id, attempt.status, decide("attempt", attempt.status, {}, event)) : false;
  }
  if (subject === "approval") {
    const approval = await approvalById(trx, id);
    if (!approval) return false;
    return happened(approval.case_id, approval.status, decide("approval", approval.status, { danger: false }, event));
  }
  return true;
}
