import { describe, expect, test } from "vitest";
import { ask, dash, due, pathways, rules } from "./protocol-case.ts";

type Changes = Record<string, unknown>;
const NOW = "2026-03-02T10:00:00Z";
const HOURS_4 = "2026-03-02T14:00:00Z";
const HOURS_24 = "2026-03-03T10:00:00Z";
const HOURS_48 = "2026-03-04T10:00:00Z";
const DAYS_2 = "2026-03-04T17:00:00Z";
const DAYS_5 = "2026-03-09T17:00:00Z";
const DAYS_10 = "2026-03-16T17:00:00Z";

describe("R7 to R9: support by grade", () => {
  test.each<[string, Changes, string, string[]]>([
    ["high has an advocate", { ...dash(14, 10) }, "idva", ["R2", "R7"]],
    ["medium has outreach", { ...dash(10, 14) }, "outreach", ["R8"]],
    ["standard has early advice", {}, "early-advice", ["R9"]],
    ["an agreed grade decides", { ...dash(10, 14), agreedGrade: "standard" }, "early-advice", ["R9"]],
  ])("%s", (_what, changes, pathway, codes) => {
    expect(rules(ask(changes), pathway as "idva")).toEqual(codes);
    expect(pathways(ask(changes))).toContain("safety-plan");
  });

  const gp = { source: "gp", gpPracticeInScheme: "yes" };
  test.each<[string, Changes, string, string[]]>([
    ["in the scheme", gp, "iris-advocate", ["R9"]],
    ["in the scheme at medium", { ...gp, ...dash(10, 14) }, "iris-advocate", ["R8"]],
    ["in the scheme, aged 16", { ...gp, victimAge: 16 }, "iris-advocate", ["R9"]],
    ["in the scheme, aged 15", { ...gp, victimAge: 15 }, "early-advice", ["R9"]],
    ["not known to be in the scheme", { source: "gp" }, "early-advice", ["R9"]],
    ["in the scheme, but the police referred", { ...gp, source: "police" }, "early-advice", ["R9"]],
    ["a service of their own community comes before it", { ...gp, wantsByAndFor: "yes" }, "by-and-for", ["R9", "R22"]],
  ])("a practice's patient: %s", (_what, changes, pathway, codes) => {
    const result = ask(changes);
    expect(rules(result, pathway as "outreach")).toEqual(codes);
    const support = ["outreach", "early-advice", "iris-advocate", "by-and-for"];
    expect(pathways(result).filter((code) => support.includes(code))).toEqual([pathway]);
  });

  test("R22: at high, the community's service stands beside the advocate", () => {
    const result = ask({ ...dash(14, 10), wantsByAndFor: "yes" });
    expect(rules(result, "by-and-for")).toEqual(["R22"]);
    expect(rules(result, "idva")).toEqual(["R2", "R7"]);
  });

  test.each<[string, Changes, string]>([
    ["at once with the person themselves", { source: "self" }, NOW],
    ["at once although it is not known whether it is safe to talk", { source: "self", safeToTalk: "unknown" }, NOW],
    [
      "with the earliest meeting when it is not safe to talk",
      { source: "self", safeToTalk: "no", risk: undefined },
      HOURS_24,
    ],
    ["with the advocate at high", dash(14, 10), HOURS_24],
    ["never later than 48 hours, though early advice is", {}, HOURS_48],
    [
      "with support that was refused too",
      { ...dash(14, 10), agreedGrade: "medium", consent: { service: "no" } },
      HOURS_24,
    ],
  ])("the safety plan is made %s", (_what, changes, when) => {
    expect(due(ask(changes), "safety-plan")).toBe(when);
  });
});

describe("R10 to R24: what follows from one fact", () => {
  test.each<[string, Changes, string, string | null]>([
    ["R10: strangled in 72 hours, now", { strangulation: "within72h" }, "medical-same-day", NOW],
    ["R10: strangled in four weeks, in 4 hours", { strangulation: "within4weeks" }, "medical-same-day", HOURS_4],
    ["R10: strangled longer ago, not by itself", { strangulation: "earlier" }, "medical-same-day", null],
    [
      "R10: longer ago with symptoms",
      { strangulation: "earlier", strangulationSymptoms: "yes" },
      "medical-same-day",
      HOURS_4,
    ],
    [
      "R10: ticked, and not known when",
      { strangulation: "unknown", topics: ["strangulation"] },
      "medical-same-day",
      HOURS_4,
    ],
    [
      "R10: ticked, and never asked",
      { strangulation: undefined, topics: ["strangulation"] },
      "medical-same-day",
      HOURS_4,
    ],
    ["R10: ticked, and longer ago", { strangulation: "earlier", topics: ["strangulation"] }, "medical-same-day", null],
    ["R10: an untreated injury", { injuryUntreated: "yes" }, "medical-same-day", HOURS_4],
    ["R11: thoughts of ending life, now", { suicidalIntent: "yes", topics: ["low-mood"] }, "mental-health-crisis", NOW],
    ["R11: then no therapy beside it", { suicidalIntent: "yes", topics: ["low-mood"] }, "talking-therapy", null],
    ["R11: low mood alone", { suicidalIntent: "unknown", topics: ["low-mood"] }, "talking-therapy", DAYS_5],
    ["R12: assaulted in seven days, now", { sexualAssault: "within7days" }, "sarc", NOW],
    ["R12: assaulted earlier", { sexualAssault: "earlier" }, "sarc", DAYS_2],
    ["R12: sexual harm without assault", { sexualAssault: "none", topics: ["sexual-harm"] }, "sarc", DAYS_2],
    ["R12: sexual harm, not known when", { topics: ["sexual-harm"] }, "sarc", HOURS_24],
    ["R12: an advisor too", { sexualAssault: "earlier" }, "isva", HOURS_48],
    ["R12: not known without the topic", { sexualAssault: "unknown" }, "sarc", null],
    ["R13: honour", { honourBased: "yes" }, "honour-specialist", HOURS_4],
    ["R13: forced marriage", { forcedMarriage: "yes" }, "honour-specialist", HOURS_4],
    ["R14: stalking", { topics: ["stalking"] }, "stalking-advocate", DAYS_2],
    ["R15: not safe to stay", { safeToStay: "no" }, "homelessness-application", HOURS_4],
    ["R15: not safe, and refuge not ruled out", { safeToStay: "no" }, "refuge", HOURS_4],
    ["R15: not safe, and refuge not needed", { safeToStay: "no", needsSpecialistAccommodation: "no" }, "refuge", null],
    ["R15: homeless soon is no refuge by itself", { homelessWithin56Days: "yes" }, "refuge", null],
    ["R15: wants to move", { wantsToMove: "yes" }, "homelessness-prevention", DAYS_5],
    ["R15: wants to move, but must leave", { wantsToMove: "yes", safeToStay: "no" }, "homelessness-prevention", null],
    ["R16: stays, and the other is out", { wantsToStay: "yes", perpetratorInHome: "no" }, "sanctuary", DAYS_2],
    [
      "R16: stays, safety not known",
      { wantsToStay: "yes", perpetratorInHome: "no", safeToStay: "unknown" },
      "sanctuary",
      DAYS_2,
    ],
    [
      "R16: wants to stay, but is not safe",
      { wantsToStay: "yes", perpetratorInHome: "no", safeToStay: "no" },
      "sanctuary",
      null,
    ],
    [
      "R16: stays, and the other is in",
      { wantsToStay: "yes", perpetratorInHome: "yes" },
      "non-molestation-order",
      DAYS_5,
    ],
    ["R17: a child at harm", { childAtHarm: "yes" }, "mash", HOURS_4],
    ["R17: a child at harm, and danger now", { childAtHarm: "yes", immediateDanger: "yes" }, "mash", NOW],
    ["R17: the person is 17", { victimAge: 17 }, "mash", HOURS_4],
    ["R17: the person is 18", { victimAge: 18 }, "mash", null],
    ["R17: high, with a child of 17", { ...dash(14, 10), children: [{ age: 17 }] }, "mash", HOURS_4],
    ["R17: high, with a child of 18", { ...dash(14, 10), children: [{ age: 18 }] }, "mash", null],
    [
      "R17: a conference route, though standard is agreed",
      { ...dash(14, 10), agreedGrade: "standard", topics: ["pregnancy"] },
      "mash",
      HOURS_4,
    ],
    ["R17: a child, and no risk to it known", { children: [{ age: 3 }] }, "early-help-family", DAYS_5],
    ["R17: never both", { children: [{ age: 3 }], childAtHarm: "yes" }, "early-help-family", null],
    [
      "R18: police came, a child of 4",
      { policeAttended: "yes", children: [{ age: 4 }] },
      "operation-encompass",
      "2026-03-03T08:00:00Z",
    ],
    ["R18: police came, a child of 3", { policeAttended: "yes", children: [{ age: 3 }] }, "operation-encompass", null],
    [
      "R18: police came, the person is 17",
      { policeAttended: "yes", victimAge: 17 },
      "operation-encompass",
      "2026-03-03T08:00:00Z",
    ],
    ["R18: police came, the person is 18", { policeAttended: "yes", victimAge: 18 }, "operation-encompass", null],
    ["R19: care needs", { careAndSupportNeeds: "yes" }, "adult-safeguarding", HOURS_24],
    [
      "R19: care needs, able to protect",
      { careAndSupportNeeds: "yes", unableToProtectSelf: "no" },
      "adult-safeguarding",
      null,
    ],
    ["R19: care needs, under 18", { careAndSupportNeeds: "yes", victimAge: 17 }, "adult-safeguarding", null],
    ["R20: legal protection", { needsLegalProtection: "yes", settings: { unavailable: [] } }, "dapo", HOURS_24],
    ["R20: a civil order", { wantsCivilOrder: "yes" }, "non-molestation-order", DAYS_5],
    ["R20: a civil order at high", { wantsCivilOrder: "yes", ...dash(14, 10) }, "non-molestation-order", HOURS_24],
    ["R20: the other person's past", { wantsPerpetratorHistory: "yes" }, "clares-law", DAYS_2],
    ["R21: a partner's visa", { recourse: "partner-visa" }, "migrant-concession", DAYS_5],
    ["R21: a partner's visa, support too", { recourse: "partner-visa" }, "no-recourse-support", DAYS_2],
    ["R21: no recourse", { recourse: "none" }, "no-recourse-support", DAYS_2],
    ["R21: no recourse is no visa", { recourse: "none" }, "migrant-concession", null],
    ["R23: serial, with a route", { perpetratorSerial: "yes", ...dash(14, 10) }, "intensive-perpetrator", DAYS_10],
    ["R23: serial, without a route", { perpetratorSerial: "yes" }, "intensive-perpetrator", null],
    ["R23: accepts, and sharing is agreed", { perpetratorAcceptsBehaviour: "yes" }, "behaviour-change", DAYS_10],
    [
      "R23: accepts, and sharing is not asked",
      { perpetratorAcceptsBehaviour: "yes", consent: {} },
      "behaviour-change",
      null,
    ],
    ["R24: a professional, agreed and safe", { feedbackSafe: "yes" }, "referrer-feedback", DAYS_2],
    ["R24: a friend gets none", { feedbackSafe: "yes", source: "family-friend" }, "referrer-feedback", null],
    ["R24: not known to be safe", {}, "referrer-feedback", null],
  ])("%s", (_what, changes, pathway, when) => {
    expect(due(ask(changes), pathway as "sarc") ?? null).toBe(when);
  });

  test.each<[string, Changes, string[]]>([
    ["R12: the day of the assault is asked", { topics: ["sexual-harm"] }, ["ask-assault-date"]],
    [
      "R13: three things never to do",
      { honourBased: "yes" },
      ["never-contact-family", "no-local-interpreter", "no-mediation"],
    ],
    ["R21: nothing to immigration while recourse is not known", { recourse: "unknown" }, ["no-immigration-sharing"]],
    ["R21: nothing said when recourse was never asked", {}, []],
    ["R23: the source is never revealed", { perpetratorAcceptsBehaviour: "yes" }, ["never-reveal-source"]],
  ])("%s", (_what, changes, flags) => {
    expect(ask(changes).flags).toEqual(flags);
  });

  test("flags stay when what they belong to is refused", () => {
    const result = ask({
      ...dash(14, 10),
      agreedGrade: "high",
      perpetratorSerial: "yes",
      recourse: "none",
      consent: { service: "no" },
    });
    expect(result.flags).toEqual(["no-immigration-sharing", "never-reveal-source"]);
    expect(pathways(result)).not.toContain("no-recourse-support");
  });
});

test("actions are listed by due time, then in catalogue order, one a pathway", () => {
  const result = ask({
    ...dash(14, 10),
    wantsToStay: "yes",
    perpetratorInHome: "yes",
    wantsCivilOrder: "yes",
    topics: ["stalking"],
  });
  expect(pathways(result)).toEqual([
    "safety-plan",
    "marac-referral",
    "idva",
    "non-molestation-order",
    "stalking-advocate",
  ]);
  expect(rules(result, "non-molestation-order")).toEqual(["R16", "R20"]);
});
