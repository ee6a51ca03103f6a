// What can be read off a machine: its statuses, and which event leads from which to which. Every drawing and list is made of this.
import type { AnyStateMachine, StateNode } from "xstate";

/** An event by which a move happens, and the condition it needs. */
export interface Step {
  readonly event: string;
  /** In words. */
  readonly words: string;
  /** The guard's name; null when the event alone is enough. */
  readonly guard: string | null;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly steps: readonly Step[];
}

export interface MachineGraph {
  readonly initial: string;
  readonly states: readonly { readonly status: string; readonly final: boolean }[];
  /** From one status to another; between two of them there is one move, however many events lead there. */
  readonly moves: readonly Move[];
  /** What is taken and leaves the status as it is; `from` and `to` are the same. */
  readonly stays: readonly Move[];
}

type Node = StateNode<never, never>;

/** The machine as a graph. `words` says what each event is called; one without words goes by its name. */
export function machineGraph(machine: AnyStateMachine, words: Readonly<Record<string, string>>): MachineGraph {
  const states = Object.values(machine.root.states) as unknown as Node[];
  const all = states.flatMap((state) => movesFrom(state, words));
  return {
    initial: (machine.root.initial.target[0] as unknown as Node).key,
    states: states.map((state) => ({ status: state.key, final: state.type === "final" })),
    moves: all.filter(({ from, to }) => from !== to),
    stays: all.filter(({ from, to }) => from === to),
  };
}

function movesFrom(state: Node, words: Readonly<Record<string, string>>): Move[] {
  const steps = new Map<string, Step[]>();
  for (const [event, transitions] of state.transitions)
    for (const { target, guard } of transitions)
      for (const { key } of (target ?? []) as unknown as Node[])
        steps.set(key, [...(steps.get(key) ?? []), { event, words: words[event] ?? event, guard: nameOf(guard) }]);
  return [...steps].map(([to, its]) => ({ from: state.key, to, steps: its }));
}

function nameOf(guard: unknown): string | null {
  if (typeof guard === "string") return guard;
  return typeof guard === "object" && guard !== null && "type" in guard ? String(guard.type) : null;
}
