// What must hold of the stored system after every step, read straight from its tables.
import type { CaseRow } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { eventsOfCase } from "#db/event.ts";
import { send } from "#db/look.ts";
import { newHistory, tellHistory } from "./history.ts";
import type { Look } from "./reader.ts";
import { CONTACT_RULES } from "./rules/contacts.ts";
import { GRADE_RULES } from "./rules/grades.ts";
import { historyGivesStatus } from "./rules/history.ts";
import { OWED_RULES } from "./rules/owed.ts";
import { OWNER_RULES } from "./rules/owners.ts";
import { PASSED_ON_RULES } from "./rules/passed-on.ts";
import { brokenBy } from "./rules/rule.ts";
import { everybody, seenCase, type Seen, type SeenContact } from "./seen.ts";

/** What must hold of a case at any moment, whatever happened to it before. */
export const CASE_RULES = [...OWED_RULES, ...OWNER_RULES, ...GRADE_RULES, ...PASSED_ON_RULES];

/** What is broken about a case, in sentences that begin with the rule's name. */
export const brokenInCase = (seen: Seen): string[] => brokenBy(CASE_RULES, seen);

/** The same of a contact. */
export const brokenInContact = (seen: SeenContact): string[] => brokenBy(CONTACT_RULES, seen);

/** What is broken about a case of this database, its whole history replayed; empty when nothing is. */
export async function brokenIn(db: Db, row: CaseRow): Promise<string[]> {
  const look: Look = async <Row>(sql: string, ...values: readonly unknown[]) =>
    (await send(db, sql, values)).rows as Row[];
  const seen = await seenCase(look, row, await everybody(look));
  const history = newHistory();
  const told: string[] = [];
  // What happened to a contact before it became part of the case is not the case's to tell.
  for (const event of await eventsOfCase(db, row.id))
    if (event.subject !== "contact") told.push(...(await tellHistory(history, event, db, look)));
  return [...brokenInCase(seen), ...told, ...historyGivesStatus(history, seen)];
}
