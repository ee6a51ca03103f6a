// What must hold of the stored system after every step, read straight from its tables.
import { actionsOfCase } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { eventsOfCase } from "#db/event.ts";
import { organisationById } from "#db/organisation.ts";
import { assessmentsOfCase } from "#db/risk-assessment.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import { userById } from "#db/user.ts";

/** What is broken about a case, in sentences; empty when nothing is. */
export async function brokenIn(db: Db, row: CaseRow): Promise<string[]> {
  return [
    ...(await brokenNext(db, row)),
    ...(await brokenHistory(db, row)),
    ...(row.grade === "high" && row.status !== "closed" ? await brokenHigh(db, row) : []),
  ];
}

async function brokenNext(db: Db, row: CaseRow): Promise<string[]> {
  const open = await openDeadlinesOfCase(db, row.id);
  if (row.status === "closed")
    return [
      ...(row.next_what === null && row.next_due_at === null ? [] : ["a closed case still owes something"]),
      ...(open.length === 0 ? [] : ["a closed case still has a running clock"]),
    ];
  const broken: string[] = [];
  if (row.next_what === null || row.next_due_at === null) broken.push("an open case has no next action");
  const clocks = open.filter((clock) => clock.clock === row.next_what && clock.due_at === row.next_due_at);
  if (clocks.length === 0) broken.push(`the next action ${row.next_what} has no running clock`);
  const organisation = await organisationById(db, row.next_owner_organisation_id ?? "");
  if (organisation?.status !== "active") broken.push("the owner of the next action is no active organisation");
  if (row.next_owner_user_id !== null) {
    const user = await userById(db, row.next_owner_user_id);
    if (user?.status !== "active") broken.push("the owner of the next action is no active person");
  }
  return broken;
}

/** The event history, replayed, gives the stored status of the case and of each of its actions. */
async function brokenHistory(db: Db, row: CaseRow): Promise<string[]> {
  const broken: string[] = [];
  const now = new Map<string, string>();
  for (const event of await eventsOfCase(db, row.id)) {
    const before = now.get(event.subject_id) ?? null;
    if (event.from_status !== before && event.subject !== "contact")
      broken.push(`${event.subject} ${event.type} began in ${event.from_status} but history says ${before}`);
    now.set(event.subject_id, event.to_status);
  }
  if (now.get(row.id) !== row.status) broken.push(`history says ${now.get(row.id)}, the case says ${row.status}`);
  for (const action of await actionsOfCase(db, row.id))
    if (now.get(action.id) !== action.status)
      broken.push(`history says ${now.get(action.id)}, an action says ${action.status}`);
  return broken;
}

/** A high grade is never without its advocate, what stands in for one, or an unmet need that somebody owes an answer to. */
async function brokenHigh(db: Db, row: CaseRow): Promise<string[]> {
  if ((await assessmentsOfCase(db, row.id)).length === 0) return [];
  const actions = (await actionsOfCase(db, row.id)).filter(
    (action) => !["withdrawn", "declined"].includes(action.status),
  );
  const advocate = actions.some((action) => {
    const rules = JSON.parse(action.rules) as string[];
    return action.pathway === "idva" || ((rules.includes("R7") || rules.includes("R2")) && rules.includes("R26"));
  });
  const unmet = (await unmetOfCase(db, row.id)).some((need) => need.pathway === "idva" || need.pathway === "outreach");
  return advocate || unmet ? [] : ["a high grade has no advocate, nothing in its place and no unmet need"];
}
