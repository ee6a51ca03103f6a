import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATALOGUE_ORDER, PATHWAY, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { GRADES, TOPICS, type Facts } from "#machines/protocol/facts.ts";
import { parseFacts } from "#machines/protocol/parse.ts";
import type { TriageResult } from "#machines/protocol/result.ts";
import type { SuggestedGrade } from "#machines/protocol/situation.ts";
import { triage } from "#machines/protocol/triage.ts";
import { anyFacts } from "./protocol-arbitrary.ts";
import { pathways } from "./protocol-case.ts";
import { runs } from "./runs.ts";

const RUNS = runs(1500);
const GRADE_ORDER: readonly SuggestedGrade[] = ["not-assessed", ...GRADES];
const rank = (result: TriageResult): number => GRADE_ORDER.indexOf(result.suggestedGrade);
/** "Not assessed" brings a risk assessment with it, so it reassures nobody more than standard does. */
const careful = (result: TriageResult): number => Math.max(1, rank(result));

const STRANGULATION = ["none", "earlier", "within4weeks", "within72h"] as const;
const ASSAULT = ["none", "earlier", "within7days"] as const;

/** The next worse answer; the worst stays as it is, and an open one becomes the worst. */
function worse<T>(order: readonly T[], answer: T | undefined): T {
  const place = order.findIndex((one) => one === answer);
  return (place === -1 ? order.at(-1) : order[Math.min(place + 1, order.length - 1)]) as T;
}

function worseRisk(risk: Facts["risk"]): Facts["risk"] {
  if (!risk) return { tool: "professional-only", grade: "high" };
  if (risk.tool !== "dash-safelives") return { ...risk, grade: worse(GRADES, risk.grade ?? "standard") };
  const yes = Math.min(24, (risk.yes ?? 0) + 1);
  return { ...risk, yes, no: Math.min(risk.no ?? 0, 24 - yes) };
}

/** One fact that turns worse, by the name of the fact. */
const WORSE: Readonly<Record<string, (facts: Facts) => Partial<Facts>>> = {
  immediateDanger: () => ({ immediateDanger: "yes" }),
  professionalJudgementHigh: () => ({ professionalJudgementHigh: true }),
  incidents: (facts) => ({ policeReportedIncidents12m: (facts.policeReportedIncidents12m ?? 0) + 1 }),
  samePair: () => ({ samePair: "yes" }),
  newAbuseSince: () => ({ newAbuseSince: "yes" }),
  strangulation: (facts) => ({
    strangulation: worse<(typeof STRANGULATION)[number]>(
      STRANGULATION,
      facts.strangulation === "unknown" ? undefined : facts.strangulation,
    ),
  }),
  sexualAssault: (facts) => ({
    sexualAssault: worse<(typeof ASSAULT)[number]>(
      ASSAULT,
      facts.sexualAssault === "unknown" ? undefined : facts.sexualAssault,
    ),
  }),
  suicidalIntent: () => ({ suicidalIntent: "yes" }),
  honourBased: () => ({ honourBased: "yes" }),
  forcedMarriage: () => ({ forcedMarriage: "yes" }),
  safeToStay: () => ({ safeToStay: "no" }),
  childAtHarm: () => ({ childAtHarm: "yes" }),
  injuryUntreated: () => ({ injuryUntreated: "yes" }),
  risk: (facts) => ({ risk: worseRisk(facts.risk) }),
  ...Object.fromEntries(
    TOPICS.map((topic) => [topic, (facts: Facts) => ({ topics: [...(facts.topics ?? []), topic] })]),
  ),
};
const worsening = fc.constantFrom(...Object.keys(WORSE));
const worsened = (facts: Facts, name: string): Facts => ({ ...facts, ...WORSE[name]?.(facts) });

/** What may take an action's place: something more protective. */
const MORE_PROTECTIVE: Partial<Record<PathwayCode, readonly PathwayCode[]>> = {
  "talking-therapy": ["mental-health-crisis"],
  "early-advice": ["outreach", "idva"],
  outreach: ["idva"],
  "iris-advocate": ["idva"],
  "early-help-family": ["mash"],
  "homelessness-prevention": ["homelessness-application"],
  sanctuary: ["homelessness-application"],
  "non-molestation-order": ["homelessness-application"],
  "risk-assessment": ["marac-referral"],
};

describe("a fact that turns worse", () => {
  test("never lowers the suggested grade", () => {
    fc.assert(
      fc.property(anyFacts, worsening, (facts, name) => {
        expect(rank(triage(worsened(facts, name)))).toBeGreaterThanOrEqual(rank(triage(facts)));
      }),
      RUNS,
    );
  });

  test("never removes an action unless a more protective one takes its place", () => {
    fc.assert(
      fc.property(anyFacts, worsening, (facts, name) => {
        const agreed: Facts = {
          ...facts,
          consent: { service: "yes", sharing: "yes" },
          settings: { ...facts.settings, unavailable: [] },
        };
        const after = pathways(triage(worsened(agreed, name)));
        for (const lost of pathways(triage(agreed)).filter((pathway) => !after.includes(pathway))) {
          const instead = MORE_PROTECTIVE[lost] ?? [];
          // A questionnaire whose last open questions are answered is full: its assessment is no longer owed.
          if (lost === "risk-assessment" && name === "risk") continue;
          if (!instead.some((pathway) => after.includes(pathway)))
            throw new Error(`${lost} was lost when ${name} turned worse`);
        }
      }),
      RUNS,
    );
  });
});

const REASSURING: Readonly<Record<string, string>> = {
  immediateDanger: "no",
  safeToTalk: "yes",
  samePair: "no",
  newAbuseSince: "no",
  strangulation: "none",
  sexualAssault: "none",
  suicidalIntent: "no",
  honourBased: "no",
  forcedMarriage: "no",
  safeToStay: "yes",
  childAtHarm: "no",
  unableToProtectSelf: "no",
  needsSpecialistAccommodation: "no",
  recourse: "yes",
};

describe("a fact that becomes unknown or absent", () => {
  test("never lowers the suggested grade below what the reassuring answer gives", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...Object.keys(REASSURING)), (facts, name) => {
        const reassured = triage({ ...facts, [name]: REASSURING[name] });
        expect(rank(triage({ ...facts, [name]: "unknown" }))).toBeGreaterThanOrEqual(rank(reassured));
        if (name !== "immediateDanger")
          expect(rank(triage({ ...facts, [name]: undefined }))).toBeGreaterThanOrEqual(rank(reassured));
      }),
      RUNS,
    );
  });

  test("counts of no that become not known never lower it either", () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: 0, max: 24 }),
        (facts, yes, forgotten) => {
          const no = 24 - yes;
          const known = triage({ ...facts, risk: { tool: "dash-safelives", yes, no } });
          const open = triage({ ...facts, risk: { tool: "dash-safelives", yes, no: Math.max(0, no - forgotten) } });
          expect(careful(open)).toBeGreaterThanOrEqual(careful(known));
        },
      ),
      RUNS,
    );
  });

  test("never removes what safety asks for", () => {
    const kept: readonly PathwayCode[] = ["mash", "adult-safeguarding", "medical-same-day", "refuge", "emergency-999"];
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...Object.keys(REASSURING)), (facts, name) => {
        const reassured = pathways(triage({ ...facts, [name]: REASSURING[name] })).filter((code) =>
          kept.includes(code),
        );
        expect(pathways(triage({ ...facts, [name]: "unknown" }))).toEqual(expect.arrayContaining(reassured));
      }),
      RUNS,
    );
  });
});

describe("every answer", () => {
  test("is the same whatever the order of topics and children", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const turned: Facts = { ...facts };
        if (facts.topics) turned.topics = [...facts.topics, ...facts.topics].reverse();
        if (facts.children) turned.children = [...facts.children].reverse();
        expect(triage(turned)).toEqual(triage(facts));
      }),
      RUNS,
    );
  });

  test("keeps emergency, crisis, medical, adult-safeguarding and child-at-risk actions when everything is refused", () => {
    const vital: readonly PathwayCode[] = [
      "emergency-999",
      "mental-health-crisis",
      "medical-same-day",
      "adult-safeguarding",
      "mash",
    ];
    fc.assert(
      fc.property(anyFacts, fc.constantFrom("yes", "no", "not-asked"), (facts, sharing) => {
        const agreed = triage({ ...facts, consent: { service: "yes", sharing: "yes" } });
        const refused = triage({ ...facts, consent: { service: "no", sharing } });
        for (const code of vital) expect(pathways(refused).includes(code)).toBe(pathways(agreed).includes(code));
      }),
      RUNS,
    );
  });

  test("names real pathways once each, none due before the contact, in order, and none both done and unmet", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = triage(facts);
        const at = new Date(Math.floor(Date.parse(facts.at) / 1000) * 1000).toISOString().replace(".000", "");
        const codes = pathways(result);
        expect(new Set(codes).size).toBe(codes.length);
        for (const { pathway, due, rules } of result.actions) {
          expect(PATHWAY[pathway].code).toBe(pathway);
          expect(due >= at).toBe(true);
          expect(due).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
          expect(rules).toEqual([...new Set(rules)].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
          expect(rules.length).toBeGreaterThan(0);
        }
        const keys = result.actions.map(
          ({ due, pathway }) => `${due} ${String(CATALOGUE_ORDER[pathway]).padStart(2, "0")}`,
        );
        expect(keys).toEqual([...keys].sort());
        expect(result.unmet.filter((need) => codes.includes(need.pathway))).toEqual([]);
        for (const need of result.unmet) if (need.metBy) expect(codes).toContain(need.metBy);
        expect(codes).toContain("safety-plan");
      }),
      RUNS,
    );
  });

  test("at high always has an advocate, outreach in her place, or an unmet need that says so", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = triage({ ...facts, agreedGrade: "high" });
        const gap = result.unmet.find((need) => need.pathway === "idva");
        const helped = pathways(result).includes("idva");
        expect(helped || gap !== undefined).toBe(true);
        if (gap) expect([null, "outreach"]).toContain(gap.metBy);
      }),
      RUNS,
    );
  });
});

test("whatever JSON comes in, it is answered or refused, never a crash", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.tuple(anyFacts, fc.string(), fc.jsonValue()).map(([facts, key, value]) => ({ ...facts, [key]: value })),
      ),
      (document) => {
        const parsed = parseFacts(JSON.parse(JSON.stringify(document)));
        if (parsed.ok) expect(triage(parsed.facts).protocol).toBe("1");
        else expect(parsed.errors.length).toBeGreaterThan(0);
      },
    ),
    RUNS,
  );
});
