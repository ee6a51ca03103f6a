// The pages of those who refer: each short, each shaped to what that person knows, and underneath the same referral.
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { factsFrom } from "#machines/intake/facts-from.ts";
import {
  inViewOf,
  questionsOf,
  referralPage,
  REFERRERS,
  referrerOf,
  type Referrer,
} from "#machines/intake/refer/pages.ts";
import { SHARED } from "#machines/intake/refer/shared-questions.ts";
import { readReferral } from "#machines/intake/refer/read.ts";
import { parseFacts } from "#machines/protocol/index.ts";
import { SOURCES, TOPICS } from "#machines/protocol/vocabulary.ts";
import { instantOf } from "#machines/time.ts";
import { runs } from "./runs.ts";

const MONDAY = instantOf("2026-03-02T09:00:00Z");

const LEAST = {
  immediateDanger: "no",
  name: "Zinnia Quillfeather",
  birthDate: "27 3 1990",
  contactSafe: "safe",
  phone: "07700 900461",
  agreed: "yes",
};

const read = (referrer: Referrer, fields: Record<string, string | string[]>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...LEAST, ...fields }))
    for (const one of [value].flat()) form.append(name, one);
  return readReferral(form, MONDAY, referrer);
};
const factsOf = (referrer: Referrer, fields: Record<string, string | string[]>) => {
  const { answers, errors } = read(referrer, fields);
  expect(errors).toEqual([]);
  const facts = factsFrom({ ...answers, source: referrer }, { area: "essex", at: MONDAY });
  expect(parseFacts(facts)).toMatchObject({ ok: true });
  return facts;
};
const errorsOf = (referrer: Referrer, fields: Record<string, string>) => read(referrer, fields).errors;

describe("every referrer's page", () => {
  test("there is one for each source that is a professional's, and no other", () => {
    expect([...REFERRERS].sort()).toEqual(SOURCES.filter((one) => one !== "self" && one !== "family-friend").sort());
    for (const source of SOURCES)
      expect(referrerOf(source)).toBe(source === "self" || source === "family-friend" ? "other" : source);
  });

  it.each(REFERRERS)("%s: under fifteen fields in view, each asked once, shared ones word for word", (referrer) => {
    const page = referralPage(referrer);
    const names = questionsOf(page).map(({ name }) => name);
    expect(inViewOf(page).length).toBeLessThan(15);
    expect(names).toHaveLength(new Set(names).size);
    for (const needed of ["immediateDanger", "name", "birthDate", "phone", "contactSafe", "agreed", "topics"])
      expect(names).toContain(needed);
    const shared = Object.values<unknown>(SHARED);
    for (const name of ["immediateDanger", "name", "phone", "contactSafe", "agreed", "whatHappened", "language"])
      expect(shared).toContain(questionsOf(page).find((one) => one.name === name));
    for (const [by, opened] of Object.entries(page.reveals)) {
      const [field = "", choice = ""] = by.split(":");
      const question = questionsOf(page).find(({ name }) => name === field);
      if (!question || !("choices" in question)) throw new Error(`${by} opens nothing`);
      expect(question.choices.map(({ value }) => value)).toContain(choice);
      for (const name of opened) expect(names, by).toContain(name);
    }
  });

  it.each(REFERRERS)("%s: every tick is a topic of the protocol, or one of the two that are not", (referrer) => {
    const topics = questionsOf(referralPage(referrer)).find(({ name }) => name === "topics");
    if (topics?.kind !== "many") throw new Error("no ticks");
    for (const { value, label } of topics.choices) {
      expect([...TOPICS, "suicidalIntent", "children"]).toContain(value);
      expect(label).not.toBe(value);
    }
  });

  it.each(REFERRERS)(
    "%s: the least that is needed is enough, and without it each field says what to do",
    (referrer) => {
      expect(errorsOf(referrer, {})).toEqual([]);
      const patient = referralPage(referrer).who === "patient";
      const nothing = readReferral(new FormData(), MONDAY, referrer).errors.map(({ field }) => field);
      expect(nothing).toEqual(["immediateDanger", "name", ...(patient ? ["birthDate"] : []), "contactSafe", "agreed"]);
      expect(errorsOf(referrer, { birthDate: "", nhsNumber: "" }).length).toBe(patient ? 1 : 0);
      expect(errorsOf(referrer, { birthDate: "31 2 1990" }).map(({ field }) => field)).toEqual(["birthDate"]);
    },
  );

  it("no answer to any page, however odd, gives facts that the protocol refuses without a field that says so", () => {
    const any = fc.constantFrom(...REFERRERS).chain((referrer) => {
      const fields = questionsOf(referralPage(referrer)).map((question) => {
        const values =
          "choices" in question ? question.choices.map(({ value }) => value) : ["3", "24", "none", "3 6 2026", "x"];
        return [question.name, fc.constantFrom("", ...values)] as const;
      });
      return fc.tuple(fc.constant(referrer), fc.record(Object.fromEntries(fields)));
    });
    fc.assert(
      fc.property(any, ([referrer, fields]) => {
        const { answers, errors } = read(referrer, fields);
        if (errors.length > 0) return;
        expect(parseFacts(factsFrom({ ...answers, source: referrer }, { area: "essex", at: MONDAY })).ok).toBe(true);
      }),
      runs(300),
    );
  });
});

describe("what each of them knows", () => {
  it("police: the tool and its grade as they came, whether officers went, how often, and the school", () => {
    expect(
      factsOf("police", {
        gradeAsItCame: "dara:high",
        policeAttended: "yes",
        policeReportedIncidents12m: "4",
        policeIncident: "INC-0001",
        topics: ["threat-to-kill", "children"],
        children: "6",
        childrensSchool: "An invented school",
      }),
    ).toMatchObject({
      risk: { tool: "dara", grade: "high" },
      policeAttended: "yes",
      policeReportedIncidents12m: 4,
      topics: ["threat-to-kill"],
      children: [{ age: 6 }],
    });
    expect(factsOf("police", { gradeAsItCame: "dash-police:medium" })).toMatchObject({
      risk: { tool: "dash-police", grade: "medium" },
    });
    for (const none of ["none", ""]) expect(factsOf("police", { gradeAsItCame: none })).not.toHaveProperty("risk");
    expect(errorsOf("police", { gradeAsItCame: "dara:extreme" }).map(({ field }) => field)).toEqual(["gradeAsItCame"]);
    expect(errorsOf("police", { policeReportedIncidents12m: "many" })).toHaveLength(1);
  });

  it("housing: tenure, whose name, who lives there, whether it is safe to stay, and what follows when it is not", () => {
    const said = { tenure: "council", tenancyIn: "joint", perpetratorInHome: "yes", safeToStay: "no" };
    expect(factsOf("housing", { ...said, homelessWithin56Days: "yes" })).toMatchObject({
      perpetratorInHome: "yes",
      safeToStay: "no",
      homelessWithin56Days: "yes",
    });
    expect(read("housing", said).answers).toMatchObject({ tenure: "council", tenancyIn: "joint" });
    expect(errorsOf("housing", { tenure: "castle" }).map(({ field }) => field)).toEqual(["tenure"]);
  });

  it.each([
    ["untreated", "yes", ["injury"]],
    ["treated", "no", ["injury"]],
    ["none", "no", []],
    ["unknown", "unknown", []],
  ])("hospital: injuries %s make untreated %s and topics %j", (injuries, untreated, topics) => {
    const facts = factsOf("hospital", { injuries, safeToStay: "no" });
    expect([facts["injuryUntreated"], facts["topics"] ?? [], facts["safeToStay"]]).toEqual([untreated, topics, "no"]);
  });

  it("hospital and maternity: a due date is a date that a baby can have; pregnancy is a topic without another tick", () => {
    expect(factsOf("maternity", { pregnancyStage: "pregnant", dueDate: "3 6 2026" })["topics"]).toEqual(["pregnancy"]);
    expect(factsOf("maternity", { pregnancyStage: "baby" })["topics"]).toEqual(["pregnancy"]);
    expect(factsOf("maternity", { pregnancyStage: "neither" })).not.toHaveProperty("topics");
    expect(read("hospital", { topics: "pregnancy", dueDate: "3 6 2026" }).answers["dueDate"]).toBe("2026-06-03");
    expect(errorsOf("hospital", { dueDate: "summer" })).toEqual([
      { field: "dueDate", message: "Enter the whole date, for example 3 6 2026, or leave it empty." },
    ]);
    expect(errorsOf("maternity", { dueDate: "3 6 2036" })).toEqual([
      { field: "dueDate", message: "That is not when a baby is due: check the year." },
    ]);
  });

  it("mental health: thoughts of ending their life, care needs, and who cannot keep themselves safe", () => {
    expect(
      factsOf("mental-health", { suicidalIntent: "yes", careAndSupportNeeds: "yes", unableToProtectSelf: "yes" }),
    ).toMatchObject({ suicidalIntent: "yes", careAndSupportNeeds: "yes", unableToProtectSelf: "yes" });
    expect(factsOf("mental-health", { suicidalIntent: "no" })["suicidalIntent"]).toBe("no");
  });

  it("school: the children and their ages, none when there is none, who collects them, and harm", () => {
    expect(factsOf("school", { children: "5, 8", childAtHarm: "unknown", whoCollects: "Their aunt" })).toMatchObject({
      children: [{ age: 5 }, { age: 8 }],
      childAtHarm: "unknown",
    });
    expect(factsOf("school", { children: "none" })["children"]).toEqual([]);
    expect(errorsOf("school", { children: "two" }).map(({ field }) => field)).toEqual(["children"]);
  });

  it("children's services: which plan stands, harm, and who is at home", () => {
    expect(
      factsOf("children", { children: "2", childPlan: "protection", childAtHarm: "yes", perpetratorInHome: "no" }),
    ).toMatchObject({ children: [{ age: 2 }], childAtHarm: "yes", perpetratorInHome: "no" });
  });

  it("adult care: needs, and whether they can keep themselves safe", () => {
    expect(
      factsOf("adult-care", { careAndSupportNeeds: "yes", unableToProtectSelf: "no", otherIsCarer: "yes" }),
    ).toMatchObject({ careAndSupportNeeds: "yes", unableToProtectSelf: "no" });
  });

  it("probation: what is known of the other person, and the licence or order", () => {
    const said = { perpetratorSerial: "yes", perpetratorHighHarm: "yes", orderOrLicence: "Licence until 3 June" };
    expect(factsOf("probation", { ...said, topics: "breach" })).toMatchObject({
      perpetratorSerial: "yes",
      perpetratorHighHarm: "yes",
      topics: ["breach"],
    });
  });

  it("job centre: public funds and home", () => {
    expect(factsOf("benefits", { recourse: "partner-visa", homelessWithin56Days: "no" })).toMatchObject({
      recourse: "partner-visa",
      homelessWithin56Days: "no",
    });
  });

  it("voluntary: the counts of a Dash somebody completed, and none where nobody did", () => {
    expect(factsOf("voluntary", { "risk.yes": "15", "risk.no": "4" })["risk"]).toEqual({
      tool: "dash-safelives",
      yes: 15,
      no: 4,
    });
    expect(factsOf("voluntary", {})).not.toHaveProperty("risk");
    expect(errorsOf("voluntary", { "risk.no": "4" })).toEqual([
      { field: "risk.yes", message: "Enter how many were yes, too: 0 if none was." },
    ]);
    expect(errorsOf("voluntary", { "risk.yes": "20", "risk.no": "5" })).toEqual([
      { field: "risk.yes", message: "Yes and no together are more than the 24 questions of a Dash: check both." },
    ]);
  });

  it("anybody else: home and safety", () => {
    expect(factsOf("other", { safeToStay: "unknown", perpetratorInHome: "yes" })).toMatchObject({
      safeToStay: "unknown",
      perpetratorInHome: "yes",
    });
  });
});
