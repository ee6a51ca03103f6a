import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DRAWN, drawMachine, withDrawings } from "#machines/mermaid.ts";

test("the README's drawings are those of today's machines (else: npm run diagrams)", () => {
  const readme = readFileSync("README.md", "utf8");
  expect(readme).toBe(withDrawings(readme));
});

test("every status of a machine is in its drawing", () => {
  for (const { machine, words } of DRAWN) {
    const drawing = drawMachine(machine, words);
    for (const status of Object.keys(machine.root.states)) expect(drawing).toContain(status.replaceAll("-", "_"));
  }
});

test("a README without a place for the drawings is an error that says so", () => {
  expect(() => withDrawings("# Hub")).toThrow("no place for the drawings");
});
