// R26's order: who stands in for a pathway that is out, and what may be written into that order by a version or an area.
import { describe, expect, test } from "vitest";
import {
  canBeReplaced,
  canStandIn,
  problemWithAlternatives,
  readAlternatives,
  storedAlternatives,
} from "#machines/protocol/alternatives.ts";
import { PATHWAY, PATHWAY_CODES, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { ADVOCATES } from "#machines/protocol/chains.ts";
import { FIRST_DEFINITION } from "#machines/protocol/definition.ts";
import { passOn } from "#machines/protocol/availability.ts";
import { rulesetOf, VERSION_1, type AreaAlternatives } from "#machines/protocol/ruleset.ts";
import { triage } from "#machines/protocol/triage.ts";
import { action, facts, unmet } from "./protocol-case.ts";

const chain = (code: PathwayCode, area: AreaAlternatives = {}) =>
  rulesetOf(FIRST_DEFINITION, area)
    .chains[code].map((link) => link.code)
    .join(" ");

describe("who stands in, in the order in which they are asked", () => {
  /** Every chain of version 1 that is not empty, written out. */
  const FIRST: Partial<Record<PathwayCode, string>> = {
    idva: "outreach",
    outreach: "early-advice helpline",
    "early-advice": "helpline",
    "iris-advocate": "outreach early-advice helpline",
    isva: "outreach early-advice helpline",
    refuge: "homelessness-application",
    sanctuary: "homelessness-prevention",
    "honour-specialist": "idva outreach",
    "stalking-advocate": "outreach early-advice helpline",
    dapo: "dvpo non-molestation-order",
    dvpo: "non-molestation-order",
    "migrant-concession": "no-recourse-support",
    "by-and-for": "outreach early-advice helpline",
  };

  test.each(PATHWAY_CODES)("%s", (code) => {
    expect(chain(code)).toBe(FIRST[code] ?? "");
  });

  test("is an area's own order where it has one, and what they are followed by, each once", () => {
    expect(chain("isva", { isva: ["iris-advocate", "outreach"] })).toBe("iris-advocate outreach early-advice helpline");
    expect(chain("outreach", { outreach: ["helpline"] })).toBe("helpline");
    expect(chain("isva", { outreach: [] })).toBe("outreach");
  });

  test("a circle is gone round once, and nobody stands in for themselves", () => {
    const circle: AreaAlternatives = { outreach: ["isva"], isva: ["outreach"] };
    expect(chain("outreach", circle)).toBe("isva");
    expect(chain("isva", circle)).toBe("outreach");
  });

  test("in the place of the high-risk advocate only another advocate stands, and nothing follows outreach", () => {
    expect(chain("idva", { idva: ["isva", "outreach", "stalking-advocate"] })).toBe("isva outreach");
    expect(chain("idva", { idva: ["by-and-for"], "by-and-for": ["early-advice"] })).toBe("by-and-for");
    expect(chain("honour-specialist", { "honour-specialist": ["outreach", "idva"] })).toBe(
      "outreach idva early-advice outreach helpline",
    );
  });

  test("is asked for the consent each needs of its own; outreach in the advocate's place is kept at high", () => {
    const needs = (code: PathwayCode) => VERSION_1.chains[code].map((link) => `${link.code}:${link.need}`).join(" ");
    expect(needs("idva")).toBe("outreach:override-high");
    expect(needs("honour-specialist")).toBe("idva:override-high outreach:override-high");
    expect(needs("isva")).toBe("outreach:service early-advice:service helpline:not-needed");
  });
});

describe("what was put in the place of the advocate and cannot be had either", () => {
  const high = facts({ agreedGrade: "high", settings: { unavailable: [] } });
  const due = "2026-03-03T10:00:00Z";

  test("leaves a need that nothing meets: nothing less follows outreach there", () => {
    const passed = passOn(high, { pathway: "outreach", rules: ["R7", "R26"], due }, "declined", ["idva"]);
    expect(passed.action).toBeNull();
    expect(passed.unmet).toEqual({ pathway: "outreach", reason: "declined", metBy: null, due });
  });

  test("is followed by who would have come next there, in an area that names more than one", () => {
    const area = rulesetOf(FIRST_DEFINITION, { idva: ["isva", "outreach"] });
    const passed = passOn(high, { pathway: "isva", rules: ["R2", "R26"], due }, "no-capacity", ["idva"], high.at, area);
    expect(passed.action).toMatchObject({ pathway: "outreach", rules: ["R2", "R26"] });
  });

  test("is never followed by who came before it there, though they could take it again", () => {
    const area = rulesetOf(FIRST_DEFINITION, { idva: ["isva", "by-and-for", "stalking-advocate"] });
    const follows = (pathway: PathwayCode) =>
      passOn(high, { pathway, rules: ["R7", "R26"], due }, "declined", ["idva"], high.at, area).action?.pathway;
    expect(follows("isva")).toBe("by-and-for");
    expect(follows("by-and-for")).toBe("stalking-advocate");
    expect(follows("stalking-advocate")).toBe("outreach");
    expect(follows("outreach")).toBeUndefined();
  });

  test("outreach that was suggested for itself has its own chain", () => {
    const medium = facts({ agreedGrade: "medium", settings: { unavailable: [] } });
    const passed = passOn(medium, { pathway: "outreach", rules: ["R8"], due }, "declined", []);
    expect(passed.action?.pathway).toBe("early-advice");
    const again = passOn(medium, { pathway: "outreach", rules: ["R12", "R26"], due }, "declined", ["isva"]);
    expect(again.action?.pathway).toBe("early-advice");
  });

  test("the advocate who stood in for a specialist is followed as she is for herself", () => {
    const passed = passOn(high, { pathway: "idva", rules: ["R13", "R26"], due }, "no-capacity", ["honour-specialist"]);
    expect(passed.action?.pathway).toBe("outreach");
  });
});

test("an area's order is the order in which triage asks, and what it names is dated and footed as its own", () => {
  const told = facts({ agreedGrade: "high", settings: { unavailable: ["idva"] } });
  const first = triage(told);
  expect(unmet(first, "idva")?.metBy).toBe("outreach");
  const area = triage(told, rulesetOf(FIRST_DEFINITION, { idva: ["by-and-for", "outreach"] }));
  expect(unmet(area, "idva")?.metBy).toBe("by-and-for");
  expect(action(area, "by-and-for")?.rules).toContain("R26");
});

describe("what may be replaced, and by what", () => {
  test("the hub's own, the police in danger and the conference are always asked", () => {
    const never = PATHWAY_CODES.filter((code) => !canBeReplaced(code));
    expect(never.sort()).toEqual(
      [
        "emergency-999",
        "marac-referral",
        ...PATHWAY_CODES.filter((code) => PATHWAY[code].owner === "hub" && code !== "emergency-999"),
      ].sort(),
    );
    expect(PATHWAY_CODES.filter((code) => canStandIn(code) !== canBeReplaced(code))).toEqual(["helpline"]);
    expect(canStandIn("helpline")).toBe(true);
  });

  test.each<[PathwayCode, readonly string[], string | null]>([
    ["safety-plan", ["outreach"], "Nothing can stand in for “safety-plan”: it is always asked."],
    ["marac-referral", ["idva"], "Nothing can stand in for “marac-referral”: it is always asked."],
    ["isva", ["safety-plan"], "“safety-plan” cannot stand in for another pathway."],
    ["isva", ["outreach", "spa"], "“spa” cannot stand in for another pathway."],
    ["isva", ["toString"], "“toString” cannot stand in for another pathway."],
    ["isva", ["emergency-999"], "“emergency-999” cannot stand in for another pathway."],
    ["isva", ["outreach", "isva"], "“isva” cannot stand in for itself."],
    ["isva", ["outreach", "helpline", "outreach"], "Name each pathway once."],
    [
      "idva",
      ["outreach", "helpline"],
      `“helpline” cannot stand in for the high-risk advocate. These can: ${ADVOCATES.join(", ")}.`,
    ],
    ["idva", ["refuge"], `“refuge” cannot stand in for the high-risk advocate. These can: ${ADVOCATES.join(", ")}.`],
    ["idva", [...ADVOCATES], null],
    ["isva", ["outreach", "helpline"], null],
    ["outreach", ["refuge"], null],
    ["isva", [], null],
  ])("%s: %j", (code, list, problem) => {
    expect(problemWithAlternatives(code, list)).toBe(problem);
  });
});

describe("an area's alternatives as they are written", () => {
  const errorsOf = (value: unknown) => {
    const read = readAlternatives(value);
    return read.ok ? [] : read.errors.map(({ path, message }) => `${path}: ${message}`);
  };

  test("are taken when each can stand in", () => {
    const alternatives = { isva: ["outreach", "helpline"], idva: ["isva"] };
    expect(readAlternatives(alternatives)).toEqual({ ok: true, alternatives });
    expect(readAlternatives({})).toEqual({ ok: true, alternatives: {} });
  });

  test("are refused with the path and a sentence", () => {
    expect(errorsOf({ spa: ["outreach"] })).toEqual(["spa: There is no pathway called “spa”."]);
    expect(errorsOf({ toString: ["outreach"] })).toEqual(["toString: There is no pathway called “toString”."]);
    expect(errorsOf({ isva: "outreach" })).toEqual(["isva: Give a list of pathways, in the order they are asked."]);
    expect(errorsOf({ isva: [3] })).toEqual(["isva.0: Give a list of pathways, in the order they are asked."]);
    expect(errorsOf(["isva"])).toEqual([": Give a group: each pathway with the list of those that stand in for it."]);
    expect(errorsOf({ isva: ["isva"], helpline: ["outreach"] })).toEqual([
      "isva: “isva” cannot stand in for itself.",
      "helpline: Nothing can stand in for “helpline”: it is always asked.",
    ]);
  });

  test("are read from storage as far as they can be: a live call is never refused because of a setting", () => {
    const stored = { isva: ["outreach"], spa: ["outreach"], idva: ["helpline"], outreach: "early-advice", refuge: [] };
    expect(storedAlternatives(JSON.stringify(stored))).toEqual({ isva: ["outreach"], refuge: [] });
    expect(storedAlternatives("{}")).toEqual({});
  });
});
