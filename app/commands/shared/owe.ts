// Deadlines: what is owed, and the one next action that a case or contact shows.
import { actionById, type ActionRow } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import {
  clearDeadlines,
  insertDeadline,
  openDeadlinesOfCase,
  openDeadlinesOfSubject,
  type DeadlineRow,
} from "#db/deadline.ts";
import { newId } from "#db/ids.ts";
import { organisationById } from "#db/organisation.ts";
import type { NextColumns } from "#db/schema.ts";
import { activeUsersByRole, userById } from "#db/user.ts";
import { mostUrgent, owedBy, REVIEW_AFTER, type AnyClock, type Clock } from "#machines/owed.ts";
import type { Subject } from "#machines/statuses.ts";
import { DAY, later, type Instant } from "#machines/time.ts";
import type { Told } from "../told.ts";

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

/** Stops the clocks of one thing: all of them, or those that ask for `base` (late or not). */
export async function settle(trx: Trx, subject: Subject, subjectId: string, told: Told, base?: Clock): Promise<void> {
  await clearDeadlines(trx, subject, subjectId, told.at, base === undefined ? [] : [base, `late-${base}`]);
}

const asOwed = (deadline: DeadlineRow) => ({ ...deadline, clock: deadline.clock as AnyClock, due: deadline.due_at });

interface NextOfCase extends NextColumns {
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
  const action = urgent.subject === "action" ? ((await actionById(trx, urgent.subject_id)) ?? null) : null;
  const owner = await ownerOf(trx, urgent.clock, action, row);
  return {
    next_what: urgent.clock,
    next_owner_organisation_id: owner.organisationId,
    next_owner_user_id: owner.userId,
    next_due_at: urgent.due_at,
    next_action_id: action?.id ?? null,
  };
}

interface Owner {
  readonly organisationId: string;
  readonly userId: string | null;
}

async function ownerOf(trx: Trx, clock: AnyClock, action: ActionRow | null, row: CaseRow): Promise<Owner> {
  const turn = owedBy(clock);
  if (turn === "partner" && action) {
    const organisation = await organisationById(trx, action.owner_organisation_id);
    // An organisation that no longer works with the hub owes nothing: its turn falls to the duty manager.
    if (organisation?.status === "active") return { organisationId: organisation.id, userId: null };
    return dutyOwner(trx, row.hub_organisation_id, row.area);
  }
  if (turn === "duty") return dutyOwner(trx, row.hub_organisation_id, row.area);
  const holder = row.holder_user_id === null ? undefined : await userById(trx, row.holder_user_id);
  return { organisationId: row.hub_organisation_id, userId: holder?.status === "active" ? holder.id : null };
}

/** The duty manager on shift, or the first active one; the hub's whole queue when there is none. */
export async function dutyOwner(trx: Trx, hubOrganisationId: string, area: string): Promise<Owner> {
  const managers = await activeUsersByRole(trx, area, "duty-manager");
  const manager = managers.find((user) => user.on_shift === 1) ?? managers[0];
  return { organisationId: hubOrganisationId, userId: manager?.id ?? null };
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
  const duty = owedBy(urgent.clock) === "duty" ? await dutyOwner(trx, contact.hub_organisation_id, contact.area) : null;
  return {
    next_what: urgent.clock,
    next_owner_organisation_id: contact.hub_organisation_id,
    next_owner_user_id: duty ? duty.userId : contact.owner_user_id,
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
