// How everything moves, from the machines themselves: the picture, the same in words, and how many there are in each status now.
import type { Actor } from "#app/commands/told.ts";
import type { From } from "#db/connection.ts";
import { countStanding } from "#db/standing.ts";
import { clocksOf } from "#machines/clocks-of.ts";
import { owedSentence, type OwedSentence } from "#machines/clock-words.ts";
import { DRAWN, type Drawn } from "#machines/drawn.ts";
import { guardWords } from "#machines/guard-words.ts";
import type { MachineGraph, Move } from "#machines/machine-graph.ts";
import { meaningWords, SUBJECT_MEANING_WORDS } from "#machines/status-meaning-words.ts";
import { statusWords } from "#machines/status-words.ts";
import type { Subject } from "#machines/statuses.ts";
import { casesClosedTo } from "../closed-to.ts";
import { mostCounted } from "../count-words.ts";
import { layoutOf, type MachineLayout } from "./machine-layout.ts";

export interface NextStep {
  /** What is done, and under which condition. */
  readonly words: string;
  readonly condition: string;
  /** The name of the status it leads to. */
  readonly to: string;
}

export interface StatusRow {
  readonly status: string;
  readonly name: string;
  readonly meaning: string;
  /** At most what is counted, which means that many or more. */
  readonly count: number;
  readonly owed: readonly OwedSentence[];
  readonly next: readonly NextStep[];
  /** What else is taken, and leaves it where it is. */
  readonly stays: readonly string[];
}

export interface MovingMachine {
  readonly subject: Subject;
  readonly title: string;
  readonly meaning: string;
  readonly layout: MachineLayout;
  readonly rows: readonly StatusRow[];
}

/** Every machine, with what stands where in the actor's own hub. */
export async function howCasesMove(from: From, actor: Actor): Promise<MovingMachine[]> {
  const machines: MovingMachine[] = [];
  const hiddenCases = [...(await casesClosedTo(from, actor))];
  for (const drawn of DRAWN) {
    const { subject, title } = drawn;
    const rows: StatusRow[] = [];
    for (const { status } of drawn.graph.states) {
      const which = { area: actor.area, hub: actor.organisationId, subject, status, hiddenCases };
      const most = mostCounted(clocksOf(subject, status).length === 0);
      rows.push(rowOf(drawn, status, await countStanding(from, which, most)));
    }
    machines.push({ subject, title, meaning: SUBJECT_MEANING_WORDS[subject], layout: layoutOf(drawn), rows });
  }
  return machines;
}

function rowOf({ subject, graph }: Drawn, status: string, count: number): StatusRow {
  return {
    status,
    name: statusWords(subject, status),
    meaning: meaningWords(subject, status),
    count,
    owed: clocksOf(subject, status).map(owedSentence),
    next: graph.moves.filter(({ from }) => from === status).flatMap((move) => stepsOf(subject, move)),
    stays: staysOf(graph, status),
  };
}

const stepsOf = (subject: Subject, { to, steps }: Move): NextStep[] =>
  steps.map(({ words, guard }) => ({ words, condition: guardWords(guard), to: statusWords(subject, to) }));

/** A clock's passing is said with what is owed. */
const staysOf = ({ stays }: MachineGraph, status: string): string[] =>
  stays
    .filter(({ from }) => from === status)
    .flatMap(({ steps }) => steps.filter(({ event }) => event !== "CLOCK_PASSED").map(({ words }) => words));
