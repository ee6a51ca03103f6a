// Messages in the shape that the guide of the booking and referral standard shows: no resource has an id, a person's own number is
// among their contacts, and the story stands in the plan and in the answers to questions. Invented from beginning to end.
import type { Bundle, Patient, Resource, ServiceRequest } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { referralByReference } from "#db/referral.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { aMessage, IDS, SENT } from "./a-message.ts";
import { type Answered, type AnApi, anApi, MESSAGE, placesIn } from "./an-api.ts";

const PLAN = "urn:uuid:3d0f2a10-0020-4a00-8a00-0000000000c0";
const ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
const MOBILE = "07700 900418";
const LANDLINE = "01632 960456";
const OTHERS = "07700 900419";

/** The message with every id taken out: what refers to what goes by the fullUrl alone. */
function withoutIds(message: Bundle): Bundle {
  for (const { resource } of message.entry ?? []) delete resource?.id;
  return message;
}

function person(message: Bundle): Patient {
  return message.entry?.[2]?.resource as Patient;
}

function add(message: Bundle, resource: Resource, fullUrl = PLAN): Bundle {
  message.entry?.push({ fullUrl, resource });
  return message;
}

const plan = (text: string): Resource => ({
  resourceType: "CarePlan",
  status: "completed",
  intent: "plan",
  subject: { reference: IDS.patient },
  activity: [{ outcomeCodeableConcept: [{ text }] }],
});

async function toldIn(api: AnApi, answer: Answered) {
  const found = (answer.body as Bundle).entry?.find(({ resource }) => resource?.resourceType === "ServiceRequest");
  const reference = (found?.resource as ServiceRequest | undefined)?.identifier?.[0]?.value ?? "";
  const row = await referralByReference(api.db, reference);
  if (!row) throw new Error(answer.text);
  const box = await boxFor(api.db, row.key_id);
  const { answers } = JSON.parse(box.open("referral", "answers_sealed", row.id, row.answers_sealed)) as {
    answers: Record<string, string>;
  };
  return { answers, ways: await safeContactsOfCase(api.db, row.case_id) };
}

describe("a message as the standard's guide shows it", () => {
  it("says who asked, though nothing in it has an id", async () => {
    const api = await anApi();
    const answer = await api.post(MESSAGE, withoutIds(aMessage()));
    expect(answer.status).toBe(200);
    expect((await toldIn(api, answer)).answers["whatHappened"]).toContain(
      `Asked for by: ${SENT.clinician}, 01632 960455`,
    );
  });

  it("has the person's own number among their contacts: the one they prefer is kept, and nobody else's", async () => {
    const api = await anApi();
    const message = withoutIds(aMessage());
    delete person(message).telecom;
    person(message).contact = [
      {
        relationship: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0131", code: "C" }] }],
        name: { family: "Elsewhere" },
        telecom: [{ system: "phone", value: OTHERS, rank: 1 }],
      },
      {
        relationship: [{ coding: [{ system: ROLE_CODE, code: "ONESELF" }] }],
        telecom: [
          { system: "phone", value: LANDLINE, use: "home", rank: 2 },
          { system: "phone", value: MOBILE, use: "mobile", rank: 1 },
        ],
      },
    ];
    const { answers, ways } = await toldIn(api, await api.post(MESSAGE, message));
    expect(answers).toMatchObject({ phone: MOBILE, contactSafe: "unknown" });
    expect(ways).toMatchObject([{ channel: "phone", safe: "unknown", whose_phone: "unknown" }]);
    expect(JSON.stringify(answers)).not.toContain(OTHERS);
  });

  it("has a contact who is themself and somebody's spouse as well: whose number that is cannot be told", async () => {
    const api = await anApi();
    const message = aMessage();
    delete person(message).telecom;
    const codes = ["ONESELF", "SPS"].map((code) => ({ coding: [{ system: ROLE_CODE, code }] }));
    person(message).contact = [{ relationship: codes, telecom: [{ system: "phone", value: OTHERS }] }];
    expect((await toldIn(api, await api.post(MESSAGE, message))).answers["phone"]).toBeUndefined();
  });

  it("tells the story in the plan, in the answers to questions and in what was measured: all of it is read", async () => {
    const api = await anApi();
    const message = add(withoutIds(aMessage()), plan("Will not go home tonight, has packed a bag"));
    add(
      message,
      {
        resourceType: "QuestionnaireResponse",
        status: "completed",
        item: [
          {
            linkId: "home",
            text: "Who lives there",
            item: [
              { linkId: "adults", text: "Other adults", answer: [{ valueInteger: 1 }] },
              {
                linkId: "weapon",
                answer: [{ valueBoolean: true, item: [{ linkId: "which", answer: [{ valueString: "A sickle" }] }] }],
              },
              { linkId: "when", text: "Last time", answer: [{ valueCoding: { code: "w", display: "This week" } }] },
            ],
          },
        ],
      },
      "urn:uuid:3d0f2a10-0021-4a00-8a00-0000000000c1",
    );
    add(
      message,
      {
        resourceType: "Observation",
        status: "final",
        code: { text: "Bruise, across" },
        valueQuantity: { value: 4, unit: "cm" },
        component: [{ code: { text: "Fresh" }, valueBoolean: false }],
      },
      "urn:uuid:3d0f2a10-0022-4a00-8a00-0000000000c2",
    );
    const { category = [] } = message.entry?.[1]?.resource as ServiceRequest;
    Object.assign(category[0] ?? {}, { text: "Somebody to speak to before Friday" });
    const { answers } = await toldIn(api, await api.post(MESSAGE, message));
    for (const words of [
      "Asked for: Somebody to speak to before Friday",
      "Assessment: Will not go home tonight, has packed a bag",
      "Other adults: 1",
      "weapon: yes",
      "which: A sickle",
      "Last time: This week",
      "Bruise, across: 4 cm",
      "Fresh: no",
    ])
      expect(answers["whatHappened"]?.split("\n")).toContain(words);
  });

  it("is too long, or hides something, in one place: that place is named", async () => {
    const api = await anApi();
    const place = ["Bundle.entry[11].resource", "CarePlan"];
    for (const words of ["x".repeat(10_001), "abc\u202edef"]) {
      const answer = await api.post(MESSAGE, add(withoutIds(aMessage()), plan(words)));
      expect([answer.status, placesIn(answer)]).toEqual([422, place]);
    }
    const both = add(withoutIds(aMessage()), plan("x".repeat(6_000)));
    const answer = await api.post(MESSAGE, add(both, plan("y".repeat(6_000)), `${PLAN.slice(0, -1)}9`));
    expect([answer.status, placesIn(answer)]).toEqual([422, ["Bundle.entry[1].resource", "ServiceRequest"]]);
  });
});
