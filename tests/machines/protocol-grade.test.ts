import { describe, expect, test } from "vitest";
import { ask, dash, due, pathways, rules } from "./protocol-case.ts";

type Changes = Record<string, unknown>;

describe("R1: danger now", () => {
  test("is suggested high, calls 999 now and is an emergency, but is no conference route by itself", () => {
    const result = ask({ immediateDanger: "yes" });
    expect(result).toMatchObject({ suggestedGrade: "high", emergency: true, conferenceRoutes: [] });
    expect(due(result, "emergency-999")).toBe("2026-03-02T10:00:00Z");
    expect(pathways(result)).not.toContain("marac-referral");
    expect(rules(result, "idva")).toEqual(["R7"]);
  });

  test("makes the grade high whatever is agreed", () => {
    expect(rules(ask({ immediateDanger: "yes", agreedGrade: "standard" }), "idva")).toEqual(["R7"]);
  });

  test("that is not known is asked again and is no emergency", () => {
    const result = ask({ immediateDanger: "unknown" });
    expect(result.flags).toEqual(["ask-danger-again"]);
    expect(result.emergency).toBe(false);
  });

  test("what could not be asked or answered yet is flagged, in the protocol's order", () => {
    const open = {
      safeToTalk: undefined,
      strangulation: undefined,
      suicidalIntent: "unknown",
      safeToStay: "unknown",
      children: [{ age: 17 }],
    };
    const asked = ["ask-safe-to-talk", "ask-strangulation", "ask-suicide", "ask-safe-to-stay"];
    expect(ask(open).flags).toEqual([...asked, "ask-child-harm"]);
    expect(ask({ ...open, children: [{ age: 18 }] }).flags).toEqual(asked);
    expect(ask({ ...open, children: undefined }).flags).toEqual([...asked, "ask-children"]);
  });

  test.each<[string, string]>([
    ["no", "2026-03-03T10:00:00Z"],
    ["unknown", "2026-03-02T14:00:00Z"],
    ["yes", "2026-03-02T14:00:00Z"],
  ])("a call that is not safe, with danger %s, is rung back by %s", (immediateDanger, when) => {
    expect(due(ask({ safeToTalk: "no", immediateDanger }), "safe-callback")).toBe(when);
  });
});

describe("R2: the four routes to the conference", () => {
  const repeat = { lastConferenceReferral: "2025-03-02", samePair: "yes", newAbuseSince: "yes" };
  test.each<[string, Changes, string[]]>([
    ["13 yes is not visible high risk", dash(13, 11), []],
    ["14 yes is", dash(14, 10), ["visible-high"]],
    ["an area may set another threshold", { ...dash(5, 19), settings: { visibleHigh: 5 } }, ["visible-high"]],
    ["2 incidents are no escalation", { policeReportedIncidents12m: 2 }, []],
    ["3 incidents are", { policeReportedIncidents12m: 3 }, ["escalation"]],
    ["a professional's judgement", { professionalJudgementHigh: true }, ["judgement"]],
    ["another tool's high", { risk: { tool: "dara", grade: "high" } }, ["judgement"]],
    ["a repeat on the very day a year ago", repeat, ["repeat"]],
    ["no repeat a day before", { ...repeat, lastConferenceReferral: "2025-03-01" }, []],
    ["a repeat of which only the year is known", { ...repeat, lastConferenceReferral: "2025" }, ["repeat"]],
    ["no repeat when even the year's last day is too long ago", { ...repeat, lastConferenceReferral: "2024" }, []],
    ["no repeat of another pair", { ...repeat, samePair: "no" }, []],
    ["no repeat while the pair is not known", { ...repeat, samePair: "unknown" }, []],
    [
      "all four, in their order",
      { ...repeat, ...dash(14, 10), policeReportedIncidents12m: 3, professionalJudgementHigh: true },
      ["judgement", "visible-high", "escalation", "repeat"],
    ],
  ])("%s", (_what, changes, routes) => {
    const result = ask(changes);
    expect(result.conferenceRoutes).toEqual(routes);
    expect(result.suggestedGrade === "high").toBe(routes.length > 0);
    expect(pathways(result).includes("marac-referral")).toBe(routes.length > 0);
  });

  test("a month day that does not exist becomes the month's last", () => {
    const at = "2026-03-31T10:00:00Z";
    const settings = { repeatMonths: 1 };
    expect(ask({ ...repeat, at, settings, lastConferenceReferral: "2026-02-28" }).conferenceRoutes).toEqual(["repeat"]);
    expect(ask({ ...repeat, at, settings, lastConferenceReferral: "2026-02-27" }).conferenceRoutes).toEqual([]);
  });

  test("the day is London's: after midnight of summer time the period starts a day later", () => {
    const late = { ...repeat, at: "2026-06-01T23:30:00Z" };
    expect(ask({ ...late, lastConferenceReferral: "2025-06-01" }).conferenceRoutes).toEqual([]);
    expect(ask({ ...late, lastConferenceReferral: "2025-06-02" }).conferenceRoutes).toEqual(["repeat"]);
  });

  test("an agreed high without another route is a judgement, and never changes the suggestion", () => {
    const result = ask({ agreedGrade: "high" });
    expect(result).toMatchObject({ suggestedGrade: "standard", conferenceRoutes: ["judgement"] });
    expect(rules(result, "idva")).toEqual(["R2", "R7"]);
    expect(ask({ agreedGrade: "high", ...dash(14, 10) }).conferenceRoutes).toEqual(["visible-high"]);
  });

  test("a conference and an advocate are suggested whatever grade is agreed", () => {
    const result = ask({ ...dash(14, 10), agreedGrade: "standard" });
    expect(rules(result, "marac-referral")).toEqual(["R2"]);
    expect(rules(result, "idva")).toEqual(["R2"]);
    expect(rules(result, "early-advice")).toEqual(["R9"]);
  });

  test.each<[string, string | undefined, string | undefined, boolean]>([
    ["both are open", undefined, "unknown", true],
    ["one is yes, one open", "yes", undefined, true],
    ["one is no", "no", "unknown", false],
    ["both are yes", "yes", "yes", false],
  ])("within the period, ask-repeat is raised as it should be when %s", (_what, samePair, newAbuseSince, asked) => {
    const result = ask({ lastConferenceReferral: "2025-03-02", samePair, newAbuseSince });
    expect(result.flags.includes("ask-repeat")).toBe(asked);
    expect(ask({ lastConferenceReferral: "2025-03-01", samePair, newAbuseSince }).flags).not.toContain("ask-repeat");
  });
});

describe("R3: medium, and the prompts to consider high", () => {
  test.each<[string, Changes, string, string[]]>([
    ["9 yes alone is standard", dash(9, 15), "standard", []],
    ["10 yes is medium", dash(10, 14), "medium", []],
    ["another tool's medium is medium", { risk: { tool: "dash-police", grade: "medium" } }, "medium", []],
    ["a topic that stands alone", { topics: ["weapon"] }, "medium", ["weapon"]],
    ["a topic that is no prompt", { topics: ["money-control"] }, "standard", []],
    ["one of four that count together", { topics: ["breach"] }, "standard", []],
    ["two of four that count together", { topics: ["breach", "isolation"] }, "medium", ["isolation", "breach"]],
    ["separation alone", { topics: ["separation"] }, "standard", []],
    [
      "separation with control",
      { topics: ["coercive-control", "separation"] },
      "medium",
      ["separation+coercive-control"],
    ],
    ["thoughts of ending life", { suicidalIntent: "yes" }, "medium", ["suicidalIntent"]],
    ["honour", { honourBased: "yes", forcedMarriage: "yes" }, "medium", ["honourBased", "forcedMarriage"]],
    ["strangled within four weeks", { strangulation: "within4weeks" }, "medium", ["strangulation-recent"]],
    ["strangled longer ago", { strangulation: "earlier" }, "standard", []],
    ["assaulted within seven days", { sexualAssault: "within7days" }, "medium", ["sexual-assault-recent"]],
    ["assaulted earlier", { sexualAssault: "earlier" }, "standard", []],
    ["open questions that could reach high", dash(9, 10), "medium", ["unknowns"]],
    ["open questions that could not", dash(9, 11), "standard", []],
    ["no risk tool has no open questions", { risk: undefined }, "not-assessed", []],
  ])("%s", (_what, changes, grade, considerHigh) => {
    expect(ask(changes)).toMatchObject({ suggestedGrade: grade, considerHigh });
  });

  test("the prompts keep the protocol's order, whatever order they are told in", () => {
    const topics = ["perpetrator-suicide", "sexual-harm", "stalking", "breach", "frequency-rising", "strangulation"];
    expect(ask({ topics, strangulation: "within72h" }).considerHigh).toEqual([
      "strangulation",
      "stalking",
      "sexual-harm",
      "perpetrator-suicide",
      "frequency-rising",
      "breach",
      "strangulation-recent",
    ]);
  });

  test("nothing is left to consider when high is suggested", () => {
    expect(ask({ topics: ["weapon"], ...dash(14, 10) }).considerHigh).toEqual([]);
  });
});

describe("R4, R5 and R6: how complete the assessment is", () => {
  test.each<[string, Changes, string, boolean, boolean]>([
    ["a full Dash", dash(0, 24), "standard", false, false],
    ["6 not known is still full", dash(0, 18), "standard", false, false],
    ["7 not known is incomplete", dash(0, 17), "not-assessed", true, true],
    ["a Dash with no counts is all not known", { risk: { tool: "dash-safelives" } }, "medium", true, true],
    [
      "another tool with a grade is full",
      { risk: { tool: "professional-only", grade: "standard" } },
      "standard",
      false,
      false,
    ],
    ["another tool without one is not", { risk: { tool: "dara" } }, "not-assessed", false, true],
    ["no tool", { risk: undefined }, "not-assessed", false, true],
  ])("%s", (_what, changes, grade, incomplete, assess) => {
    const result = ask(changes);
    expect(result).toMatchObject({ suggestedGrade: grade, incomplete });
    expect(pathways(result).includes("risk-assessment")).toBe(assess);
  });

  test.each(["self", "police", "hospital", "maternity"])("from %s the assessment is due in 24 hours", (source) => {
    expect(due(ask({ risk: undefined, source }), "risk-assessment")).toBe("2026-03-03T10:00:00Z");
  });

  test("from anyone else in 48, whatever the grade", () => {
    expect(due(ask({ risk: undefined, source: "school", professionalJudgementHigh: true }), "risk-assessment")).toBe(
      "2026-03-04T10:00:00Z",
    );
  });

  test("early advice and a plan while nothing is assessed; the agreed grade's support once one is agreed", () => {
    expect(rules(ask({ risk: undefined }), "early-advice")).toEqual(["R5"]);
    expect(rules(ask({ risk: undefined }), "safety-plan")).toEqual(["R5"]);
    const agreed = ask({ risk: undefined, agreedGrade: "medium" });
    expect(agreed.suggestedGrade).toBe("not-assessed");
    expect(rules(agreed, "outreach")).toEqual(["R8"]);
    expect(pathways(agreed)).not.toContain("early-advice");
  });
});
