// The only callers of XState. A machine is a pure function here: the row's status and context go in, the next status
// comes out, or the list of what would be possible instead. Nothing is started, nothing is stored.
import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine } from "xstate";
import { actionMachine, type ActionContext, type ActionEvent } from "./action.machine.ts";
import { approvalMachine, type ApprovalContext, type ApprovalEvent } from "./approval.machine.ts";
import { attemptMachine, type AttemptContext, type AttemptEvent } from "./attempt.machine.ts";
import { caseMachine, type CaseContext, type CaseEvent } from "./case.machine.ts";
import { contactMachine, type ContactContext, type ContactEvent } from "./contact.machine.ts";
import { referralMachine, type ReferralContext, type ReferralEvent } from "./referral.machine.ts";
import type {
  ActionStatus,
  ApprovalStatus,
  AttemptStatus,
  CaseStatus,
  ContactStatus,
  ReferralStatus,
  Subject,
} from "./statuses.ts";

const MACHINES: Record<Subject, AnyStateMachine> = {
  contact: contactMachine,
  case: caseMachine,
  action: actionMachine,
  referral: referralMachine,
  attempt: attemptMachine,
  approval: approvalMachine,
};

export interface Kinds {
  contact: { status: ContactStatus; context: ContactContext; event: ContactEvent };
  case: { status: CaseStatus; context: CaseContext; event: CaseEvent };
  action: { status: ActionStatus; context: ActionContext; event: ActionEvent };
  referral: { status: ReferralStatus; context: ReferralContext; event: ReferralEvent };
  attempt: { status: AttemptStatus; context: AttemptContext; event: AttemptEvent };
  approval: { status: ApprovalStatus; context: ApprovalContext; event: ApprovalEvent };
}

export type Decision<K extends Subject> =
  | { readonly ok: true; readonly status: Kinds[K]["status"] }
  | { readonly ok: false; readonly possible: readonly Kinds[K]["event"]["type"][] };

const machineOf = (kind: Subject): AnyStateMachine => MACHINES[kind];

const resolve = (kind: Subject, status: string, context: unknown): AnyMachineSnapshot =>
  machineOf(kind).resolveState({ value: status, context });

// A machine is a pure function, so what it once decided of the same codes it decides again; asking it costs a hundred times
// what remembering does. Anything that might be somebody's words is never part of what is remembered.
const decided = new Map<string, Decision<Subject>>();
const begun = new Map<string, string>();
const KEPT = 5_000;
const CODE = /^[\w-]{1,30}$/;

function placeOf(kind: Subject, status: string, context: object, event: object): string | null {
  const values: unknown[] = [...Object.values<unknown>({ ...context }), ...Object.values<unknown>({ ...event })];
  if (values.length > 12) return null;
  const plain = (value: unknown) =>
    value === null ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    (typeof value === "string" && CODE.test(value));
  return values.every(plain) ? JSON.stringify([kind, status, context, event]) : null;
}

/** The status a new contact, case, action or referral starts in. */
export function begin<K extends Subject>(kind: K, context: Kinds[K]["context"]): Kinds[K]["status"] {
  const place = placeOf(kind, "", context, {});
  const known = place === null ? undefined : begun.get(place);
  if (known !== undefined) return known as Kinds[K]["status"];
  const [snapshot] = initialTransition(machineOf(kind), context) as [AnyMachineSnapshot, unknown];
  const status = snapshot.value as Kinds[K]["status"];
  if (place !== null && begun.size < KEPT) begun.set(place, status);
  return status;
}

/** What `event` makes of a row in `status`: the next status, or, when the rules refuse it, the events that status knows. */
export function decide<K extends Subject>(
  kind: K,
  status: Kinds[K]["status"],
  context: Kinds[K]["context"],
  event: Kinds[K]["event"],
): Decision<K> {
  const place = placeOf(kind, status, context, event);
  const known = place === null ? undefined : decided.get(place);
  if (known) return known;
  const decision = ask(kind, status, context, event);
  if (place === null) return decision;
  if (decided.size >= KEPT) decided.clear();
  decided.set(place, decision);
  return decision;
}

function ask<K extends Subject>(
  kind: K,
  status: Kinds[K]["status"],
  context: Kinds[K]["context"],
  event: Kinds[K]["event"],
): Decision<K> {
  const now = resolve(kind, status, context);
  // A refused event leaves the snapshot as it was without an error, so `can` is asked first.
  if (!now.can(event)) return { ok: false, possible: eventsKnownIn(kind, status) };
  const [next] = transition(machineOf(kind), now, event) as [AnyMachineSnapshot, unknown];
  return { ok: true, status: next.value as Kinds[K]["status"] };
}

/** Whether the rules accept `event` now: what a page asks before it shows a button. */
export function accepts<K extends Subject>(
  kind: K,
  status: Kinds[K]["status"],
  context: Kinds[K]["context"],
  event: Kinds[K]["event"],
): boolean {
  return resolve(kind, status, context).can(event);
}

/** The events a status has any transition for, guards aside; the clock's own event is left out. */
export function eventsKnownIn<K extends Subject>(kind: K, status: Kinds[K]["status"]): Kinds[K]["event"]["type"][] {
  const node = machineOf(kind).root.states[status];
  return (node?.ownEvents ?? []).filter((type) => type !== "CLOCK_PASSED") as Kinds[K]["event"]["type"][];
}
