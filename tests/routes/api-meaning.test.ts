// Messages that have the shape they should, and mean something that cannot be done, or nothing that can be.
import type { OperationOutcome, Patient, Resource, ServiceRequest } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { whatHappened } from "#app/fhir/message-words.ts";
import { Notes } from "#app/fhir/notes.ts";
import { readMessage } from "#app/fhir/read-message.ts";
import { referralsOfOrganisation } from "#db/referral.ts";
import { aMessage, aServiceRequest, IDS, PATIENT } from "./a-message.ts";
import { anApi, type AnApi, MESSAGE, placesIn, REQUEST } from "./an-api.ts";

const BARS = "https://fhir.nhs.uk/CodeSystem";
const DEFINITION = "https://fhir.nhs.uk/MessageDefinition/bars-message";
const changesWhatIsMeant = [{ url: "https://example.org/not-this-person", valueBoolean: true }];
const xhtml = (inside: string) => ({
  status: "generated",
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`,
});

type Changes = Readonly<Record<string, unknown>>;
/** The resource of a whole message that is changed by its place, what it is given, and the places that the answer must name. */
const REFUSED: readonly (readonly [what: string, place: number, changes: Changes, ...places: string[]])[] = [
  ["asks that nothing be done", 1, { doNotPerform: true }, "ServiceRequest.doNotPerform"],
  [
    "has an extension that changes what is meant",
    1,
    { modifierExtension: changesWhatIsMeant },
    "Bundle.entry[1].resource.modifierExtension",
    "ServiceRequest.modifierExtension",
  ],
  ["has one on the person", 2, { modifierExtension: changesWhatIsMeant }, "Patient.modifierExtension"],
  ["is written by rules of somebody's own", 2, { implicitRules: "https://example.org/rules" }, "Patient.implicitRules"],
  ["is the answer to a message", 0, { response: { identifier: "x", code: "ok" } }, "MessageHeader.response"],
  [
    "is an event of the standard that is none",
    0,
    { eventCoding: { system: `${BARS}/message-events-bars`, code: "banana" } },
    "MessageHeader.eventCoding",
  ],
  [
    "has a reason of the standard that is none",
    0,
    { reason: { coding: [{ system: `${BARS}/message-reason-bars`, code: "banana" }] } },
    "MessageHeader.reason.coding[0].code",
  ],
  [
    "says by its definition that it books",
    0,
    { definition: `${DEFINITION}-booking-request` },
    "MessageHeader.definition",
  ],
  [
    "says by its definition that it cancels, and is active",
    0,
    { definition: `${DEFINITION}-servicerequest-request-cancelled` },
    "MessageHeader.definition",
  ],
  [
    "is asked for by an encounter",
    1,
    { requester: { reference: IDS.encounter } },
    "Bundle.entry[1].resource.requester.reference",
    "ServiceRequest.requester.reference",
  ],
  [
    "is asked for by an encounter elsewhere",
    1,
    { requester: { reference: "Encounter/7" } },
    "ServiceRequest.requester.reference",
  ],
  [
    "is asked for by somebody who is not there",
    1,
    { requester: { reference: "Practitioner/7" } },
    "ServiceRequest.requester.reference",
  ],
  [
    "is asked of somebody who is not there",
    1,
    { performer: [{ reference: "Organization/7" }] },
    "ServiceRequest.performer[0].reference",
  ],
  [
    "calls the person a group",
    1,
    { subject: { reference: IDS.patient, type: "Group" } },
    "ServiceRequest.subject.type",
  ],
  [
    "ends before it starts",
    1,
    { occurrencePeriod: { start: "2026-03-02T09:00:00Z", end: "2026-03-02T08:00:00Z" } },
    "ServiceRequest.occurrencePeriod.end",
  ],
  ["was written on a day that there is not", 1, { authoredOn: "2026-02-30" }, "ServiceRequest.authoredOn"],
  [
    "lasts from a day that there is not",
    1,
    { occurrencePeriod: { start: "2026-02-29T09:00:00Z" } },
    "Bundle.entry[1].resource.occurrencePeriod.start",
  ],
  ["has a number that is of no kind", 2, { telecom: [{ value: "07700 900417" }] }, "Patient.telecom[0].system"],
  ["has an id that is none", 2, { id: "not an id" }, "Patient.id"],
  [
    "holds what holds something itself",
    1,
    { contained: [{ resourceType: "Device", id: "a", contained: [{ resourceType: "Device", id: "b" }] }] },
    "Bundle.entry[1].resource.contained[0].contained",
  ],
  ["has a script in a family name", 2, { name: [{ family: "<script>alert(1)</script>" }] }, "Patient.name[0].family"],
  ["has a script in a given name", 2, { name: [{ family: "P", given: ["<img src=x>"] }] }, "Patient.name[0].given"],
  ["has a script in another's name", 3, { name: "</title><script>" }, "Bundle.entry[3].resource.name"],
  ["has a script in its narrative", 2, { text: xhtml("<script>alert(1)</script>") }, "Patient.text.div"],
  ["has a narrative that is none", 2, { text: { status: "generated", div: "Wilhelmina" } }, "Patient.text.div"],
];

const written = async ({ db, hub }: AnApi) =>
  (await referralsOfOrganisation(db, hub.organisation.gp, { limit: 100 })).length;

describe("a message whose shape is right is refused with its place, and nothing is written, when it", () => {
  const rows = REFUSED.map(([what, place, changes, ...places]) => ({ what, place, changes, places }));

  it.each(rows)("$what", async ({ place, changes, places }) => {
    const api = await anApi();
    const message = aMessage();
    Object.assign(message.entry?.[place]?.resource ?? {}, changes);
    const answer = await api.post(MESSAGE, message);
    expect([answer.status, (answer.body as OperationOutcome).resourceType]).toEqual([422, "OperationOutcome"]);
    expect(placesIn(answer)).toEqual(expect.arrayContaining(places));
    expect(await written(api)).toBe(0);
  });

  it("has a name that should be a list: no other resource's name is said to be wrong", async () => {
    const api = await anApi();
    const message = aMessage();
    Object.assign(message.entry?.[2]?.resource ?? {}, { name: { family: "Pretend" } });
    expect(placesIn(await api.post(MESSAGE, message))).toEqual(["Bundle.entry[2].resource.name", "Patient.name"]);
  });
});

describe("a message is taken when it", () => {
  const taken = async (change: (resource: (place: number) => Record<string, unknown>) => void) => {
    const api = await anApi();
    const message = aMessage();
    change((place) => message.entry?.[place]?.resource as unknown as Record<string, unknown>);
    return (await api.post(MESSAGE, message)).status;
  };

  it("names by number or by name who asks, and does not bring them along", async () => {
    const identifier = { system: "https://fhir.nhs.uk/Id/ods-organization-code", value: "Z99000" };
    expect(await taken((of) => Object.assign(of(1), { requester: { reference: "Organization/7", identifier } }))).toBe(
      200,
    );
    expect(
      await taken((of) => Object.assign(of(1), { requester: { reference: "Organization/7", display: "Us" } })),
    ).toBe(200);
  });

  it("says more of a value than the value, or why there is none", async () => {
    const why = [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }];
    expect(await taken((of) => Object.assign(of(2), { _birthDate: { extension: why } }))).toBe(200);
    const name = [{ family: "Pretend", given: ["Wilhelmina", null], _given: [null, { extension: why }] }];
    expect(await taken((of) => Object.assign(of(2), { name }))).toBe(200);
  });

  it("has a plain narrative, and words that only look like a tag", async () => {
    expect(await taken((of) => Object.assign(of(2), { text: xhtml("<p>On record</p>") }))).toBe(200);
    expect(await taken((of) => Object.assign(of(1), { note: [{ text: "Children <5, one > 10" }] }))).toBe(200);
  });

  it("brings along a picture, a paper or another thing that nobody reads here", async () => {
    const api = await anApi();
    const message = aMessage();
    const things: Resource[] = [
      { resourceType: "Binary", contentType: "application/pdf", data: "JVBERi0=" },
      { resourceType: "Media", status: "completed", content: { contentType: "image/png", data: "iVBORw0KGgo=" } },
      { resourceType: "Specimen" },
    ];
    things.forEach((resource, n) => message.entry?.push({ fullUrl: IDS.flag.replace("b1", `c${n}`), resource }));
    expect((await api.post(MESSAGE, message)).status).toBe(200);
  });

  it("is one request whose person is elsewhere, by an NHS number and a name", async () => {
    const api = await anApi();
    const { contained: _, ...request } = aServiceRequest({
      subject: {
        reference: "Patient/7",
        display: "Wilhelmina Pretend",
        identifier: { system: "https://fhir.nhs.uk/Id/nhs-number", value: "9990000018" },
      },
    });
    expect((await api.post(REQUEST, request)).status).toBe(201);
  });

  it("takes back by its reference a referral that it calls by another kind", async () => {
    const api = await anApi();
    const made = (await api.post(REQUEST, aServiceRequest())).body as ServiceRequest;
    const message = aMessage();
    Object.assign(message.entry?.[0]?.resource ?? {}, {
      definition: `${DEFINITION}-servicerequest-request-cancelled`,
      reason: { coding: [{ system: `${BARS}/message-reason-bars`, code: "update" }] },
    });
    Object.assign(message.entry?.[1]?.resource ?? {}, {
      status: "revoked",
      identifier: made.identifier,
      category: [{ coding: [{ system: `${BARS}/message-category-servicerequest`, code: "validation" }] }],
    });
    expect((await api.post(MESSAGE, message)).status).toBe(200);
    expect((await api.get(`${REQUEST}/${made.id ?? ""}`)).text).toContain('"status":"revoked"');
  });

  it("a person who is said to have died, or whose record is not in use: a handler is told before anybody rings", async () => {
    const api = await anApi();
    const patient: Patient = { ...PATIENT, id: "person", deceasedBoolean: true, active: false };
    expect((await api.post(REQUEST, aServiceRequest({ contained: [patient] }))).status).toBe(201);
    const notes = new Notes();
    const message = readMessage(aServiceRequest({ contained: [patient] }), notes);
    const words = message ? whatHappened(message, notes) : "";
    expect(words).toMatch(/^Their record says that they have died\./);
    expect(words).toContain("Their record is marked as no longer in use.");
  });
});
