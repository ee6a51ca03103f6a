// Two answers to the same facts side by side, in data and in words; and what no later version may do to anybody.
import { describe, expect, test } from "vitest";
import { changesGradeOrRoute, differenceOf, differenceWords } from "#machines/protocol/compare.ts";
import { FIRST_DEFINITION, type ProtocolDefinition } from "#machines/protocol/definition.ts";
import { definitionOf, readDifferences } from "#machines/protocol/differences.ts";
import { whyUnsafe } from "#machines/protocol/never-lower.ts";
import type { TriageResult } from "#machines/protocol/result.ts";
import { BASES, CIRCUMSTANCES, LADDERS } from "#machines/protocol/sample-facts.ts";
import { DASH_QUESTIONS, TOPICS, YES_NO_FACTS } from "#machines/protocol/vocabulary.ts";
import { parseFacts } from "#machines/protocol/parse.ts";

const answer: TriageResult = {
  protocol: "1",
  suggestedGrade: "medium",
  considerHigh: ["stalking"],
  incomplete: false,
  emergency: false,
  conferenceRoutes: [],
  flags: ["ask-children"],
  warnings: [],
  actions: [
    { pathway: "outreach", rules: ["R8"], due: "2026-03-04T10:00:00Z", consentBasis: "given" },
    { pathway: "safety-plan", rules: ["R8"], due: "2026-03-04T10:00:00Z", consentBasis: "not-needed" },
  ],
  unmet: [{ pathway: "dapo", reason: "unavailable", metBy: "dvpo", due: "2026-03-03T10:00:00Z" }],
};
const second = (change: Partial<TriageResult>): TriageResult => ({ ...answer, protocol: "2", ...change });
const words = (change: Partial<TriageResult>, from = answer) => {
  const difference = differenceOf(from, second(change));
  return difference === null ? "no difference" : differenceWords(difference, []).join(" ");
};
const looked = (change: Partial<TriageResult>) => {
  const difference = differenceOf(answer, second(change));
  return difference !== null && changesGradeOrRoute(difference);
};
const [outreach, plan] = answer.actions as [TriageResult["actions"][number], TriageResult["actions"][number]];

describe("two answers", () => {
  test("are the same when a person would see no difference: a version's name, rule codes and the order do not count", () => {
    expect(differenceOf(answer, answer)).toBeNull();
    expect(differenceOf(answer, second({ actions: [plan, { ...outreach, rules: ["R8", "R27"] }] }))).toBeNull();
    expect(differenceOf(answer, second({ incomplete: true, warnings: ["Check both."] }))).toBeNull();
  });

  test("differ by grade", () => {
    expect(words({ suggestedGrade: "high" })).toBe("The suggested grade would be high, not medium.");
    expect(words({ suggestedGrade: "not-assessed" })).toBe(
      "The suggested grade would be not assessed yet, not medium.",
    );
    expect(looked({ suggestedGrade: "high" })).toBe(true);
  });

  test("differ by the routes to the conference", () => {
    const route = "The count of yes answers reaches the high threshold.";
    expect(words({ conferenceRoutes: ["visible-high"] })).toBe(`A route to the risk conference would hold: ${route}`);
    expect(words({ conferenceRoutes: [] }, second({ conferenceRoutes: ["visible-high"] }))).toBe(
      `A route to the risk conference would no longer hold: ${route}`,
    );
    expect(looked({ conferenceRoutes: ["visible-high"] })).toBe(true);
  });

  test("differ by what is suggested, named in catalogue order", () => {
    const refuge = { ...outreach, pathway: "refuge" as const };
    const idva = { ...outreach, pathway: "idva" as const };
    expect(words({ actions: [...answer.actions, refuge, idva] })).toBe(
      "This would be suggested too: Independent domestic violence advisor; Refuge or other safe accommodation.",
    );
    expect(words({ actions: [plan] })).toBe("This would not be suggested: Community outreach worker.");
    expect(looked({ actions: [plan] })).toBe(true);
    expect(looked({ actions: [...answer.actions, refuge] })).toBe(true);
  });

  test("differ by when it is due", () => {
    const due = (day: string) => [{ ...outreach, due: `2026-03-${day}T10:00:00Z` }, plan];
    expect(words({ actions: due("03") })).toBe("Community outreach worker would be due sooner.");
    expect(words({ actions: due("05") })).toBe("Community outreach worker would be due later.");
    expect(looked({ actions: due("03") })).toBe(false);
    expect(differenceOf(answer, second({ actions: due("03") }))?.actions.due).toEqual([
      { pathway: "outreach", from: "2026-03-04T10:00:00Z", to: "2026-03-03T10:00:00Z" },
    ]);
  });

  test("differ by how consent is asked", () => {
    const actions = [{ ...outreach, consentBasis: "override" as const }, plan];
    expect(words({ actions })).toBe("Consent would be asked another way for: Community outreach worker.");
    expect(differenceOf(answer, second({ actions }))?.actions.consent).toEqual([
      { pathway: "outreach", from: "given", to: "override" },
    ]);
    expect(looked({ actions })).toBe(false);
  });

  test("differ by what cannot be had", () => {
    expect(words({ unmet: [] })).toBe(
      "This would no longer be among what cannot be had: Domestic abuse protection notice or order.",
    );
    expect(words({}, { ...answer, unmet: [] })).toBe(
      "This could not be had: Domestic abuse protection notice or order.",
    );
    expect(looked({ unmet: [] })).toBe(false);
  });

  test("differ by prompts and flags, each in its words", () => {
    expect(words({ considerHigh: ["stalking", "unknowns", "honourBased"] })).toBe(
      "To consider high, this would count too: Questions that are still open could bring the count to high; " +
        "Abuse in the name of honour.",
    );
    expect(words({ considerHigh: [] })).toMatch(/^To consider high, this would no longer count: .*\.$/);
    expect(words({ flags: [] })).toBe("This would not be said: Ask whether there are children.");
    expect(words({ flags: ["ask-children", "no-mediation"] })).toBe("This would be said too: Offer no mediation.");
    expect(looked({ flags: [], considerHigh: [] })).toBe(false);
  });

  test("are told in the words of the rules that a version adds", () => {
    const difference = differenceOf(
      answer,
      second({ considerHigh: ["stalking", "R27"], flags: ["ask-children", "R27"] }),
    );
    const added = [{ code: "R27", say: "They keep animals.", flag: { say: "Ask about them." } }] as const;
    expect(difference && differenceWords(difference, added)).toEqual([
      "To consider high, this would count too: They keep animals.",
      "This would be said too: Ask about them.",
    ]);
  });

  test("are told grade first, then routes, then what is suggested", () => {
    const all = second({
      suggestedGrade: "high",
      conferenceRoutes: ["judgement"],
      actions: [plan],
      unmet: [],
      flags: [],
    });
    const difference = differenceOf(answer, all);
    expect(
      difference && differenceWords(difference, []).map((sentence) => sentence.split(" ").slice(0, 4).join(" ")),
    ).toEqual([
      "The suggested grade would",
      "A route to the",
      "This would not be",
      "This would no longer",
      "This would not be",
    ]);
  });
});

function version(differences: unknown): ProtocolDefinition {
  const read = readDifferences(differences);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return definitionOf("2", read.differences);
}
const rule = (facts: object, more: object = { prompt: true }) => ({
  extra: [{ code: "R27", say: "Because.", when: { facts }, ...more }],
});

describe("a version that is safe to propose", () => {
  test("is the first itself, and one that only asks for more", () => {
    expect(whyUnsafe(FIRST_DEFINITION)).toBeNull();
    expect(
      whyUnsafe(version({ settings: { visibleHigh: 12, mediumFrom: 8, escalationIncidents: 2, repeatMonths: 24 } })),
    ).toBeNull();
    expect(whyUnsafe(version(rule({ honourBased: ["yes"] }, { pathways: ["refuge"] })))).toBeNull();
  });

  test("is also one whose area has nothing to offer: what cannot be had is said", () => {
    expect(whyUnsafe(version({ settings: { unavailable: ["idva", "outreach", "isva"] } }))).toBeNull();
  });
});

describe("a version that may not be proposed", () => {
  const lower = "version 1 suggests high because of danger or a conference route, and this version";
  test.each<[string, unknown, string]>([
    [
      "counts to high later",
      { settings: { visibleHigh: 15 } },
      `With risk: {"tool":"dash-safelives","yes":14,"no":10}, ${lower} medium.`,
    ],
    [
      "lets more incidents pass",
      { settings: { escalationIncidents: 4 } },
      `With policeReportedIncidents12m: 3, ${lower} standard.`,
    ],
    [
      "forgets the last conference sooner",
      { settings: { repeatMonths: 11 } },
      `With a repeat, the last conference on 2025-03-02, ${lower} standard.`,
    ],
    [
      "is calmer when a fact is worse",
      rule({ suicidalIntent: ["no"] }),
      'With suicidalIntent: "unknown", the suggested grade would be standard, lower than the medium of the answer that worries less.',
    ],
    [
      "is calmer when a fact is not given",
      rule({ forcedMarriage: ["no", "unknown", "yes"] }),
      "With forcedMarriage: not given, the suggested grade would be standard, lower than the medium of the answer that worries less.",
    ],
    [
      "counts a reassuring answer against a worse one",
      { prompts: { facts: ["safeToStay"] } },
      'With safeToStay: "unknown", the suggested grade would be standard, lower than the medium of the answer that worries less.',
    ],
  ])("%s", (_, differences, why) => {
    expect(whyUnsafe(version(differences))).toBe(why);
  });

  const broken = (change: Partial<ProtocolDefinition>): ProtocolDefinition => ({
    ...FIRST_DEFINITION,
    version: "2",
    ...change,
  });
  const consent = (code: "mental-health-crisis" | "mash" | "adult-safeguarding", need: "service") => ({
    pathways: { ...FIRST_DEFINITION.pathways, [code]: { ...FIRST_DEFINITION.pathways[code], consent: need } },
  });

  test.each<[string, ProtocolDefinition, RegExp]>([
    [
      "lets danger go without the police",
      broken({ off: ["R1"] }),
      /danger now must give high and ask for the police\.$/,
    ],
    ["gives no advocate at high", broken({ off: ["R7", "R2"] }), /nobody would stand in for the high-risk advocate\.$/],
    ["loses the crisis team", broken({ off: ["R11"] }), /“mental-health-crisis” would be lost\.$/],
    ["loses the doctor", broken({ off: ["R10"] }), /“medical-same-day” would be lost\.$/],
    ["loses the adult's safeguard", broken({ off: ["R19"] }), /“adult-safeguarding” would be lost\.$/],
    ["loses the child's", broken({ off: ["R17"] }), /“mash” would be lost\.$/],
    [
      "loses the crisis team to a refusal",
      broken(consent("mental-health-crisis", "service")),
      /“mental-health-crisis” would be lost\.$/,
    ],
    ["loses the child's safeguard to a refusal", broken(consent("mash", "service")), /“mash” would be lost\.$/],
  ])("%s, however it came to be written", (_, definition, why) => {
    expect(whyUnsafe(definition)).toMatch(why);
  });
});

describe("the facts that every version is tried on", () => {
  test("are facts that can be", () => {
    for (const base of BASES)
      for (const circumstances of CIRCUMSTANCES) {
        const parsed = parseFacts(JSON.parse(JSON.stringify({ ...base, ...circumstances })));
        expect(parsed.ok ? [] : parsed.errors).toEqual([]);
      }
    for (const { rungs } of LADDERS)
      for (const { says, ...rung } of rungs) {
        const parsed = parseFacts(JSON.parse(JSON.stringify({ ...BASES[1], ...rung })));
        expect(parsed.ok ? [] : [says, parsed.errors]).toEqual([]);
      }
  });

  test("climb every topic alone and in pairs, every count, and every fact that protects", () => {
    const tried = new Set(LADDERS.flatMap(({ rungs }) => rungs.map(({ says }) => says)));
    for (const topic of TOPICS) expect(tried).toContain(`topics: ${JSON.stringify([topic])}`);
    for (const [place, one] of TOPICS.entries())
      for (const other of TOPICS.slice(place + 1)) expect(tried).toContain(`topics: ${JSON.stringify([one, other])}`);
    for (let yes = 0; yes <= DASH_QUESTIONS; yes += 1)
      for (const no of [0, DASH_QUESTIONS - yes])
        expect(tried).toContain(`risk: ${JSON.stringify({ tool: "dash-safelives", yes, no })}`);
    for (const tool of ["dash-police", "dara", "professional-only"])
      for (const grade of ["standard", "medium", "high"])
        expect(tried).toContain(`risk: ${JSON.stringify({ tool, grade })}`);
    for (const reports of [0, 1, 2, 3, 4, 8]) expect(tried).toContain(`policeReportedIncidents12m: ${reports}`);
    const byFact = (name: string) =>
      LADDERS.filter(({ rungs }) => rungs.every(({ says }) => says.startsWith(`${name}: `)))
        .map(({ rungs }) => rungs.map(({ says }) => says.slice(name.length + 2)).join(" "))
        .sort();
    const worstYes =
      "samePair newAbuseSince strangulationSymptoms injuryUntreated suicidalIntent childAtHarm needsSpecialistAccommodation " +
      "homelessWithin56Days careAndSupportNeeds unableToProtectSelf forcedMarriage honourBased perpetratorSerial perpetratorHighHarm";
    for (const name of worstYes.split(" "))
      expect(byFact(name)).toEqual(['"no" "unknown" "yes"', '"no" not given "yes"']);
    for (const name of ["safeToTalk", "safeToStay"])
      expect(byFact(name)).toEqual(['"yes" "unknown" "no"', '"yes" not given "no"']);
    for (const name of [...worstYes.split(" "), "safeToTalk", "safeToStay"]) expect(YES_NO_FACTS).toContain(name);
    expect(byFact("immediateDanger")).toEqual(['"no" "unknown" "yes"']);
    expect(byFact("strangulation")).toEqual([
      '"none" "earlier" "within4weeks" "within72h"',
      '"none" "unknown"',
      '"none" not given',
    ]);
    expect(byFact("sexualAssault")).toEqual(['"none" "earlier" "within7days"', '"none" "unknown"', '"none" not given']);
    expect(byFact("professionalJudgementHigh")).toEqual(["false true"]);
    expect(byFact("a repeat, the last conference on 2023-03-02")).toEqual([]);
  });
});
