import { actionById } from "#db/action.ts";
import { caseById, type CaseRow } from "#db/case.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { contactById, updateContact } from "#db/contact.ts";
import { clearDeadlines, deadlineById, deadlinesPassed, fireDeadline, type DeadlineRow } from "#db/deadline.ts";
import { beat } from "#db/heartbeat.ts";
import { decide, type Kinds } from "#machines/decide.ts";
import { whenPassed, type AnyClock } from "#machines/owed.ts";
import type { Instant } from "#machines/time.ts";
import { moveCase } from "./shared/move-case.ts";
import { nextOfContact, owe } from "./shared/owe.ts";
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
    if (!deadline || !(await fireDeadline(trx, id, at))) return false;
    const told: Told = { by: { userId: "clock", organisationId: "clock", role: "clock", area: "" }, at };
    const row = deadline.case_id === null ? undefined : await caseById(trx, deadline.case_id);
    if (deadline.subject === "contact") await passContact(trx, deadline, told);
    else if (row) await passCase(trx, deadline, row, told);
    return true;
  });
}

async function passContact(trx: Trx, deadline: DeadlineRow, told: Told): Promise<void> {
  const contact = await contactById(trx, deadline.subject_id);
  if (!contact || contact.status === "routed" || contact.status === "over") return;
  const next = whenPassed(deadline.clock as AnyClock, told.at, null);
  await owe(trx, { subject: "contact", subjectId: contact.id, caseId: null, ...next });
  const decision = decide("contact", contact.status, contact, { type: "CLOCK_PASSED", clock: deadline.clock });
  if (!decision.ok) throw new Error("An open contact takes a clock.");
  const saved = await updateContact(trx, contact.id, contact.version, {
    status: decision.status,
    ...(await nextOfContact(trx, contact)),
  });
  if (!saved) throw new Error("The contact changed while its clock passed.");
  await writeEvent(
    trx,
    {
      subject: "contact",
      subjectId: contact.id,
      caseId: null,
      type: "CLOCK_PASSED",
      from: contact.status,
      to: decision.status,
    },
    told,
  );
  await writeAudit(trx, "clock.pass", { table: "contact", id: contact.id }, told);
}

async function passCase(trx: Trx, deadline: DeadlineRow, row: CaseRow, told: Told): Promise<void> {
  if (row.status === "closed") {
    await clearDeadlines(trx, deadline.subject, deadline.subject_id, told.at);
    return;
  }
  const next = whenPassed(deadline.clock as AnyClock, told.at, row.grade);
  await owe(trx, { subject: deadline.subject, subjectId: deadline.subject_id, caseId: row.id, ...next });
  if (deadline.subject === "action") await noteOnAction(trx, deadline, told);
  const clock: Kinds["case"]["event"] = { type: "CLOCK_PASSED", clock: deadline.clock };
  const moved = await moveCase(
    trx,
    row,
    clock,
    told,
    {},
    {
      clock: deadline.clock,
      ...(deadline.subject === "action" ? { action: deadline.subject_id } : {}),
    },
  );
  if (moved.kind !== "done") throw new Error("An open case takes a clock.");
  await writeAudit(trx, "clock.pass", { table: deadline.subject, id: deadline.subject_id, caseId: row.id }, told);
}

async function noteOnAction(trx: Trx, deadline: DeadlineRow, told: Told): Promise<void> {
  const action = await actionById(trx, deadline.subject_id);
  if (!action) return;
  await writeEvent(
    trx,
    {
      subject: "action",
      subjectId: action.id,
      caseId: action.case_id,
      type: "CLOCK_PASSED",
      from: action.status,
      to: action.status,
    },
    told,
  );
}
