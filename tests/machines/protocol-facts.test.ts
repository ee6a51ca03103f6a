import { describe, expect, test } from "vitest";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import { triageLine } from "#machines/protocol/line.ts";
import { parseFacts } from "#machines/protocol/parse.ts";
import { ask, calm } from "./protocol-case.ts";

function errorsOf(changes: Readonly<Record<string, unknown>>) {
  const parsed = parseFacts(JSON.parse(JSON.stringify({ ...calm, ...changes })));
  return parsed.ok ? [] : parsed.errors;
}
const pathsOf = (changes: Readonly<Record<string, unknown>>) => errorsOf(changes).map((error) => error.path);

describe("an impossible fact is refused and its path is named", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ["a missing area", { area: undefined }, ["area"]],
    ["an empty area", { area: " " }, ["area"]],
    ["a missing source", { source: undefined }, ["source"]],
    ["a missing answer about danger", { immediateDanger: undefined }, ["immediateDanger"]],
    ["a moment without an offset", { at: "2026-03-02T10:00:00" }, ["at"]],
    ["a moment on a day that does not exist", { at: "2026-02-30T10:00:00Z" }, ["at"]],
    ["a child of 200", { children: [{ age: 200 }] }, ["children.0.age"]],
    ["a child below 0", { children: [{ age: 3 }, { age: -1 }] }, ["children.1.age"]],
    ["a child without an age", { children: [{}] }, ["children.0.age"]],
    ["an age of 121", { victimAge: 121 }, ["victimAge"]],
    ["an age that is not whole", { victimAge: 17.5 }, ["victimAge"]],
    ["an age as text", { victimAge: "17" }, ["victimAge"]],
    ["a count below 0", { policeReportedIncidents12m: -1 }, ["policeReportedIncidents12m"]],
    ["a count that is not whole", { policeReportedIncidents12m: 1.5 }, ["policeReportedIncidents12m"]],
    ["more answers than the tool has questions", { risk: { tool: "dash-safelives", yes: 14, no: 11 } }, ["risk.yes"]],
    ["a grade of a tool that only counts", { risk: { tool: "dash-safelives", grade: "high" } }, ["risk.grade"]],
    ["counts of a tool that only grades", { risk: { tool: "dara", yes: 3, no: 2 } }, ["risk.yes", "risk.no"]],
    ["a risk without its tool", { risk: { yes: 3 } }, ["risk.tool"]],
    ["a tool nobody knows", { risk: { tool: "dash" } }, ["risk.tool"]],
    ["null for the risk", { risk: null }, ["risk"]],
    ["null for a fact", { safeToStay: null }, ["safeToStay"]],
    ["null for a child", { children: [null] }, ["children.0"]],
    ["null inside the consent", { consent: { service: null } }, ["consent.service"]],
    ["null inside the settings", { settings: { visibleHigh: null } }, ["settings.visibleHigh"]],
    ["an unknown key", { colour: "red" }, ["colour"]],
    ["an unknown key of a child", { children: [{ age: 3, name: "Ash" }] }, ["children.0.name"]],
    ["an unknown key of the consent", { consent: { all: "yes" } }, ["consent.all"]],
    ["an unknown key of the settings", { settings: { cost: 3 } }, ["settings.cost"]],
    ["an unknown topic", { topics: ["stalking", "cost"] }, ["topics.1"]],
    ["an answer that is not yes, no or unknown", { wantsToMove: true }, ["wantsToMove"]],
    ["a conference after the London day", { lastConferenceReferral: "2026-03-03" }, ["lastConferenceReferral"]],
    ["a conference year after this one", { lastConferenceReferral: "2027" }, ["lastConferenceReferral"]],
    ["a conference on a day that does not exist", { lastConferenceReferral: "2026-02-29" }, ["lastConferenceReferral"]],
    ["the emergency as unavailable", { settings: { unavailable: ["emergency-999"] } }, ["settings.unavailable.0"]],
    [
      "a pathway of the hub as unavailable",
      { settings: { unavailable: ["dapo", "helpline"] } },
      ["settings.unavailable.1"],
    ],
    [
      "a pathway that is not in the catalogue",
      { settings: { unavailable: ["dapo", "spa"] } },
      ["settings.unavailable.1"],
    ],
  ])("%s", (_what, changes, paths) => {
    expect(pathsOf(changes)).toEqual(paths);
  });

  test("every mistake is named at once, in sentences that say what to do", () => {
    const errors = errorsOf({ victimAge: 200, lastConferenceReferral: "2027-01-01", source: "nobody" });
    expect(errors.map((error) => error.path).sort()).toEqual(["lastConferenceReferral", "source", "victimAge"]);
    expect(errors.find((error) => error.path === "victimAge")?.message).toBe(
      "Age must be a whole number from 0 to 120.",
    );
    for (const error of errors) expect(error.message).toMatch(/^[A-Z].*\.$/);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "a number that is not whole hides no date",
      { victimAge: 3.5, children: [{ age: 0.5 }], lastConferenceReferral: "2027-01-01" },
      ["children.0.age", "lastConferenceReferral", "victimAge"],
    ],
    [
      "a tool nobody knows hides nothing else of the risk",
      { risk: { tool: "dash", a: 1, yes: -1, grade: "high" } },
      ["risk.a", "risk.tool", "risk.yes"],
    ],
    [
      "an unknown key of the risk does not hide that there are too many answers",
      { risk: { tool: "dash-safelives", yes: 20, no: 5, a: 1 } },
      ["risk.a", "risk.yes"],
    ],
    ["a risk without a tool hides nothing else of it", { risk: { a: 1 } }, ["risk.a", "risk.tool"]],
  ])("%s", (_what, changes, paths) => {
    expect(pathsOf(changes).sort()).toEqual(paths);
  });

  test("the day of a moment does not depend on which moments were asked about before", () => {
    const at = (moment: string, day: string) => pathsOf({ at: moment, lastConferenceReferral: day });
    expect(at("2026-03-06T23:10:00-05:00", "2026-03-07")).toEqual([]);
    expect(at("2026-03-06T23:50:00Z", "2026-03-07")).toEqual(["lastConferenceReferral"]);
    expect(at("2027-12-24T23:01:00Z", "2027-12-24")).toEqual([]);
    expect(at("2027-12-24T23:16:59-18:00", "2027-12-25")).toEqual([]);
  });

  test("a key that JavaScript knows is an unknown key like any other", () => {
    const parsed = parseFacts(JSON.parse(`{"__proto__":1,"constructor":2,${JSON.stringify(calm).slice(1)}`));
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.path)).toEqual(["__proto__", "constructor"]);
  });
});

describe("a possible fact is taken", () => {
  test.each<[string, Record<string, unknown>]>([
    ["ages of 0 and 120", { victimAge: 120, children: [{ age: 0 }] }],
    ["a count as large as JSON can write", { policeReportedIncidents12m: 1e308 }],
    ["24 answers", { risk: { tool: "dash-safelives", yes: 14, no: 10 } }],
    ["another tool without a grade", { risk: { tool: "professional-only" } }],
    [
      "a conference on the same London day, though UTC is still the day before",
      { at: "2026-06-01T23:30:00Z", lastConferenceReferral: "2026-06-02" },
    ],
    ["a conference of which only the year is known", { lastConferenceReferral: "2026" }],
    ["a moment to the minute with an offset", { at: "2026-03-02T10:00+01:00" }],
    ["a topic said twice", { topics: ["stalking", "stalking"] }],
    ["no unavailable pathway at all", { settings: { unavailable: [] } }],
  ])("%s", (_what, changes) => {
    expect(errorsOf(changes)).toEqual([]);
  });
});

describe("the terminal's line", () => {
  test("a document is answered on one line, with the keys in the order that is promised", () => {
    const { line, ok } = triageLine(JSON.stringify(calm));
    expect(ok).toBe(true);
    expect(line).not.toContain("\n");
    expect(Object.keys(JSON.parse(line) as object)).toEqual(
      "protocol suggestedGrade considerHigh incomplete emergency conferenceRoutes flags warnings actions unmet".split(
        " ",
      ),
    );
  });

  test.each(["", "{", "[1,", "hello"])("text that is not JSON (%j) is refused with a sentence", (text) => {
    const { line, ok } = triageLine(text);
    expect(ok).toBe(false);
    expect(JSON.parse(line)).toEqual({ error: [{ path: "", message: expect.stringMatching(/not JSON/) as string }] });
  });

  test.each(["null", "[]", "3", '"facts"'])("JSON that is no document (%s) is refused", (text) => {
    const { line, ok } = triageLine(text);
    expect(ok).toBe(false);
    expect((JSON.parse(line) as { error: { path: string }[] }).error.map((error) => error.path)).toEqual([""]);
  });
});

describe("facts that contradict each other are answered with a sentence", () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ["safe to stay, and homeless", { homelessWithin56Days: "yes" }, /homeless/],
    ["wants to stay and to move", { wantsToStay: "yes", wantsToMove: "yes" }, /which comes first/],
    ["strangulation none, and ticked", { topics: ["strangulation"] }, /Strangulation is ticked/],
    ["strangulation none, and signs of it", { strangulationSymptoms: "yes" }, /signs of strangulation/],
    [
      "no sexual assault, and sexual harm ticked",
      { sexualAssault: "none", topics: ["sexual-harm"] },
      /Sexual harm is ticked/,
    ],
    ["a child at harm, and no child", { childAtHarm: "yes" }, /no child is listed/],
    ["a child older than the parent", { victimAge: 30, children: [{ age: 31 }] }, /check the ages/],
    ["police came, and no incident", { policeAttended: "yes", policeReportedIncidents12m: 0 }, /The police came/],
    [
      "cannot protect themselves, and no needs",
      { careAndSupportNeeds: "no", unableToProtectSelf: "yes" },
      /because of their needs/,
    ],
    ["danger now, and safe to stay", { immediateDanger: "yes" }, /in danger now/],
  ])("%s", (_what, changes, sentence) => {
    expect(ask(changes).warnings.join(" ")).toMatch(sentence);
  });

  test("calm facts give no warning", () => {
    expect(ask().warnings).toEqual([]);
  });
});

test("every alternative in the catalogue is in the catalogue, and no chain of them is a ring", () => {
  for (const pathway of PATHWAYS) {
    const seen = new Set<string>();
    for (
      let code: string | null = pathway.code;
      code;
      code = PATHWAYS.find((one) => one.code === code)?.alternative ?? null
    ) {
      expect(seen.has(code)).toBe(false);
      seen.add(code);
      expect(PATHWAYS.some((one) => one.code === code)).toBe(true);
    }
  }
});
