// What is asked on a call, again at an assessment, and when something is agreed: fields are named as the facts are, and offer
// the facts' own answers, so that nothing that was answered is lost on its way to the protocol.
import { describe, expect, test } from "vitest";
import { AGREE, LEFT_OUT, ownerField } from "#machines/intake/agree.ts";
import { readAnswers, type Answers } from "#machines/intake/answers.ts";
import { ASSESS } from "#machines/intake/assess.ts";
import { CALL } from "#machines/intake/call.ts";
import {
  HOW_ENDED,
  HOW_ENDED_CHOICES,
  HOW_ENDED_WORDS,
  OVER_CHOICES,
  OVER_REASONS,
  OVER_WORDS,
} from "#machines/intake/ended.ts";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { stillNeeded } from "#machines/intake/needed.ts";
import { inViewOf, questionsOf as questionsOfPage, referralPage } from "#machines/intake/refer/pages.ts";
import { yesNo, type Question, type Section } from "#machines/intake/question.ts";
import { parseFacts } from "#machines/protocol/index.ts";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import {
  CONSENT_ANSWERS,
  RECOURSE,
  RISK_TOOLS,
  SEXUAL_ASSAULT,
  SOURCES,
  STRANGULATION,
  TOPICS,
  YES_NO_FACTS,
  YES_NO_UNKNOWN,
} from "#machines/protocol/vocabulary.ts";
import { GRADES } from "#machines/statuses.ts";
import { instantOf } from "#machines/time.ts";

const GP_PAGE = referralPage("gp");
const GP = GP_PAGE.sections;
const GP_QUESTIONS = questionsOfPage(GP_PAGE);
const GP_IN_VIEW = inViewOf(GP_PAGE);
const GP_REVEALS = GP_PAGE.reveals;

const AT = instantOf("2026-03-02T09:00:00Z");
const questionsOf = (sections: readonly Section[]) => sections.flatMap((section) => section.questions);
const named = (sections: readonly Section[], name: string): Question | undefined =>
  questionsOf(sections).find((question) => question.name === name);
const valuesOf = (question: Question | undefined): string =>
  question && "choices" in question ? question.choices.map((choice) => choice.value).join(" ") : "no choices";
const onCall = (name: string) => valuesOf(named(CALL, name));

describe.each([
  ["the call", CALL],
  ["the assessment", ASSESS],
  ["the referral", GP],
  ["the agreement", [AGREE]],
] as const)("every question of %s", (_, sections) => {
  test("has a name of its own, and so has every section and every choice", () => {
    for (const list of [sections.map(({ id }) => id), questionsOf(sections).map(({ name }) => name)]) {
      expect(new Set(list).size).toBe(list.length);
      expect(list).not.toContain("");
    }
    for (const question of questionsOf(sections)) {
      if (!("choices" in question)) continue;
      const values = question.choices.map(({ value }) => value);
      expect(values.length, question.name).toBeGreaterThan(1);
      expect(new Set(values).size).toBe(values.length);
      expect(values).not.toContain("");
    }
  });

  test("can be left out: a form that says nothing is never wrong", () => {
    const form = new URLSearchParams(
      questionsOf(sections).flatMap(({ kind, name }) => (kind === "many" ? [] : [[name, ""]])),
    );
    expect(readAnswers(sections, form).errors).toEqual([]);
  });
});

describe("a call", () => {
  test("asks for safety first, then who speaks and how they are reached, then what happened", () => {
    expect(CALL.map(({ id }) => id).join(" ")).toBe(
      "talk danger where cut-off who reach happened urgent who-causes-harm risk wants about",
    );
    expect(named(CALL, "safeToTalk")).toBe(CALL[0]?.questions[0]);
    expect(named(CALL, "immediateDanger")).toBe(CALL[1]?.questions[0]);
  });

  test("asks about every fact that is answered by yes or no, under the fact's own name", () => {
    for (const fact of YES_NO_FACTS)
      expect(onCall(fact), fact).toBe(fact === "safeToTalk" ? "yes no unknown" : "yes no unknown declined");
    expect(onCall("immediateDanger")).toBe(YES_NO_UNKNOWN.join(" "));
  });

  test("offers the protocol's own answers where a fact has more of them; refusing to say is one more", () => {
    const sorted = (words: string) => words.split(" ").sort().join(" ");
    expect(sorted(onCall("strangulation"))).toBe([...STRANGULATION, "declined"].sort().join(" "));
    expect(sorted(onCall("sexualAssault"))).toBe([...SEXUAL_ASSAULT, "declined"].sort().join(" "));
    expect(sorted(onCall("recourse"))).toBe([...RECOURSE, "declined"].sort().join(" "));
    expect(onCall("source")).toBe(SOURCES.join(" "));
    expect(onCall("topics")).toBe(TOPICS.join(" "));
    expect(onCall("risk.tool")).toBe(RISK_TOOLS.join(" "));
    expect(onCall("risk.grade")).toBe(GRADES.join(" "));
    expect(onCall("consent.service")).toBe(CONSENT_ANSWERS.join(" "));
    expect(onCall("consent.sharing")).toBe(CONSENT_ANSWERS.join(" "));
    expect(onCall("professionalJudgementHigh")).toBe("true false");
  });

  test("asks what a person may answer about their own safety", () => {
    expect(onCall("cutOffPlan")).toBe("ring-back ring-other wait police-check nothing");
    expect(onCall("contactSafe")).toBe("safe not-safe unknown");
    expect(onCall("whosePhone")).toBe("mine shared someone-else unknown");
    expect(onCall("safeDays")).toBe("1 2 3 4 5 6 7");
    expect(onCall("mustNotBeTold")).toBe("police childrens-services gp home-office family landlord school");
    for (const name of [
      "alone",
      "someoneMayComeIn",
      "otherPersonHere",
      "othersSee",
      "voicemail",
      "textMessage",
      "doNotContact",
    ])
      expect(onCall(name), name).toBe("yes no unknown");
    expect(onCall("threatOrWeapon")).toBe("yes no unknown declined");
  });

  test("takes numbers, days, hours and ages only as such, and no more than there can be", () => {
    const kinds = Object.groupBy(questionsOf(CALL), ({ kind }) => kind);
    const names = (kind: Question["kind"]) => (kinds[kind] ?? []).map(({ name }) => name).join(" ");
    expect(names("number")).toBe("policeReportedIncidents12m risk.yes risk.no victimAge");
    expect(names("day")).toBe("birthDate otherBirthDate lastConferenceReferral");
    expect(names("hour")).toBe("safeFrom safeTo");
    expect(names("ages")).toBe("children");
    expect(names("many")).toBe("safeDays topics mustNotBeTold");
    expect(names("text")).toBe("whereNow whatHappened otherNotes wants doesNotWant");
    expect(names("line")).toBe(
      "town policeIncident cutOffNumber distressWord chosenName name phone sayWeAre whoMayAnswer codeWord otherName " +
        "otherRelationship otherWork areasToAvoid language needs",
    );
    const most = questionsOf(CALL).flatMap((question) => (question.kind === "number" ? [question.max] : []));
    expect(most).toEqual([999, 24, 24, 120]);
  });

  test("whatever is chosen of each list makes facts that the protocol reads", () => {
    for (const question of questionsOf(CALL)) {
      if (!("choices" in question)) continue;
      for (const { value } of question.choices) {
        const answer = question.kind === "many" ? [value] : value;
        const facts = factsFrom({ source: "self", [question.name]: answer }, { area: "essex", at: AT });
        // A count belongs to one tool, and a grade to the others: they are asked together.
        if (question.name === "risk.grade") continue;
        expect(parseFacts(facts).ok, `${question.name}: ${value}`).toBe(true);
      }
    }
  });
});

describe("an assessment", () => {
  test("asks again, in the order of the call, what grade and actions depend on; not how to reach them", () => {
    expect(ASSESS.map(({ id }) => id).join(" ")).toBe("danger happened urgent who-causes-harm risk wants about");
    for (const name of ["phone", "contactSafe", "safeToTalk", "name"]) expect(named(ASSESS, name)).toBeUndefined();
  });
});

describe("what is agreed", () => {
  test("is a grade, and a reason where something differs from what was suggested", () => {
    expect(valuesOf(named([AGREE], "agreedGrade"))).toBe(GRADES.join(" "));
    expect(AGREE.id).toBe("agree");
    for (const name of ["gradeReason", "overrideReason"]) expect(named([AGREE], name)?.kind).toBe("text");
  });

  test("keeps the owner of each pathway apart, and apart from what was left out", () => {
    const fields = [LEFT_OUT, ...PATHWAYS.map(({ code }) => ownerField(code))];
    expect(new Set(fields).size).toBe(PATHWAYS.length + 1);
    expect(ownerField("refuge")).toBe("owner.refuge");
    for (const field of fields) expect(named(CALL, field)).toBeUndefined();
  });
});

describe("a question answered by yes or no", () => {
  test("can be not known and, unless that makes no sense, not told", () => {
    expect(valuesOf(yesNo("alone", "Alone?"))).toBe("yes no unknown declined");
    expect(valuesOf(yesNo("alone", "Alone?", { declined: false }))).toBe("yes no unknown");
    expect(yesNo("alone", "Alone?")).toMatchObject({ kind: "choice", name: "alone", label: "Alone?" });
    expect(yesNo("alone", "Alone?")).not.toHaveProperty("hint");
    expect(yesNo("alone", "Alone?", { hint: "Ask." })).toMatchObject({ hint: "Ask." });
  });
});

describe("how a call ended, and why a contact is over", () => {
  test("every reason has its words, and is offered once", () => {
    expect(HOW_ENDED_CHOICES).toEqual(HOW_ENDED.map((value) => ({ value, label: HOW_ENDED_WORDS[value] })));
    expect(OVER_CHOICES).toEqual(OVER_REASONS.map((value) => ({ value, label: OVER_WORDS[value] })));
    for (const { label } of [...HOW_ENDED_CHOICES, ...OVER_CHOICES]) expect(label).toMatch(/^[A-Z]/);
  });
});

describe("a referral's page", () => {
  const gp = (name: string) => valuesOf(named(GP, name));

  test("offers answers the protocol knows, and an open one wherever a referrer may not know", () => {
    expect(gp("immediateDanger")).toBe("yes no unknown");
    expect(gp("contactSafe")).toBe("safe at-times not-safe unknown");
    expect(gp("agreed")).toBe("yes not-asked no");
    expect(gp("strangulation")).toBe("within72h within4weeks earlier unknown");
    expect(gp("topics")).toBe("strangulation suicidalIntent pregnancy children stalking extreme-fear");
    for (const topic of gp("topics")
      .split(" ")
      .filter((one) => one !== "suicidalIntent" && one !== "children"))
      expect(TOPICS as readonly string[]).toContain(topic);
  });

  test("asks each thing in one way", () => {
    expect(GP.map(({ id }) => id).join(" ")).toBe("danger person reach agreed worry");
    expect(GP_QUESTIONS.map(({ name, kind }) => `${name}:${kind}`).join(" ")).toBe(
      "immediateDanger:choice name:line birthDate:line nhsNumber:line phone:line contactSafe:choice safeTimes:line " +
        "reachThrough:line agreed:choice agreedReason:line topics:many strangulation:choice children:ages " +
        "whatHappened:text otherName:line language:line",
    );
  });

  test("opens a field by the one choice that makes it needed; without a choice it is out of view", () => {
    for (const [by, opened] of Object.entries(GP_REVEALS)) {
      const [field = "", choice = ""] = by.split(":");
      expect(gp(field).split(" "), by).toContain(choice);
      for (const name of opened) expect(GP_QUESTIONS.map((question) => question.name)).toContain(name);
    }
    expect(GP_IN_VIEW.map(({ name }) => name).join(" ")).toBe(
      "immediateDanger name birthDate nhsNumber phone contactSafe agreed topics whatHappened otherName language",
    );
  });
});

describe("what is still needed before actions are agreed", () => {
  const enough: Answers = {
    immediateDanger: "no",
    source: "self",
    chosenName: "Robin",
    contactSafe: "safe",
    phone: "07700 900461",
  };
  const needed = (answers: Answers) => stillNeeded({ ...enough, ...answers });

  test("is nothing more when it is known who, how to ring, and that there is no danger", () => {
    expect(needed({})).toEqual([]);
    expect(needed({ contactSafe: "not-safe", phone: "" })).toEqual([]);
    expect(needed({ contactSafe: "unknown", phone: "" })).toEqual([]);
  });

  test("is said in the order in which it is asked, safety first", () => {
    expect(stillNeeded({}).map(({ field }) => field)).toEqual([
      "immediateDanger",
      "source",
      "chosenName",
      "contactSafe",
    ]);
    expect(stillNeeded({}).map(({ message }) => message)).toEqual([
      "Ask if they are in danger right now",
      "Say who is speaking",
      "Ask what to call them: any name will do",
      "Ask if it is safe for us to ring",
    ]);
  });

  test("in danger is where they are, in any words; without danger it is not asked for", () => {
    const where = [{ field: "whereNow", message: "Ask where they are" }];
    expect(needed({ immediateDanger: "yes" })).toEqual(where);
    expect(needed({ immediateDanger: "yes", whereNow: "By the church" })).toEqual([]);
    expect(needed({ immediateDanger: "yes", town: "Saltmarsh" })).toEqual([]);
    expect(needed({ immediateDanger: "unknown" })).toEqual([]);
  });

  test("is the number, where one is safe to ring", () => {
    expect(needed({ phone: "" })).toEqual([{ field: "phone", message: "Ask for the number that is safe" }]);
  });
});

describe("facts from answers", () => {
  const from = (answers: Answers, more: object = {}) => factsFrom(answers, { area: "essex", at: AT, ...more });

  test("nothing answered is nothing known: who speaks is other, danger is unknown, the rest is absent", () => {
    expect(from({})).toEqual({ area: "essex", at: AT, source: "other", immediateDanger: "unknown" });
    expect(from({ source: "made-up" })["source"]).toBe("other");
    expect(from({ source: "gp", immediateDanger: "yes" })).toMatchObject({ source: "gp", immediateDanger: "yes" });
  });

  test("an answer becomes the fact of its name; would rather not say is not known; not asked stays absent", () => {
    for (const fact of [...YES_NO_FACTS, "strangulation", "sexualAssault", "recourse"]) {
      expect(from({ [fact]: "yes" })[fact]).toBe("yes");
      expect(from({ [fact]: "no" })[fact]).toBe("no");
      expect(from({ [fact]: "declined" })[fact]).toBe("unknown");
      expect(from({ [fact]: "" })).not.toHaveProperty(fact);
    }
  });

  test("numbers are numbers, a judgement is a judgement only when it was made", () => {
    expect(from({ policeReportedIncidents12m: "3", victimAge: "0" })).toMatchObject({
      policeReportedIncidents12m: 3,
      victimAge: 0,
    });
    expect(from({ policeReportedIncidents12m: "", victimAge: "" })).toEqual(from({}));
    expect(from({ professionalJudgementHigh: "true" })["professionalJudgementHigh"]).toBe(true);
    expect(from({ professionalJudgementHigh: "false" })["professionalJudgementHigh"]).toBe(false);
    expect(from({ professionalJudgementHigh: "" })).toEqual(from({}));
  });

  test("ages are children, none is none, and what was not asked is no answer", () => {
    expect(from({ children: "3, 7" })["children"]).toEqual([{ age: 3 }, { age: 7 }]);
    expect(from({ children: "none" })["children"]).toEqual([]);
    expect(from({ children: "" })).not.toHaveProperty("children");
    expect(from({ children: "some" })).not.toHaveProperty("children");
  });

  test("topics are told when there are any", () => {
    expect(from({ topics: ["stalking", "injury"] })["topics"]).toEqual(["stalking", "injury"]);
    expect(from({ topics: [] })).not.toHaveProperty("topics");
  });

  test("the last conference, the area's settings and the agreed grade are handed on as they are", () => {
    expect(from({ lastConferenceReferral: "2025" })["lastConferenceReferral"]).toBe("2025");
    expect(from({}, { settings: { visibleHigh: 12 }, agreedGrade: "high" })).toMatchObject({
      settings: { visibleHigh: 12 },
      agreedGrade: "high",
    });
    expect(from({ lastConferenceReferral: "" })).toEqual(from({}));
  });

  test("consent is told as far as it was asked", () => {
    expect(from({ "consent.service": "yes", "consent.sharing": "no" })["consent"]).toEqual({
      service: "yes",
      sharing: "no",
    });
    expect(from({ "consent.sharing": "not-asked" })["consent"]).toEqual({ sharing: "not-asked" });
    expect(from({ "consent.service": "" })).not.toHaveProperty("consent");
  });

  test("a risk tool is told with its counts, or with its grade, as far as they are known", () => {
    expect(from({ "risk.tool": "dash-safelives", "risk.yes": "5", "risk.no": "" })["risk"]).toEqual({
      tool: "dash-safelives",
      yes: 5,
    });
    expect(
      from({ "risk.tool": "dash-safelives", "risk.yes": "", "risk.no": "7", "risk.grade": "high" })["risk"],
    ).toEqual({
      tool: "dash-safelives",
      no: 7,
    });
    expect(from({ "risk.tool": "dara", "risk.grade": "medium", "risk.yes": "5" })["risk"]).toEqual({
      tool: "dara",
      grade: "medium",
    });
    expect(from({ "risk.tool": "dara" })["risk"]).toEqual({ tool: "dara" });
    expect(from({ "risk.yes": "5", "risk.grade": "high" })).not.toHaveProperty("risk");
  });
});
