import fc from "fast-check";
import { expect, test } from "vitest";
import { canBeReplaced, canStandIn } from "#machines/protocol/alternatives.ts";
import { PATHWAY, PATHWAY_CODES, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { ADVOCATES } from "#machines/protocol/chains.ts";
import { CAN_BE_OFF, definitionOf, readDifferences } from "#machines/protocol/differences.ts";
import { ABSENT, EXTRA_FACTS } from "#machines/protocol/extra.ts";
import { GRADES, SOURCES, TOPICS, YES_NO_FACTS, type Facts } from "#machines/protocol/facts.ts";
import { FLAGS } from "#machines/protocol/flags.ts";
import { rulesetOf, triage, type Ruleset, type TriageResult } from "#machines/protocol/index.ts";
import { whyUnsafe } from "#machines/protocol/never-lower.ts";
import { anyFacts } from "./protocol-arbitrary.ts";
import { runs } from "./runs.ts";

// Each version is tried on thousands of samples before it counts as safe: few of them, with many documents for each.
const RUNS = runs(12);
const documents = fc.array(anyFacts, { minLength: 40, maxLength: 40 });
const topics = fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 5 });
const hours = fc.integer({ min: 1, max: 168 });
const given = { requiredKeys: [] };

const clock = fc.oneof(
  fc.constantFrom("now", "school morning"),
  hours.map((n) => `${n} hours`),
  fc.integer({ min: 1, max: 20 }).map((n) => `${n} working days`),
);
const OWN_CLOCK = PATHWAY_CODES.filter(
  (code) =>
    PATHWAY[code].clock !== "by rule" && PATHWAY[code].clockBasis !== "statute" && PATHWAY[code].owner !== "police",
);
const REPLACED = PATHWAY_CODES.filter(canBeReplaced);
const othersThan = (code: PathwayCode) =>
  (code === "idva" ? ADVOCATES : PATHWAY_CODES.filter(canStandIn)).filter((other) => other !== code);

const pathways = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...OWN_CLOCK), clock), { maxLength: 3 }),
    fc
      .uniqueArray(fc.constantFrom(...REPLACED), { maxLength: 4 })
      .chain((codes) =>
        fc.tuple(
          ...codes.map((code) =>
            fc
              .uniqueArray(fc.constantFrom(...othersThan(code)), { maxLength: 3 })
              .map((alternatives) => [code, alternatives] as const),
          ),
        ),
      ),
  )
  .map(([clocks, lists]) => {
    const made: Record<string, Record<string, unknown>> = {};
    for (const [code, value] of clocks) made[code] = { ...made[code], clock: value };
    for (const [code, alternatives] of lists) made[code] = { ...made[code], alternatives };
    return made;
  });

const facts = fc.constantFrom(...Object.keys(EXTRA_FACTS)).chain((name) => {
  const answers: readonly string[] = EXTRA_FACTS[name as keyof typeof EXTRA_FACTS];
  return fc.uniqueArray(fc.constantFrom(...answers), { minLength: 1 }).map((values) => ({ [name]: values }));
});
const rule = fc
  .record({
    topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { minLength: 1, maxLength: 3 }),
    facts: fc.option(facts, { nil: undefined }),
    grades: fc.option(fc.uniqueArray(fc.constantFrom("not-assessed", ...GRADES), { minLength: 1 }), { nil: undefined }),
    asked: fc.uniqueArray(fc.constantFrom(...PATHWAY_CODES.filter((code) => code !== "emergency-999")), {
      minLength: 1,
      maxLength: 3,
    }),
    flag: fc.option(fc.constantFrom(...FLAGS), { nil: undefined }),
    prompt: fc.boolean(),
  })
  .map(({ topics: some, facts: answers, grades, asked, flag, prompt }) => ({
    say: "It was added.",
    when: { topics: some, ...(answers && { facts: answers }), ...(grades && !prompt && { grades }) },
    pathways: asked,
    ...(flag && { flag }),
    prompt,
  }));

/** Differences that are read without an error, safe or not. */
const anyDifferences = fc.record(
  {
    settings: fc.record(
      {
        visibleHigh: fc.integer({ min: 1, max: 15 }),
        mediumFrom: fc.integer({ min: 0, max: 24 }),
        escalationIncidents: fc.integer({ min: 1, max: 4 }),
        repeatMonths: fc.integer({ min: 11, max: 30 }),
        unavailable: fc.subarray([...REPLACED]),
      },
      given,
    ),
    prompts: fc.record(
      {
        alone: topics,
        needingTwo: topics,
        together: fc.array(fc.tuple(fc.constantFrom(...TOPICS), fc.constantFrom(...TOPICS)), { maxLength: 2 }),
        facts: fc.uniqueArray(fc.constantFrom(...YES_NO_FACTS), { maxLength: 3 }),
      },
      given,
    ),
    mostNotKnown: fc.integer({ min: 0, max: 24 }),
    assessmentHours: fc.dictionary(fc.constantFrom(...SOURCES), hours, { maxKeys: 3 }),
    safetyPlanHours: hours,
    pathways,
    extra: fc
      .array(rule, { maxLength: 3 })
      .map((rules) => rules.map((one, place) => ({ code: `R${27 + place}`, ...one }))),
    off: fc.subarray([...CAN_BE_OFF]),
  },
  given,
);

function madeOf(document: unknown) {
  const read = readDifferences(JSON.parse(JSON.stringify(document)));
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return definitionOf("2", read.differences);
}

type Check = (document: Facts, ruleset: Ruleset) => void;
const codesIn = (result: TriageResult): string[] => result.actions.map(({ pathway }) => pathway);
/** As for an area that says nothing of its own: thresholds are the version's. */
const bare = (document: Facts): Facts => ({ ...document, settings: undefined });

/** What must hold of every version that may be proposed, whatever it says. */
const CHECKS: Readonly<Record<string, Check>> = {
  "danger now is high and asks for the police, and what danger or a route made high before is high still": (
    document,
    ruleset,
  ) => {
    const [first, now] = [triage(bare(document)), triage(bare(document), ruleset)];
    if (first.suggestedGrade === "high") expect(now.suggestedGrade).toBe("high");
    if (document.immediateDanger === "yes") expect(codesIn(now)).toContain("emergency-999");
    expect(now.conferenceRoutes.length).toBeGreaterThanOrEqual(Math.min(1, first.conferenceRoutes.length));
    // An agreed high is a route of its own only where no other holds: without it, every route of before is one still.
    const { agreedGrade: _, ...ungraded } = bare(document);
    const routes = triage(ungraded).conferenceRoutes;
    expect(triage(ungraded, ruleset).conferenceRoutes).toEqual(expect.arrayContaining([...routes]));
  },
  "nobody at high is without an advocate, somebody in her place, or a need that says so": (document, ruleset) => {
    const result = triage({ ...document, agreedGrade: "high" }, ruleset);
    const gap = result.unmet.find((need) => need.pathway === "idva");
    expect(gap !== undefined || codesIn(result).includes("idva")).toBe(true);
    if (gap?.metBy) expect(ADVOCATES).toContain(gap.metBy);
  },
  "what keeps somebody alive goes ahead although all is refused": (document, ruleset) => {
    const vital = ["emergency-999", "mental-health-crisis", "medical-same-day", "adult-safeguarding", "mash"];
    const refused: Facts = { ...bare(document), consent: { service: "no", sharing: "no" } };
    const first = codesIn(triage(refused)).filter((code) => vital.includes(code));
    expect(codesIn(triage(refused, ruleset))).toEqual(expect.arrayContaining(first));
  },
  "each pathway is there once, with a code for it, and none is due before the contact": (document, ruleset) => {
    const result = triage(document, ruleset);
    const codes = codesIn(result);
    expect(result.protocol).toBe("2");
    expect(new Set(codes).size).toBe(codes.length);
    for (const { rules, due } of result.actions) {
      expect(rules.length).toBeGreaterThan(0);
      expect(Date.parse(due)).toBeGreaterThanOrEqual(Math.floor(Date.parse(document.at) / 1000) * 1000);
    }
    for (const need of result.unmet) if (need.metBy) expect(codes).toContain(need.metBy);
  },
};

test(`whatever a version says that may be proposed: ${Object.keys(CHECKS).join("; ")}`, () => {
  const safe = anyDifferences.map(madeOf).filter((definition) => whyUnsafe(definition) === null);
  fc.assert(
    fc.property(safe, documents, (definition, all) => {
      const ruleset = rulesetOf(definition);
      for (const document of all) for (const check of Object.values(CHECKS)) check(document, ruleset);
    }),
    RUNS,
  );
});

test("a version that is not safe says with which facts", () => {
  fc.assert(
    fc.property(anyDifferences.map(madeOf), (definition) => {
      const reason = whyUnsafe(definition);
      if (reason !== null) expect(reason).toMatch(/^With .+, .+\.$/s);
    }),
    runs(15),
  );
});

test("an absent fact is an answer of its own", () => {
  const absent = {
    extra: [{ code: "R27", say: "Not asked.", when: { facts: { recourse: [ABSENT] } }, pathways: ["isva"] }],
  };
  const ruleset = rulesetOf(madeOf(absent));
  const bare: Facts = { area: "essex", at: "2026-03-02T10:00:00Z", source: "gp", immediateDanger: "no" };
  const asked = (document: Facts) => triage(document, ruleset).actions.some(({ pathway }) => pathway === "isva");
  expect([asked(bare), asked({ ...bare, recourse: "unknown" })]).toEqual([true, false]);
});
