import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFacts } from "#machines/protocol/parse.ts";
import { triage } from "#machines/protocol/triage.ts";
import { anyFacts } from "./protocol-arbitrary.ts";
import { oracle } from "./protocol-oracle.ts";
import { runs } from "./runs.ts";

test("a second, naive reading of the protocol gives the same answer for 3,000 random facts documents", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const parsed = parseFacts(JSON.parse(JSON.stringify(facts)));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      const { warnings, ...answer } = triage(parsed.facts);
      expect(warnings).toBeInstanceOf(Array);
      expect(answer).toEqual(oracle(parsed.facts));
    }),
    runs(3000),
  );
});
