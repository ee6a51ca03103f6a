import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PATHWAY_CODES } from "#machines/protocol/catalogue.ts";
import { stillUnknown, whyAction } from "#machines/protocol/explain.ts";
import { FLAGS } from "#machines/protocol/flags.ts";
import { PROMPTS } from "#machines/protocol/prompts.ts";
import { REASONS } from "#machines/protocol/reasons.ts";
import { RULES } from "#machines/protocol/rules.ts";
import { situationOf } from "#machines/protocol/situation.ts";
import { triage } from "#machines/protocol/triage.ts";
import { FLAG_WORDS, PATHWAY_WORDS, PROMPT_WORDS, RULE_WORDS } from "#machines/protocol/words.ts";
import { anyFacts } from "./protocol-arbitrary.ts";
import { action, ask, facts } from "./protocol-case.ts";
import { runs } from "./runs.ts";

describe("why an action is suggested", () => {
  test("says only what is true of this person, and never a rule's code", () => {
    const told = facts({ strangulation: "within72h", injuryUntreated: "yes" });
    const medical = action(triage(told), "medical-same-day");
    expect(medical && whyAction(medical, told)).toEqual([
      "They were strangled in the last 72 hours; harm may not show.",
      "An injury has not been looked at.",
    ]);
  });

  test("every rule behind every action of random facts has a reason that holds", () => {
    fc.assert(
      fc.property(anyFacts, (told) => {
        const situation = situationOf(told);
        for (const { pathway, rules } of triage(told).actions)
          for (const code of rules) {
            const holds = REASONS.some(
              (reason) =>
                reason.code === code && (reason.pathways?.includes(pathway) ?? true) && reason.when(situation),
            );
            if (!holds) throw new Error(`${pathway} has no reason for ${code}`);
          }
      }),
      runs(1500),
    );
  });

  test("no sentence speaks in rule codes", () => {
    for (const { say } of REASONS) expect(say).not.toMatch(/\bR\d/);
  });
});

describe("what is still not known", () => {
  test("says what knowing it would change", () => {
    const open = stillUnknown(facts({ strangulation: undefined }));
    const recent = open.find((one) => one.fact === "strangulation" && one.answer === "In the last 72 hours");
    expect(recent).toMatchObject({ grade: "medium", adds: expect.arrayContaining(["medical-same-day"]) as string[] });
    expect(recent?.sentence).toContain("Medical review");
    expect(open.some((one) => one.fact === "strangulation" && one.answer === "No")).toBe(false);
  });

  test("leaves out what is answered already", () => {
    const names = stillUnknown(facts()).map((one) => one.fact);
    expect(names).not.toContain("suicidalIntent");
    expect(names).not.toContain("consent.sharing");
  });

  test("each sentence is true: with that answer the grade is what it says", () => {
    const told = facts({ risk: undefined, safeToStay: undefined, children: undefined });
    for (const one of stillUnknown(told)) expect(one.sentence).toMatch(/^If “.+” is “.+”, .+\.$/);
    const unsafe = stillUnknown(told).find((one) => one.fact === "safeToStay" && one.answer === "No");
    expect(unsafe?.adds).toEqual(["refuge", "homelessness-application"]);
    expect(ask({ risk: undefined, safeToStay: "no" }).actions.map((one) => one.pathway)).toEqual(
      expect.arrayContaining(["refuge", "homelessness-application"]),
    );
  });
});

test("every rule, pathway, flag and prompt has its words", () => {
  for (const { code } of RULES) expect(RULE_WORDS).toHaveProperty(code);
  expect(Object.keys(RULE_WORDS)).toHaveLength(26);
  expect(Object.keys(PATHWAY_WORDS)).toEqual(PATHWAY_CODES);
  expect(Object.keys(FLAG_WORDS)).toEqual([...FLAGS]);
  expect(Object.keys(PROMPT_WORDS)).toEqual([...PROMPTS]);
});
