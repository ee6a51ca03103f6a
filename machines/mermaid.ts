// Draws a machine as a Mermaid state diagram, for the README: generated, so that a drawing can never say what is not so.
import type { AnyStateMachine, StateNode } from "xstate";
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
import { referralMachine } from "./referral.machine.ts";

/** What is drawn: each machine under its heading, with the words for its events. */
export const DRAWN: readonly { title: string; machine: AnyStateMachine; words: Readonly<Record<string, string>> }[] = [
  { title: "Contact", machine: contactMachine, words: CONTACT_EVENT_WORDS },
  { title: "Case", machine: caseMachine, words: CASE_EVENT_WORDS },
  { title: "Action", machine: actionMachine, words: ACTION_EVENT_WORDS },
  { title: "Referral", machine: referralMachine, words: REFERRAL_EVENT_WORDS },
  { title: "Contact attempt", machine: attemptMachine, words: ATTEMPT_EVENT_WORDS },
  { title: "Grade approval", machine: approvalMachine, words: APPROVAL_EVENT_WORDS },
];

type Node = StateNode<never, never>;

/** One diagram. A move that leaves a state as it is stays out of the picture: the list of statuses would drown in them. */
export function drawMachine(machine: AnyStateMachine, words: Readonly<Record<string, string>>): string {
  const states = Object.values(machine.root.states) as unknown as Node[];
  const name = (key: string) => key.replaceAll("-", "_");
  const lines = ["stateDiagram-v2", `  [*] --> ${name((machine.root.initial.target[0] as unknown as Node).key)}`];
  for (const state of states)
    if (state.key.includes("-")) lines.push(`  ${name(state.key)} : ${state.key.replaceAll("-", " ")}`);
  for (const state of states) {
    const moves = new Map<string, string[]>();
    for (const [type, transitions] of state.transitions)
      for (const transition of transitions)
        for (const target of (transition.target ?? []) as unknown as Node[])
          if (target.key !== state.key) moves.set(target.key, [...(moves.get(target.key) ?? []), words[type] ?? type]);
    for (const [target, by] of moves)
      lines.push(`  ${name(state.key)} --> ${name(target)} : ${[...new Set(by)].join(", ")}`);
    if (state.type === "final") lines.push(`  ${name(state.key)} --> [*]`);
  }
  return lines.join("\n");
}

/** All diagrams as the README holds them. */
export function drawings(): string {
  return DRAWN.map(
    ({ title, machine, words }) => `### ${title}\n\n\`\`\`mermaid\n${drawMachine(machine, words)}\n\`\`\``,
  ).join("\n\n");
}

export const START = "<!-- machines: npm run diagrams -->";
export const END = "<!-- end of machines -->";

/** The README with its drawings made anew. Throws when it has no place for them. */
export function withDrawings(readme: string): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) throw new Error("The README has no place for the drawings.");
  return `${readme.slice(0, start + START.length)}\n\n${drawings()}\n\n${readme.slice(end)}`;
}
