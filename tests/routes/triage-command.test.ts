import { describe, expect, it } from "vitest";
import { triageAll } from "#app/cli/triage.ts";

const facts = { area: "essex", at: "2026-03-02T09:00:00Z", source: "self", immediateDanger: "no" };

async function answers(text: string) {
  const printed: string[] = [];
  // eslint-disable-next-line @typescript-eslint/require-await -- lines come one by one, as from a terminal
  async function* lines() {
    yield* text.split("\n");
  }
  const good = await triageAll(lines(), (line) => printed.push(line));
  return { good, results: printed.map((line) => JSON.parse(line) as { suggestedGrade?: string; error?: unknown }) };
}

describe("hub triage", () => {
  it("answers one document a line, in order, and goes on after a bad one", async () => {
    const { good, results } = await answers(`${JSON.stringify(facts)}\n{"area":1}\n\n${JSON.stringify(facts)}\n`);
    expect(good).toBe(false);
    expect(results.map((result) => "error" in result)).toEqual([false, true, false]);
  });

  it("takes one document printed over many lines", async () => {
    const { good, results } = await answers(`\n${JSON.stringify(facts, null, 2)}\n`);
    expect(good).toBe(true);
    expect(results).toHaveLength(1);
  });

  it("answers each line for itself when nothing makes a document", async () => {
    const { good, results } = await answers(`nonsense\n${JSON.stringify(facts)}\n`);
    expect(good).toBe(false);
    expect(results.map((result) => "error" in result)).toEqual([true, false]);
  });

  it("says so when there was nothing", async () => {
    await expect(answers("\n \n")).rejects.toThrow("Give one facts document");
  });
});
