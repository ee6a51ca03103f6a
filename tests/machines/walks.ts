// What each machine is told when its graph is searched: contexts, and events with what they carry.
import type { AnyStateMachine } from "xstate";
import { actionMachine } from "#machines/action.machine.ts";
import { approvalMachine } from "#machines/approval.machine.ts";
import { attemptMachine } from "#machines/attempt.machine.ts";
import { caseMachine } from "#machines/case.machine.ts";
import { contactMachine } from "#machines/contact.machine.ts";
import { referralMachine } from "#machines/referral.machine.ts";
import {
  ACTION_STATUSES,
  APPROVAL_STATUSES,
  ATTEMPT_STATUSES,
  CASE_STATUSES,
  CONTACT_STATUSES,
  REFERRAL_STATUSES,
  type Subject,
} from "#machines/statuses.ts";

export interface Walk {
  readonly kind: Subject;
  readonly machine: AnyStateMachine;
  readonly statuses: readonly string[];
  readonly contexts: readonly object[];
  readonly events: readonly { type: string; [key: string]: unknown }[];
  /** Statuses in which nothing is owed. */
  readonly over: readonly string[];
}

const both = [true, false] as const;
const caseContexts = ([null, "standard", "high"] as const).flatMap((grade) =>
  both.flatMap((wasHigh) =>
    [0, 2].flatMap((openActions) =>
      both.flatMap((pendingApproval) =>
        [0, 1].map((openUnmet) => ({ grade, wasHigh, openActions, pendingApproval, openUnmet })),
      ),
    ),
  ),
);

export const WALKS: readonly Walk[] = [
  {
    kind: "contact",
    machine: contactMachine,
    statuses: CONTACT_STATUSES,
    contexts: (["yes", "no", "unknown"] as const).map((danger) => ({ danger })),
    events: [
      { type: "ANSWERED" },
      { type: "CUT_OFF", howEnded: "silence" },
      { type: "PICKED_UP" },
      { type: "CASE_OPENED" },
      { type: "ENDED", reason: "question-answered" },
      { type: "ENDED", reason: " " },
      { type: "CLOCK_PASSED", clock: "finish-call" },
    ],
    over: ["routed", "over"],
  },
  {
    kind: "case",
    machine: caseMachine,
    statuses: CASE_STATUSES,
    contexts: caseContexts,
    events: [
      { type: "TRIAGE_STARTED" },
      { type: "GRADED", grade: "high" },
      { type: "ACTIONS_AGREED" },
      { type: "ACTION_MOVED" },
      { type: "DANGER_BEGAN" },
      { type: "DANGER_PASSED" },
      { type: "REVIEWED" },
      { type: "CONTACTED_AGAIN" },
      { type: "CLOCK_PASSED", clock: "review" },
      { type: "CLOCK_PASSED", clock: "triage" },
      { type: "CLOSED", outcome: "plan-complete", secondPerson: true },
      { type: "CLOSED", outcome: "plan-complete", secondPerson: false },
      { type: "CLOSED", outcome: "", secondPerson: true },
    ],
    over: ["closed"],
  },
  {
    kind: "action",
    machine: actionMachine,
    statuses: ACTION_STATUSES,
    contexts: both.map((hubOwned) => ({ hubOwned })),
    events: [
      { type: "AGREED" },
      { type: "SENT", how: "phone" },
      { type: "ACCEPTED" },
      { type: "STARTED" },
      { type: "DONE" },
      { type: "NOT_TAKEN_UP" },
      { type: "UNREACHED" },
      { type: "DECLINED", reason: "no-space" },
      { type: "DECLINED", reason: "" },
      { type: "WITHDRAWN", reason: "asked us to" },
      { type: "WITHDRAWN", reason: "" },
      { type: "CLOCK_PASSED", clock: "answer-action" },
    ],
    over: ["done", "not-taken-up", "withdrawn", "declined"],
  },
  {
    kind: "referral",
    machine: referralMachine,
    statuses: REFERRAL_STATUSES,
    contexts: [{}],
    events: [
      { type: "ACKNOWLEDGED" },
      { type: "ATTEMPTED" },
      { type: "REACHED" },
      { type: "UNREACHED" },
      { type: "NOT_ELIGIBLE", instead: "another area's hub" },
      { type: "NOT_ELIGIBLE", instead: "" },
      { type: "WITHDRAWN" },
      { type: "CLOCK_PASSED", clock: "first-contact" },
    ],
    over: ["in-contact", "not-eligible"],
  },
  {
    kind: "attempt",
    machine: attemptMachine,
    statuses: ATTEMPT_STATUSES,
    contexts: [{}],
    events: [
      { type: "REACHED" },
      { type: "NOT_REACHED" },
      { type: "MESSAGE_LEFT" },
      { type: "NOT_MADE" },
      { type: "CLOCK_PASSED", clock: "finish-attempt" },
    ],
    over: ["reached", "not-reached", "message-left", "not-made"],
  },
  {
    kind: "approval",
    machine: approvalMachine,
    statuses: APPROVAL_STATUSES,
    contexts: both.map((danger) => ({ danger })),
    events: [
      { type: "APPROVED", secondPerson: true },
      { type: "APPROVED", secondPerson: false },
      { type: "REFUSED", secondPerson: true },
      { type: "REFUSED", secondPerson: false },
      { type: "SUPERSEDED" },
      { type: "CLOCK_PASSED", clock: "approve-grade" },
    ],
    over: ["approved", "refused", "superseded"],
  },
];
