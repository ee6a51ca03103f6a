import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { accepts, type Kinds } from "#machines/decide.ts";
import { DRAWN, drawnOf } from "#machines/drawn.ts";
import { guardWords } from "#machines/guard-words.ts";
import { machineGraph } from "#machines/machine-graph.ts";
import { drawings, drawMachine, withDrawings } from "#machines/mermaid.ts";
import { meaningWords, SUBJECT_MEANING_WORDS } from "#machines/status-meaning-words.ts";
import { statusWords } from "#machines/status-words.ts";
import { SUBJECTS } from "#machines/statuses.ts";

/** Every status a machine knows, and every way from one to another, read from its definition as it was written. */
interface Definition {
  readonly states?: Readonly<
    Record<string, { readonly type?: string; readonly on?: Readonly<Record<string, unknown>> }>
  >;
  readonly initial?: string;
}

const written = ({ machine }: (typeof DRAWN)[number]): Required<Definition> => machine.config as Required<Definition>;

const targetsOf = (transition: unknown): string[] => {
  if (typeof transition === "string") return [transition];
  if (Array.isArray(transition)) return transition.flatMap(targetsOf);
  return targetsOf((transition as { target: string }).target);
};

const everyStep = (definition: Required<Definition>) =>
  Object.entries(definition.states).flatMap(([from, { on = {} }]) =>
    Object.entries(on).flatMap(([event, transition]) => targetsOf(transition).map((to) => `${from} ${event} ${to}`)),
  );

test("the README's drawings are those of today's machines (else: npm run diagrams)", () => {
  const readme = readFileSync("README.md", "utf8");
  expect(readme).toBe(withDrawings(readme));
});

test("a README without a place for the drawings is an error that says so", () => {
  expect(() => withDrawings("# Hub")).toThrow("no place for the drawings");
});

describe.each(DRAWN)("the graph of $title", (drawn) => {
  const { graph } = drawn;
  const definition = written(drawn);

  it("has every status of the machine, begins where it begins, and ends where it ends", () => {
    expect(graph.states.map(({ status }) => status)).toEqual(Object.keys(definition.states));
    expect(graph.initial).toBe(definition.initial);
    for (const { status, final } of graph.states) expect(final).toBe(definition.states[status]?.type === "final");
  });

  it("has every step of the machine, and no other", () => {
    const steps = [...graph.moves, ...graph.stays].flatMap(({ from, to, steps: its }) =>
      its.map(({ event }) => `${from} ${event} ${to}`),
    );
    expect(steps.sort()).toEqual(everyStep(definition).sort());
  });

  it("keeps what moves apart from what stays, and has one move between two statuses", () => {
    for (const { from, to } of graph.moves) expect(from).not.toBe(to);
    for (const { from, to } of graph.stays) expect(from).toBe(to);
    const ways = graph.moves.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(ways).size).toBe(ways.length);
  });

  it("says every event, every condition and every status in words", () => {
    for (const { steps } of [...graph.moves, ...graph.stays])
      for (const { event, words, guard } of steps) {
        expect(words, event).not.toMatch(/[A-Z_]{4}/);
        if (guard !== null) expect(guardWords(guard), guard).not.toBe("");
      }
    for (const { status } of graph.states) {
      expect(statusWords(drawn.subject, status), status).not.toMatch(/^[a-z]|-/);
      expect(meaningWords(drawn.subject, status), status).toMatch(/^[A-Z].*\.$/s);
    }
    const names = graph.states.map(({ status }) => statusWords(drawn.subject, status));
    expect(new Set(names).size, "two statuses have the same name").toBe(names.length);
  });

  it("is drawn for the README with every status and every move", () => {
    const drawing = drawMachine(graph);
    const name = (status: string) => status.replaceAll("-", "_");
    expect(drawing.startsWith(`stateDiagram-v2\n  [*] --> ${name(graph.initial)}`)).toBe(true);
    for (const { from, to } of graph.moves) expect(drawing).toContain(`  ${name(from)} --> ${name(to)} : `);
    for (const { status, final } of graph.states)
      expect(drawing.includes(`  ${name(status)} --> [*]`), status).toBe(final);
    expect(drawing.split("\n")).toHaveLength(
      2 +
        graph.moves.length +
        graph.states.filter(({ final }) => final).length +
        graph.states.filter(({ status }) => status.includes("-")).length,
    );
    expect(drawings()).toContain(drawing);
  });
});

describe("the machines that are drawn", () => {
  it("are all there are, each once", () => {
    expect(DRAWN.map(({ subject }) => subject).sort()).toEqual([...SUBJECTS].sort());
    for (const subject of SUBJECTS) {
      expect(drawnOf(subject).subject).toBe(subject);
      expect(drawnOf(subject).machine.id).toBe(subject);
      expect(SUBJECT_MEANING_WORDS[subject]).toMatch(/\.$/);
    }
    expect(() => drawnOf("nothing" as "case")).toThrow("nothing");
  });

  it("name the condition of a step, and none where there is none", () => {
    const { moves } = drawnOf("case").graph;
    const passed = moves.find(({ from, to }) => from === "emergency" && to === "supporting");
    expect(passed?.steps).toEqual([
      { event: "DANGER_PASSED", words: "Record that the danger has passed", guard: "graded" },
    ]);
    const otherwise = moves.find(({ from, to }) => from === "emergency" && to === "triaging");
    expect(otherwise?.steps).toEqual([
      { event: "DANGER_PASSED", words: "Record that the danger has passed", guard: null },
    ]);
    const closing = moves.find(({ from, to }) => from === "review" && to === "closed");
    expect(closing?.steps[0]?.guard).toBe("mayClose");
    expect(guardWords(null)).toBe("");
    expect(guardWords("nobody named it")).toBe("");
  });

  it("say that a time passes, where people would say that they wait for it", () => {
    const review = drawnOf("case").graph.moves.find(({ to }) => to === "review");
    expect(review?.steps.map(({ words }) => words)).toEqual(["Its time passes"]);
  });

  it("accept the steps that have no condition, as the hub itself asks them", () => {
    const { moves, stays } = drawnOf("action").graph;
    const context = { hubOwned: false };
    for (const { from, steps } of [...moves, ...stays])
      for (const { event, guard } of steps)
        if (guard === null)
          expect(
            accepts("action", from as "sent", context, { type: event } as Kinds["action"]["event"]),
            `${from} ${event}`,
          ).toBe(true);
  });

  it("go by the event's own name where nobody has given it words", () => {
    const graph = machineGraph(drawnOf("attempt").machine, { REACHED: "They spoke" });
    expect(graph.moves.map(({ steps }) => steps[0]?.words)).toEqual([
      "They spoke",
      "NOT_REACHED",
      "MESSAGE_LEFT",
      "NOT_MADE",
    ]);
  });
});
