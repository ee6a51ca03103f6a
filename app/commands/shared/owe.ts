// Deadlines: what is owed, and the one next action that a case or contact shows.
import { actionById } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { attemptById } from "#db/contact-attempt.ts";
import {
  clearDeadlines,
  insertDeadline,
  openDeadlinesOfCase,
  openDeadlinesOfSubject,
  type DeadlineRow,
} from "#db/deadline.ts";
import { newId } from "#db/ids.ts";
import type { NextColumns } from "#db/schema.ts";
import { mostUrgent, namesOf, owedBy, REVIEW_AFTER, type AnyClock, type Clock } from "#machines/owed.ts";
import type { Subject } from "#machines/statuses.ts";
import { DAY, later, type Instant } from "#machines/time.ts";
import type { Told } from "../told.ts";
import { dutyOwner, managerOwner, ownerOf, type Owed } from "./owner-of.ts";

export interface Debt {
  readonly subject: Subject;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly clock: AnyClock;
  readonly due: Instant;
}

/** Starts a clock. Due times in the past are allowed: they pass at the next tick. */
export async function owe(trx: Trx, debt: Debt): Promise<void> {
  await insertDeadline(trx, {
    id: newId(),
    subject: debt.subject,
    subject_id: debt.subjectId,
    case_id: debt.caseId,
    clock: debt.clock,
    due_at: debt.due,
    fired_at: null,
    cleared_at: null,
  });
}

/** Stops the clocks of one thing: all of them, or those that ask for `base`, of whomever. */
export async function settle(trx: Trx, subject: Subject, subjectId: string, told: Told, base?: Clock): Promise<void> {
  await clearDeadlines(trx, subject, subjectId, told.at, base === undefined ? [] : namesOf(base));
}

const asOwed = (deadline: DeadlineRow) => ({ ...deadline, clock: deadline.clock as AnyClock, due: deadline.due_at });

export interface NextOfCase extends NextColumns {
  next_action_id: string | null;
}

/**
 * The next action of an open case: its most urgent open clock, with an owner who exists and is active. A case that owes
 * nothing else owes a review, so there is always exactly one.
 */
export async function nextOfCase(trx: Trx, row: CaseRow, told: Told): Promise<NextOfCase> {
  let deadlines = await openDeadlinesOfCase(trx, row.id);
  if (deadlines.length === 0) {
    const due = later(told.at, row.grade ? REVIEW_AFTER[row.grade] : DAY);
    const clock =
      row.status === "received" || row.status === "triaging" || row.status === "reopened" ? "triage" : "review";
    await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock, due });
    deadlines = await openDeadlinesOfCase(trx, row.id);
  }
  const urgent = mostUrgent(deadlines.map(asOwed));
  if (!urgent) throw new Error("A case that was just given a review has a clock.");
  const owed = await owedAs(trx, urgent);
  const owner = await ownerOf(trx, owed, row);
  return {
    next_what: urgent.clock,
    next_owner_organisation_id: owner.organisationId,
    next_owner_user_id: owner.userId,
    next_due_at: urgent.due_at,
    next_action_id: owed.action?.id ?? null,
  };
}

/** The clock with what it belongs to: a partner's attempt belongs to the action they took. */
export async function owedAs(trx: Trx, deadline: Pick<DeadlineRow, "clock" | "subject" | "subject_id">): Promise<Owed> {
  const { subject, subject_id: id } = deadline;
  const attempt = subject === "attempt" ? ((await attemptById(trx, id)) ?? null) : null;
  const actionId = subject === "action" ? id : (attempt?.action_id ?? null);
  const action = actionId === null ? null : ((await actionById(trx, actionId)) ?? null);
  return { clock: deadline.clock as AnyClock, action, attempt };
}

/** The next action of a contact that is not yet a case. */
export async function nextOfContact(
  trx: Trx,
  contact: {
    readonly id: string;
    readonly area: string;
    readonly hub_organisation_id: string;
    readonly owner_user_id: string | null;
  },
): Promise<NextColumns> {
  const deadlines: DeadlineRow[] = await openDeadlinesOfSubject(trx, "contact", contact.id);
  const urgent = mostUrgent(deadlines.map(asOwed));
  if (!urgent) throw new Error("An open contact has a clock.");
  const hub = contact.hub_organisation_id;
  const turn = owedBy(urgent.clock);
  const above =
    turn === "duty"
      ? await dutyOwner(trx, contact)
      : turn === "manager"
        ? await managerOwner(trx, hub, contact)
        : undefined;
  return {
    next_what: urgent.clock,
    next_owner_organisation_id: hub,
    next_owner_user_id: above ? above.userId : contact.owner_user_id,
    next_due_at: urgent.due_at,
  };
}

export const NOTHING_OWED: NextOfCase = {
  next_what: null,
  next_owner_organisation_id: null,
  next_owner_user_id: null,
  next_due_at: null,
  next_action_id: null,
};
