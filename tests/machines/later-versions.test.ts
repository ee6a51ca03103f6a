// A later version of the protocol says what differs from the first, strictly, and is applied like the first.
import { describe, expect, test } from "vitest";
import { PATHWAY, PATHWAY_CODES, PATHWAYS } from "#machines/protocol/catalogue.ts";
import { FIRST_DEFINITION, FIRST_VERSION, type ProtocolDefinition } from "#machines/protocol/definition.ts";
import { CAN_BE_OFF, definitionOf, readDifferences } from "#machines/protocol/differences.ts";
import { EXTRA_FACTS, flagOf } from "#machines/protocol/extra.ts";
import { FLAGS } from "#machines/protocol/flags.ts";
import { triageLine } from "#machines/protocol/line.ts";
import { flagWords, isToAsk, promptWords, ruleWords, type Added } from "#machines/protocol/named.ts";
import { RULES } from "#machines/protocol/rules.ts";
import { rulesetOf, VERSION_1 } from "#machines/protocol/ruleset.ts";
import { triage } from "#machines/protocol/triage.ts";
import { SOURCES, TOPICS, YES_NO_FACTS } from "#machines/protocol/vocabulary.ts";
import { action, calm, dash, due, facts, pathways, rules } from "./protocol-case.ts";

function version(differences: unknown): ProtocolDefinition {
  const read = readDifferences(differences);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return definitionOf("2", read.differences);
}
const under = (differences: unknown, changes: Readonly<Record<string, unknown>> = {}) =>
  triage(facts(changes), rulesetOf(version(differences)));

const EXTRA = { code: "R27", say: "They keep animals.", when: { topics: ["animal-cruelty"] } };
const extra = (change: object) => ({ extra: [{ ...EXTRA, pathways: ["outreach"], ...change }] });

describe("the first version", () => {
  test("is the one with nothing different, and decides when nothing else is said", () => {
    expect(version({})).toEqual({ ...FIRST_DEFINITION, version: "2" });
    expect(FIRST_DEFINITION.version).toBe(FIRST_VERSION);
    expect(VERSION_1.rules).toEqual(RULES);
    expect(triage(facts())).toEqual(triage(facts(), VERSION_1));
  });

  test("has the settings, the hours and the limits that were agreed", () => {
    expect(FIRST_DEFINITION.settings).toEqual({
      visibleHigh: 14,
      mediumFrom: 10,
      escalationIncidents: 3,
      repeatMonths: 12,
      unavailable: ["dapo"],
    });
    expect(FIRST_DEFINITION.mostNotKnown).toBe(6);
    expect(FIRST_DEFINITION.safetyPlanHours).toBe(48);
    const soon = SOURCES.filter((source) => FIRST_DEFINITION.assessmentHours[source] === 24);
    expect(soon.join(" ")).toBe("self police hospital maternity");
    for (const source of SOURCES) expect([24, 48]).toContain(FIRST_DEFINITION.assessmentHours[source]);
  });
});

describe("what is refused in the file of a version, with its path and a sentence", () => {
  const sentence = "Give a plain sentence: a capital letter first, a full stop last, at most 200 characters.";
  const hours = "Hours must be a whole number from 1 to 168.";
  const clock =
    "Give a clock: now, school morning, or a number of hours or working days, like “24 hours” or “2 working days”.";
  const code = "Give the rule a code of its own, R27 or higher.";
  const open = "Give a whole number from 0 to 24.";
  const group = "This must be a group, in braces.";
  const topics = `Choose one of: ${TOPICS.join(", ")}.`;

  test.each<[string, unknown, string, string]>([
    ["what is no group", "version 2", "", group],
    [
      "a key nobody knows",
      { colour: "red" },
      "colour",
      "Nothing called “colour” can differ here: check how it is spelt.",
    ],
    [
      "a key nobody knows, deep down",
      { prompts: { last: [] } },
      "prompts.last",
      "Nothing called “last” can differ here: check how it is spelt.",
    ],
    ["prompts that are no group", { prompts: [] }, "prompts", group],
    ["a prompt that is no topic", { prompts: { alone: ["weather"] } }, "prompts.alone.0", topics],
    ["prompts that are no list", { prompts: { alone: "stalking" } }, "prompts.alone", "This must be a list."],
    ["a prompt twice", { prompts: { alone: ["stalking", "stalking"] } }, "prompts.alone", "Name each one once."],
    [
      "one of two twice",
      { prompts: { needingTwo: ["breach", "breach"] } },
      "prompts.needingTwo",
      "Name each one once.",
    ],
    ["a fact twice", { prompts: { facts: ["honourBased", "honourBased"] } }, "prompts.facts", "Name each one once."],
    ["a pair of one", { prompts: { together: [["stalking"]] } }, "prompts.together.0", "Give two topics."],
    [
      "a fact that is no yes or no",
      { prompts: { facts: ["victimAge"] } },
      "prompts.facts.0",
      `Choose one of: ${YES_NO_FACTS.join(", ")}.`,
    ],
    ["more open questions than there are", { mostNotKnown: 25 }, "mostNotKnown", open],
    ["fewer than none", { mostNotKnown: -1 }, "mostNotKnown", open],
    ["half an open question", { mostNotKnown: 6.5 }, "mostNotKnown", open],
    ["open questions in words", { mostNotKnown: "six" }, "mostNotKnown", open],
    ["no hours at all", { safetyPlanHours: 0 }, "safetyPlanHours", hours],
    ["more than a week", { safetyPlanHours: 169 }, "safetyPlanHours", hours],
    ["half an hour", { assessmentHours: { gp: 0.5 } }, "assessmentHours.gp", hours],
    ["hours in words", { assessmentHours: { gp: "a day" } }, "assessmentHours.gp", hours],
    ["hours that are no group", { assessmentHours: 24 }, "assessmentHours", group],
    ["pathways that are no group", { pathways: ["refuge"] }, "pathways", group],
    ["no clock", { pathways: { refuge: { clock: "soon" } } }, "pathways.refuge.clock", clock],
    ["a clock of no hours", { pathways: { refuge: { clock: "0 hours" } } }, "pathways.refuge.clock", clock],
    ["a clock of too many hours", { pathways: { refuge: { clock: "1000 hours" } } }, "pathways.refuge.clock", clock],
    [
      "a clock of too many days",
      { pathways: { refuge: { clock: "100 working days" } } },
      "pathways.refuge.clock",
      clock,
    ],
    ["a clock of no days", { pathways: { refuge: { clock: "0 working days" } } }, "pathways.refuge.clock", clock],
    [
      "a clock with more after it",
      { pathways: { refuge: { clock: "4 hours or so" } } },
      "pathways.refuge.clock",
      clock,
    ],
    ["a clock with more before it", { pathways: { refuge: { clock: "in 4 hours" } } }, "pathways.refuge.clock", clock],
    ["a clock by rule", { pathways: { refuge: { clock: "by rule" } } }, "pathways.refuge.clock", clock],
    ["a clock that is no text", { pathways: { refuge: { clock: 4 } } }, "pathways.refuge.clock", clock],
    [
      "a clock where a rule sets it",
      { pathways: { sarc: { clock: "4 hours" } } },
      "pathways.sarc.clock",
      "The clock of “sarc” follows a rule of its own.",
    ],
    [
      "a clock for the police in danger",
      { pathways: { "emergency-999": { clock: "4 hours" } } },
      "pathways.emergency-999.clock",
      "The clock of “emergency-999” follows a rule of its own.",
    ],
    [
      "a clock that the law sets",
      { pathways: { "operation-encompass": { clock: "4 hours" } } },
      "pathways.operation-encompass.clock",
      "The clock of “operation-encompass” is set by law.",
    ],
    [
      "a consent nobody knows",
      { pathways: { refuge: { consent: "maybe" } } },
      "pathways.refuge.consent",
      "Choose one of: not-needed, service, override-high, override-vital, override-child.",
    ],
    [
      "sharing without asking",
      { pathways: { refuge: { consent: "not-needed" } } },
      "pathways.refuge.consent",
      "“refuge” cannot be shared without asking: choose service, or an override that is written down.",
    ],
    [
      "an override taken away",
      { pathways: { idva: { consent: "service" } } },
      "pathways.idva.consent",
      "“idva” goes ahead although it was refused (override-high): a version cannot take that away.",
    ],
    [
      "an override made another",
      { pathways: { mash: { consent: "override-high" } } },
      "pathways.mash.consent",
      "“mash” goes ahead although it was refused (override-child): a version cannot take that away.",
    ],
    [
      "alternatives that cannot stand in",
      { pathways: { idva: { alternatives: ["helpline"] } } },
      "pathways.idva.alternatives",
      "“helpline” cannot stand in for the high-risk advocate. These can: outreach, iris-advocate, isva, honour-specialist, stalking-advocate, by-and-for.",
    ],
    [
      "alternatives that are no names",
      { pathways: { isva: { alternatives: [3] } } },
      "pathways.isva.alternatives.0",
      "Name a pathway.",
    ],
    [
      "alternatives that are no list",
      { pathways: { isva: { alternatives: "outreach" } } },
      "pathways.isva.alternatives",
      "This must be a list.",
    ],
    [
      "a rule that protects left out",
      { off: ["R24", "R7"] },
      "off.1",
      "“R7” cannot be left out. These can: R18, R23, R24.",
    ],
    ["a rule that is no name left out", { off: [7] }, "off.0", "Name a rule."],
    ["an added rule with a code of the first's", extra({ code: "R26" }), "extra.0.code", code],
    ["an added rule with no number", extra({ code: "Rx" }), "extra.0.code", code],
    ["an added rule with more than a code", extra({ code: "R27b" }), "extra.0.code", code],
    ["an added rule with less than a code", extra({ code: "27" }), "extra.0.code", code],
    ["an added rule with a code before the code", extra({ code: "xR27" }), "extra.0.code", code],
    ["an added rule with too high a code", extra({ code: "R1000" }), "extra.0.code", code],
    ["an added rule without a capital", extra({ say: "they keep animals." }), "extra.0.say", sentence],
    ["an added rule without a full stop", extra({ say: "They keep animals" }), "extra.0.say", sentence],
    ["an added rule with too much to say", extra({ say: `T${"o".repeat(199)}.` }), "extra.0.say", sentence],
    ["an added rule that says nothing", extra({ say: undefined }), "extra.0.say", sentence],
    ["an added rule with no condition", extra({ when: {} }), "extra.0.when", "Name at least one topic or one fact."],
    [
      "an added rule with a condition on nothing",
      extra({ when: { topics: [], facts: {} } }),
      "extra.0.when",
      "Name at least one topic or one fact.",
    ],
    [
      "an added rule on a topic nobody knows",
      extra({ when: { topics: ["weather"] } }),
      "extra.0.when.topics.0",
      topics,
    ],
    [
      "an added rule on an answer nobody gives",
      extra({ when: { facts: { honourBased: ["yes", "maybe"] } } }),
      "extra.0.when.facts.honourBased.1",
      "Choose among: yes, no, unknown, absent.",
    ],
    [
      "an added rule on no answer",
      extra({ when: { facts: { honourBased: [] } } }),
      "extra.0.when.facts.honourBased",
      "Choose among: yes, no, unknown, absent.",
    ],
    [
      "an added rule on facts that are no group",
      extra({ when: { facts: ["honourBased"] } }),
      "extra.0.when.facts",
      group,
    ],
    [
      "an added rule on an answer that is no name",
      extra({ when: { facts: { honourBased: [true] } } }),
      "extra.0.when.facts.honourBased.0",
      "Name an answer.",
    ],
    [
      "an added rule that calls the police",
      extra({ pathways: ["outreach", "emergency-999"] }),
      "extra.0.pathways.1",
      "Only danger now asks for the police: leave emergency-999 out.",
    ],
    [
      "an added rule with a pathway nobody knows",
      extra({ pathways: ["spa"] }),
      "extra.0.pathways.0",
      `Choose one of: ${PATHWAY_CODES.join(", ")}.`,
    ],
    ["a prompt that is neither", extra({ prompt: "yes" }), "extra.0.prompt", "Answer true or false."],
    [
      "a prompt that depends on the grade it makes",
      extra({ prompt: true, when: { topics: ["breach"], grades: ["medium"] } }),
      "extra.0.prompt",
      "A rule that asks to consider high cannot depend on the grade: leave out its grades, or the prompt.",
    ],
    [
      "a flag nobody knows",
      extra({ flag: "wave" }),
      "extra.0.flag",
      `Choose one of: ${FLAGS.join(", ")}; or give its own sentence, as {"say": "…"}.`,
    ],
    [
      "an added rule from which nothing follows",
      extra({ pathways: [], prompt: false }),
      "extra.0",
      "Say what follows: pathways, a prompt or a flag.",
    ],
    [
      "an added rule that says nothing of what follows",
      { extra: [EXTRA] },
      "extra.0",
      "Say what follows: pathways, a prompt or a flag.",
    ],
    [
      "two added rules of one code",
      { extra: [...extra({}).extra, ...extra({}).extra] },
      "extra",
      "Give each added rule a code of its own.",
    ],
    ["an added rule that is no group", { extra: ["R27"] }, "extra.0", group],
  ])("%s", (_, differences, path, message) => {
    const read = readDifferences(differences);
    expect(read.ok ? [] : read.errors).toEqual([{ path, message }]);
  });

  test("everything at once, each path once", () => {
    const read = readDifferences({ mostNotKnown: -0.5, off: ["R1"], colour: "red" });
    expect(read.ok ? [] : read.errors.map(({ path }) => path).sort()).toEqual(["colour", "mostNotKnown", "off.0"]);
  });

  test("settings are read as strictly as a document's own", () => {
    const read = readDifferences({ settings: { visibleHigh: -1, unavailable: ["helpline"] } });
    expect(read.ok ? [] : read.errors.map(({ path }) => path)).toEqual([
      "settings.visibleHigh",
      "settings.unavailable.0",
    ]);
  });
});

describe("what a version may say", () => {
  test.each<[string, object]>([
    ["settings", { settings: { visibleHigh: 12, unavailable: [] } }],
    ["no open question, or all of them", { mostNotKnown: 0 }],
    ["all open", { mostNotKnown: 24 }],
    ["an hour", { safetyPlanHours: 1, assessmentHours: { gp: 168 } }],
    ["now", { pathways: { refuge: { clock: "now" } } }],
    ["a school morning", { pathways: { refuge: { clock: "school morning" } } }],
    ["many hours", { pathways: { refuge: { clock: "999 hours" } } }],
    ["many days", { pathways: { refuge: { clock: "99 working days" } } }],
    ["the consent that it has", { pathways: { idva: { consent: "override-high" }, refuge: { consent: "service" } } }],
    ["an override that is written down", { pathways: { refuge: { consent: "override-vital" } } }],
    ["alternatives", { pathways: { isva: { alternatives: ["by-and-for", "outreach"] } } }],
    ["rules left out", { off: ["R18", "R23", "R24"] }],
    ["a rule by its topics", extra({})],
    ["a rule with a question for a sentence", extra({ say: "Are they safe?" })],
    ["a rule with the longest sentence", extra({ say: `T${"o".repeat(198)}.` })],
    ["a rule in another script", extra({ say: "Żal." })],
    ["a rule with a high code", extra({ code: "R999" })],
    ["a rule with the next ten's code", extra({ code: "R30" })],
    ["a rule that prompts only", { extra: [{ ...EXTRA, prompt: true }] }],
    ["a rule that flags only", { extra: [{ ...EXTRA, flag: "no-mediation" }] }],
    ["a rule with a flag of its own", { extra: [{ ...EXTRA, flag: { say: "Ask about the animals." } }] }],
    ["a rule at some grades", extra({ when: { topics: ["breach"], grades: ["not-assessed", "high"] } })],
    ["a rule on facts", extra({ when: { facts: { source: ["gp"], strangulation: ["absent"] } } })],
    ["two rules", { extra: [...extra({}).extra, ...extra({ code: "R28" }).extra] }],
  ])("%s", (_, differences) => {
    expect(readDifferences(differences)).toMatchObject({ ok: true, differences });
  });

  test("only rules without which nobody loses help may be left out", () => {
    expect(CAN_BE_OFF.join(" ")).toBe("R18 R23 R24");
  });

  test("an added rule may look at every fact that has a list of answers, and at its absence", () => {
    for (const name of YES_NO_FACTS) expect(EXTRA_FACTS[name].join(" ")).toBe("yes no unknown absent");
    expect(EXTRA_FACTS.immediateDanger.join(" ")).toBe("yes no unknown");
    expect(EXTRA_FACTS.strangulation.join(" ")).toBe("none within72h within4weeks earlier unknown absent");
    expect(EXTRA_FACTS.sexualAssault.join(" ")).toBe("none within7days earlier unknown absent");
    expect(EXTRA_FACTS.recourse.join(" ")).toBe("yes none partner-visa unknown absent");
    expect(EXTRA_FACTS.source).toBe(SOURCES);
  });
});

describe("what differs stands in its place, and nothing else moves", () => {
  test("settings key by key, where neither the area nor the document says otherwise", () => {
    const lower = { settings: { visibleHigh: 12 } };
    expect(version(lower).settings).toEqual({ ...FIRST_DEFINITION.settings, visibleHigh: 12 });
    expect(under(lower, dash(12, 12)).suggestedGrade).toBe("high");
    expect(under(lower, { ...dash(12, 12), settings: { visibleHigh: 13 } }).suggestedGrade).toBe("medium");
    expect(under({}, dash(12, 12)).suggestedGrade).toBe("medium");
  });

  test("prompts list by list", () => {
    const topics = (...list: string[]) => ({ topics: list });
    expect(under({ prompts: { alone: ["isolation"] } }, topics("isolation")).considerHigh).toEqual(["isolation"]);
    expect(under({ prompts: { alone: [] } }, topics("stalking")).considerHigh).toEqual([]);
    const two = { prompts: { needingTwo: ["weapon", "low-mood"] } };
    expect(under(two, topics("low-mood")).considerHigh).toEqual([]);
    // Each once, also one that counts alone and as one of two.
    expect(under(two, topics("weapon", "low-mood")).considerHigh).toEqual(["weapon", "low-mood"]);
    const pair = { prompts: { together: [["injury", "isolation"]] } };
    expect(under(pair, topics("injury", "isolation")).considerHigh).toEqual(["injury+isolation"]);
    expect(under(pair, topics("injury")).considerHigh).toEqual([]);
    expect(under(pair, topics("separation", "coercive-control")).considerHigh).toEqual([]);
    expect(under({ prompts: { facts: ["wantsToMove"] } }, { wantsToMove: "yes" }).considerHigh).toEqual([
      "wantsToMove",
    ]);
  });

  test("how many questions may stay open", () => {
    expect(under({ mostNotKnown: 0 }, dash(0, 23))).toMatchObject({ incomplete: true, suggestedGrade: "not-assessed" });
    expect(under({ mostNotKnown: 24 }, dash(0, 0))).toMatchObject({ incomplete: false });
  });

  test("hours of an assessment by who told us, and of a safety plan", () => {
    const noRisk = { risk: undefined, source: "gp" };
    expect(due(under({ assessmentHours: { gp: 2 } }, noRisk), "risk-assessment")).toBe("2026-03-02T12:00:00Z");
    expect(due(under({ assessmentHours: { police: 2 } }, noRisk), "risk-assessment")).toBe("2026-03-04T10:00:00Z");
    expect(due(under({ safetyPlanHours: 1 }), "safety-plan")).toBe("2026-03-02T11:00:00Z");
  });

  test.each([
    ["idva", { agreedGrade: "high" }],
    ["outreach", { agreedGrade: "medium" }],
    ["early-advice", { agreedGrade: "standard" }],
    ["iris-advocate", { agreedGrade: "standard", source: "gp", gpPracticeInScheme: "yes" }],
    ["by-and-for", { agreedGrade: "standard", wantsByAndFor: "yes" }],
  ])("the safety plan is made together with %s, however soon they come", (code, changes) => {
    const sooner = { pathways: { [code]: { clock: "3 hours" } } };
    expect(due(under(sooner, changes), "safety-plan")).toBe("2026-03-02T13:00:00Z");
    expect(
      due(under({ pathways: { refuge: { clock: "3 hours" } } }, { ...changes, safeToStay: "no" }), "safety-plan"),
    ).not.toBe("2026-03-02T13:00:00Z");
  });

  test("a pathway's clock, consent and alternatives, each by itself", () => {
    const refuge = (change: object) => version({ pathways: { refuge: change } }).pathways.refuge;
    const first = { clock: "4 hours", consent: "service", alternatives: ["homelessness-application"] };
    expect(refuge({ clock: "2 hours" })).toEqual({ ...first, clock: "2 hours" });
    expect(refuge({ consent: "override-high" })).toEqual({ ...first, consent: "override-high" });
    expect(refuge({ alternatives: [] })).toEqual({ ...first, alternatives: [] });
    const unsafe = { safeToStay: "no" };
    expect(due(under({ pathways: { refuge: { clock: "2 hours" } } }, unsafe), "refuge")).toBe("2026-03-02T12:00:00Z");
    const refused = { ...unsafe, consent: { service: "yes", sharing: "no" } };
    expect(
      action(under({ pathways: { refuge: { consent: "override-vital" } } }, refused), "refuge")?.consentBasis,
    ).toBe("override");
    expect(action(under({}, refused), "refuge")).toBeUndefined();
  });

  test("a rule that is left out is not applied, and every other is", () => {
    const police = { policeAttended: "yes", children: [{ age: 8 }] };
    expect(pathways(under({}, police))).toContain("operation-encompass");
    const without = pathways(under({ off: ["R18"] }, police));
    expect(pathways(under({}, police)).filter((code) => !without.includes(code))).toEqual(["operation-encompass"]);
  });

  test("the answer names the version that gave it, and the first is as it was", () => {
    const before = JSON.stringify(FIRST_DEFINITION);
    expect(under({ settings: { visibleHigh: 1 }, ...extra({}) }, dash(2, 22)).protocol).toBe("2");
    expect(triage(facts()).protocol).toBe("1");
    expect(JSON.stringify(FIRST_DEFINITION)).toBe(before);
    expect(JSON.parse(triageLine(JSON.stringify(calm), rulesetOf(version({}))).line)).toMatchObject({ protocol: "2" });
    expect(JSON.parse(triageLine(JSON.stringify(calm)).line)).toMatchObject({ protocol: "1" });
  });
});

describe("a rule that a version adds", () => {
  const animals = { topics: ["animal-cruelty"] };

  test("asks for its pathways, under its code, beside the rules that ask for them anyway", () => {
    const rule = extra({ pathways: ["refuge", "early-advice"] });
    expect(rules(under(rule, animals), "refuge")).toEqual(["R27"]);
    expect(rules(under(rule, animals), "early-advice")).toEqual(["R9", "R27"]);
    expect(pathways(under(rule))).not.toContain("refuge");
  });

  test("holds when any of its topics or any of its answers is there", () => {
    const rule = extra({
      pathways: ["refuge"],
      when: { topics: ["animal-cruelty", "breach"], facts: { wantsToMove: ["yes", "unknown"], recourse: ["absent"] } },
    });
    const asks = (changes: object) => pathways(under(rule, { recourse: "yes", ...changes })).includes("refuge");
    expect(asks({})).toBe(false);
    expect(asks({ topics: ["breach"] })).toBe(true);
    expect(asks({ wantsToMove: "unknown" })).toBe(true);
    expect(asks({ wantsToMove: "no" })).toBe(false);
    expect(asks({ recourse: undefined })).toBe(true);
  });

  test("may hold at some grades only, by the grade that stands", () => {
    const rule = extra({ pathways: ["refuge"], when: { topics: ["animal-cruelty"], grades: ["medium"] } });
    expect(pathways(under(rule, animals))).not.toContain("refuge");
    expect(pathways(under(rule, { ...animals, agreedGrade: "medium" }))).toContain("refuge");
  });

  test("may ask to consider high, which makes the suggestion medium", () => {
    const rule = { extra: [{ ...EXTRA, prompt: true }] };
    expect(under(rule, animals)).toMatchObject({ suggestedGrade: "medium", considerHigh: ["R27"] });
    expect(under({ extra: [{ ...EXTRA, flag: "no-mediation" }] }, animals)).toMatchObject({ considerHigh: [] });
  });

  test("may raise a flag that is known, or one of its own under its code", () => {
    expect(under({ extra: [{ ...EXTRA, flag: "no-mediation" }] }, animals).flags).toContain("no-mediation");
    expect(under({ extra: [{ ...EXTRA, flag: { say: "Ask about them." } }] }, animals).flags).toContain("R27");
    expect(under(extra({}), animals).flags).toEqual([]);
    expect(flagOf({ code: "R27", flag: null })).toBeNull();
    expect(flagOf({ code: "R27", flag: "no-mediation" })).toBe("no-mediation");
    expect(flagOf({ code: "R27", flag: { say: "Ask." } })).toBe("R27");
  });

  test("that asks for the advocate keeps what stands in for her from being followed by less", () => {
    const rule = extra({ pathways: ["honour-specialist"] });
    expect([...rulesetOf(version(rule)).advocateRules].sort()).toEqual(["R13", "R2", "R27", "R7"]);
    expect([...VERSION_1.advocateRules].sort()).toEqual(["R13", "R2", "R7"]);
  });
});

describe("rules in words", () => {
  const added: Added = [
    { code: "R27", say: "They keep animals.", flag: { say: "Ask about the animals." } },
    { code: "R28", say: "They farm.", flag: "no-mediation" },
  ];

  test("those of later versions are said in their own words, the first's in the first's", () => {
    expect(ruleWords("R27", added)).toBe("They keep animals.");
    expect(ruleWords("R7", added)).toBe("The grade is high.");
    expect(ruleWords("R99", added)).toBe("R99");
    expect(promptWords("R28", added)).toBe("They farm");
    expect(flagWords("R27", added)).toBe("Ask about the animals.");
    expect(flagWords("no-mediation", added)).toBe("Offer no mediation.");
    expect(flagWords("R28", added)).toBe("R28");
  });

  test("a prompt is said by its name, by the fact it asks for, or by both of its topics", () => {
    expect(promptWords("unknowns", [])).toBe("Questions that are still open could bring the count to high");
    expect(promptWords("wantsToMove", [])).toMatch(/^[A-Z]/);
    expect(promptWords("injury+isolation", []).split("; ")).toHaveLength(2);
    expect(promptWords("injury+isolation", [])).not.toContain("injury+isolation");
    expect(promptWords("low-mood", [])).not.toBe("low-mood");
  });

  test("what an added rule says in its own words is something to ask; of the others those that say so", () => {
    expect(isToAsk("R27")).toBe(true);
    expect(FLAGS.filter(isToAsk)).toEqual(FLAGS.filter((flag) => flag.startsWith("ask-")));
    expect(isToAsk("no-mediation")).toBe(false);
  });
});

describe("rules made ready", () => {
  test("are made once for a version and an area's order", () => {
    const second = version({});
    expect(rulesetOf(second)).toBe(rulesetOf(second));
    expect(rulesetOf(second, { isva: ["outreach"] })).toBe(rulesetOf(second, { isva: ["outreach"] }));
    expect(rulesetOf(second, { isva: ["outreach"] })).not.toBe(rulesetOf(second));
    expect(rulesetOf(version({}))).not.toBe(rulesetOf(second));
    expect(rulesetOf(second, { isva: ["outreach"] }).areaAlternatives).toEqual({ isva: ["outreach"] });
    expect(rulesetOf(second).definition).toBe(second);
  });

  test("know every pathway", () => {
    for (const { code } of PATHWAYS) {
      expect(VERSION_1.chains[code]).toBeInstanceOf(Array);
      expect(VERSION_1.definition.pathways[code]).toMatchObject({
        clock: PATHWAY[code].clock,
        consent: PATHWAY[code].consent,
      });
    }
  });
});
