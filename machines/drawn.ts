// Every machine that is drawn, in the order in which people meet them, with the words for its events.
import type { AnyStateMachine } from "xstate";
import { actionMachine } from "./action.machine.ts";
import { approvalMachine } from "./approval.machine.ts";
import { attemptMachine } from "./attempt.machine.ts";
import { caseMachine } from "./case.machine.ts";
import { contactMachine } from "./contact.machine.ts";
import {
  ACTION_EVENT_WORDS,
  APPROVAL_EVENT_WORDS,
  ATTEMPT_EVENT_WORDS,
  CASE_EVENT_WORDS,
  CONTACT_EVENT_WORDS,
  REFERRAL_EVENT_WORDS,
} from "./event-words.ts";
import { machineGraph, type MachineGraph } from "./machine-graph.ts";
import { referralMachine } from "./referral.machine.ts";
import type { Subject } from "./statuses.ts";

export interface Drawn {
  readonly subject: Subject;
  readonly title: string;
  readonly machine: AnyStateMachine;
  readonly graph: MachineGraph;
}

/** In a picture nobody can do it: it happens. */
const PASSED = { CLOCK_PASSED: "Its time passes" };

const drawn = (
  subject: Subject,
  title: string,
  machine: AnyStateMachine,
  words: Readonly<Record<string, string>>,
): Drawn => ({ subject, title, machine, graph: machineGraph(machine, { ...words, ...PASSED }) });

export const DRAWN: readonly Drawn[] = [
  drawn("case", "Case", caseMachine, CASE_EVENT_WORDS),
  drawn("contact", "Contact", contactMachine, CONTACT_EVENT_WORDS),
  drawn("action", "Action", actionMachine, ACTION_EVENT_WORDS),
  drawn("referral", "Referral", referralMachine, REFERRAL_EVENT_WORDS),
  drawn("attempt", "Contact attempt", attemptMachine, ATTEMPT_EVENT_WORDS),
  drawn("approval", "Grade approval", approvalMachine, APPROVAL_EVENT_WORDS),
];

/** The machine that things of this kind follow. */
export function drawnOf(subject: Subject): Drawn {
  const found = DRAWN.find((one) => one.subject === subject);
  if (!found) throw new Error(`Nothing draws the machine of ${subject}.`);
  return found;
}
