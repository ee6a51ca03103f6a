import { gzipSync } from "node:zlib";
import type { OperationOutcome } from "@medplum/fhirtypes";
import { beforeAll, describe, expect, it } from "vitest";
import { referralsOfOrganisation } from "#db/referral.ts";
import { found } from "../needles.ts";
import { workTime } from "../work-time.ts";
import { aMessage, aServiceRequest, IDS, PATIENT } from "./a-message.ts";
import { type Answered, type AnApi, anApi, MESSAGE, placesIn, REQUEST } from "./an-api.ts";

const DANGER = "urn:hub:immediate-danger";
const OLD = "https://fhir.example.org/STU3/StructureDefinition/Patient";
const WHEN_OUT = [
  { url: "urn:hub:contact-safe", valueCode: "at-times" },
  { url: "urn:hub:safe-times", valueString: "when he is out" },
];

/** Changes what a path leads to, as `entry.2.resource.gender`; nothing in its place takes it away. */
function change(message: object, path: string, value?: unknown): void {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let place = message as Record<string, unknown>;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  if (value !== undefined) place[last] = value;
  else if (Array.isArray(place)) place.splice(Number(last), 1);
  else delete place[last];
}

const [HEADER, SERVICE, PERSON, HUB, ENCOUNTER, CONDITION, OBSERVATION] = [0, 1, 2, 4, 7, 8, 9].map(
  (place) => `entry.${place}.resource`,
) as [string, string, string, string, string, string, string];

/** How a message is broken (what is changed, and into what), and the places that the answer must name. */
const BROKEN: readonly (readonly [what: string, path: string, value: unknown, ...places: string[]])[] = [
  ["no type of Bundle", "type", undefined, "Bundle.type"],
  ["another type of Bundle", "type", "collection", "Bundle.type"],
  ["a type of Bundle that is none", "type", "letter", "Bundle.type"],
  ["nothing in it", "entry", [], "Bundle"],
  ["no header first", "entry.0", undefined, "Bundle"],
  ["an entry without a resource", "entry.4", { fullUrl: IDS.hub }, "Bundle.entry[4].resource"],
  ["a field that R4 has not", `${PERSON}.shoeSize`, 38, "Bundle.entry[2].resource.shoeSize", "Patient.shoeSize"],
  [
    "the same, deep",
    `${PERSON}.name.0.middle`,
    "X",
    "Bundle.entry[2].resource.name[0].middle",
    "Patient.name[0].middle",
  ],
  ["a resource that is none", `${HUB}.resourceType`, "Wizard", "Bundle.entry[4].resource.resourceType"],
  ["a resource without a type", `${HUB}.resourceType`, undefined, "Bundle.entry[4].resource.resourceType"],
  ["no event", `${HEADER}.eventCoding`, undefined, "Bundle.entry[0].resource.event[x]", "MessageHeader.event[x]"],
  ["an answer", `${HEADER}.eventCoding.code`, "servicerequest-response", "MessageHeader.eventCoding"],
  ["one to delete that is still active", `${HEADER}.reason.coding.0.code`, "delete", "MessageHeader.reason"],
  ["no source", `${HEADER}.source`, undefined, "Bundle.entry[0].resource.source", "MessageHeader.source"],
  ["no focus", `${HEADER}.focus`, undefined, "Bundle.entry[0].resource.focus", "MessageHeader.focus"],
  ["a focus that is not there", `${HEADER}.focus.0.reference`, "urn:uuid:nowhere", "MessageHeader.focus[0].reference"],
  [
    "a focus of another kind",
    `${HEADER}.focus.0.reference`,
    IDS.patient,
    "Bundle.entry[0].resource.focus[0].reference",
  ],
  ["no such receiver", "entry.4", undefined, "MessageHeader.destination[0].receiver.reference"],
  ["no status", `${SERVICE}.status`, undefined, "Bundle.entry[1].resource.status", "ServiceRequest.status"],
  ["a status that is none", `${SERVICE}.status`, "urgent", "Bundle.entry[1].resource.status", "ServiceRequest.status"],
  ["a draft", `${SERVICE}.status`, "draft", "Bundle.entry[1].resource.status", "ServiceRequest.status"],
  ["revoked, not saying which", `${SERVICE}.status`, "revoked", "ServiceRequest.identifier"],
  ["no intent", `${SERVICE}.intent`, undefined, "Bundle.entry[1].resource.intent"],
  ["another category", `${SERVICE}.category.0.coding.0.code`, "validation", "ServiceRequest.category"],
  ["a category that is no list", `${SERVICE}.category`, { text: "Referral" }, "Bundle.entry[1].resource.category"],
  ["no subject", `${SERVICE}.subject`, undefined, "Bundle.entry[1].resource.subject", "ServiceRequest.subject"],
  ["a subject that is not there", "entry.2", undefined, "Bundle.entry[1].resource.subject.reference"],
  [
    "a subject elsewhere",
    `${SERVICE}.subject.reference`,
    "https://example.org/Patient/7",
    "ServiceRequest.subject.reference",
  ],
  ["a subject of another kind", `${SERVICE}.subject.reference`, IDS.hub, "ServiceRequest.subject.reference"],
  ["no such requester", `${SERVICE}.requester.reference`, "urn:uuid:gone", "ServiceRequest.requester.reference"],
  ["what supports it is not there", "entry.9", undefined, "Bundle.entry[1].resource.supportingInfo[0].reference"],
  ["a date that is none", `${SERVICE}.authoredOn`, "yesterday", "Bundle.entry[1].resource.authoredOn"],
  [
    "a period that is none",
    `${SERVICE}.occurrencePeriod.start`,
    "2026-03-02T25:00:00Z",
    "Bundle.entry[1].resource.occurrencePeriod.start",
    "ServiceRequest.occurrencePeriod.start",
  ],
  [
    "a value that is none, in an extension of somebody's",
    `${SERVICE}.extension.2`,
    { url: "https://example.org/when", valueDateTime: "soon" },
    "Bundle.entry[1].resource.extension[2].valueDateTime",
  ],
  ["no answer about danger", `${SERVICE}.extension.0.valueCode`, "maybe", "ServiceRequest.extension[0].valueCode"],
  ["a code sent as text", `${SERVICE}.extension.0`, { url: DANGER, valueString: "no" }, "ServiceRequest.extension[0]"],
  ["two answers about danger", `${SERVICE}.extension.2`, { url: DANGER, valueCode: "yes" }, "ServiceRequest.extension"],
  [
    "no such topic",
    `${SERVICE}.extension.2`,
    { url: "urn:hub:topic", valueCode: "rain" },
    "ServiceRequest.extension[2].valueCode",
  ],
  [
    "ages that are none",
    `${SERVICE}.extension.2`,
    { url: "urn:hub:children-ages", valueString: "small" },
    "ServiceRequest.extension",
  ],
  ["a refusal without a reason", `${SERVICE}.extension.1.valueCode`, "no", "Bundle.entry[1].resource.extension"],
  ["more words than are read", `${SERVICE}.note`, [{ text: "x".repeat(10_001) }], "ServiceRequest.note"],
  ["text that turns text round", `${SERVICE}.note`, [{ text: "abc\u202edef" }], "Bundle.entry[1].resource.note"],
  [
    "broken inside",
    `${SERVICE}.contained`,
    [{ resourceType: "Device", shoeSize: 1 }],
    "Bundle.entry[1].resource.contained[0].shoeSize",
  ],
  ["no name", `${PERSON}.name`, undefined, "Bundle.entry[2].resource.name", "Patient.name"],
  ["a name that never ends", `${PERSON}.name.0.family`, "x".repeat(300), "Bundle.entry[2].resource.name[0]"],
  ["given names that are no list", `${PERSON}.name.1`, { given: "Wil" }, "Bundle.entry[2].resource.name[1].given"],
  ["a given name that is no text", `${PERSON}.name.1`, { given: [{}] }, "Patient.name[1].given[0]"],
  [
    "a day of birth to come",
    `${PERSON}.birthDate`,
    "2031-01-01",
    "Bundle.entry[2].resource.birthDate",
    "Patient.birthDate",
  ],
  ["a day of birth that is none", `${PERSON}.birthDate`, "1991-02-30", "Bundle.entry[2].resource.birthDate"],
  ["a number in place of text", `${PERSON}.birthDate`, 1991, "Bundle.entry[2].resource.birthDate"],
  ["a list in place of one value", `${PERSON}.birthDate`, ["1991-08-05"], "Patient.birthDate"],
  ["a gender that is none", `${PERSON}.gender`, "F", "Bundle.entry[2].resource.gender", "Patient.gender"],
  ["null for a value", `${PERSON}.gender`, null, "Bundle.entry[2].resource.gender"],
  ["a phone that is none", `${PERSON}.telecom.0.value`, "ask her", "Bundle.entry[2].resource.telecom[0].value"],
  [
    "safe when nobody can tell",
    `${PERSON}.telecom.0.extension`,
    WHEN_OUT,
    "Bundle.entry[2].resource.telecom[0].extension",
  ],
  ["somebody else's encounter", `${ENCOUNTER}.subject.reference`, "urn:uuid:else", "Encounter.subject.reference"],
  ["a condition of nobody", `${CONDITION}.subject`, undefined, "Bundle.entry[8].resource.subject", "Condition.subject"],
  ["an observation without a status", `${OBSERVATION}.status`, undefined, "Observation.status"],
  ["an older version's field", `${HEADER}.timestamp`, "2026-03-02T09:00:00Z", "Bundle.entry[0].resource.timestamp"],
  ["an older version's profile", `${PERSON}.meta`, { profile: [OLD] }, "Bundle.entry[2].resource.meta.profile[0]"],
];

let api: AnApi;
const answered = new Map<string, Answered>();
const written = async () => (await referralsOfOrganisation(api.db, api.hub.organisation.gp, { limit: 100 })).length;

describe("a message that is broken", () => {
  it("is refused with the place that is wrong, and nothing is written", async () => {
    api = await anApi();
    for (const [name, path, value, ...places] of BROKEN) {
      const message = aMessage();
      change(message, path, value);
      const answer = await api.post(MESSAGE, message);
      answered.set(name, answer);
      expect
        .soft([name, answer.status, (answer.body as OperationOutcome).resourceType])
        .toEqual([name, 422, "OperationOutcome"]);
      expect.soft(placesIn(answer), name).toEqual(expect.arrayContaining(places));
      for (const issue of (answer.body as OperationOutcome).issue)
        expect
          .soft([issue.severity, issue.diagnostics], name)
          .toEqual(["error", expect.stringMatching(/^[A-Z].*[.”]$/s)]);
    }
    expect(await written()).toBe(0);
    expect((await api.post(MESSAGE, aMessage())).status).toBe(200);
    expect(await written()).toBe(1);
  });

  it("in the same way in several places, is told of each place once", async () => {
    api = await anApi();
    const message = aMessage();
    const second = structuredClone(message.entry?.[9] ?? {});
    message.entry?.push({ ...second, fullUrl: IDS.flag.replace("b1", "b9") });
    for (const path of [OBSERVATION, "entry.11.resource"]) change(message, `${path}.note`, { text: "Seen twice" });
    const answer = await api.post(MESSAGE, message);
    expect(placesIn(answer).filter((place) => place.startsWith("Bundle."))).toEqual(
      [9, 11].map((place) => `Bundle.entry[${place}].resource.note`),
    );
  });

  it("is answered without a word of what was in it", () => {
    for (const [name, { text }] of answered)
      expect([name, ...found(text, ["Wilhelmina", "Pretend", "900417", "Nowhere Lane", "afraid"])]).toEqual([name]);
  });

  it("with neither a day of birth nor a number, names nobody who can be told apart", async () => {
    api = await anApi();
    const message = aMessage();
    change(message, `${PERSON}.birthDate`);
    change(message, `${PERSON}.identifier.0.value`, "9990000019");
    const answer = await api.post(MESSAGE, message);
    expect([answer.status, placesIn(answer)]).toEqual([
      422,
      ["Bundle.entry[2].resource.birthDate", "Patient.birthDate"],
    ]);
  });

  it("and what only goes along with it may refer to what is not there", async () => {
    api = await anApi();
    const message = aMessage();
    change(message, `${ENCOUNTER}.episodeOfCare`, [{ reference: "urn:uuid:an-episode-elsewhere" }]);
    change(message, `${SERVICE}.performer`, [{ reference: IDS.hub.slice("urn:uuid:".length) }]);
    const answer = await api.post(MESSAGE, message);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain("Bundle.entry[7].resource.episodeOfCare[0].reference");
  });
});

describe("what is no message at all", () => {
  const nested = (depth: number) => `{"a":${"[".repeat(depth)}1${"]".repeat(depth)}}`;
  const whole = () => JSON.stringify(aServiceRequest());
  const put = (more: string) => whole().replace('{"resourceType"', `{${more},"resourceType"`);
  const SENT: readonly (readonly [string, () => string | Buffer, number, string?])[] = [
    ["nothing", () => "", 400],
    ["no JSON", () => "resourceType: Bundle", 400],
    ["half a message", () => whole().slice(0, -40), 400],
    ["a comma too many", () => whole().replace(/\}$/, ",}"), 400],
    ["a text that is never closed", () => `{"resourceType":"${"\\\\".repeat(9)}`, 400],
    ["bytes that are no UTF-8", () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ["a list", () => "[]", 422, "resourceType"],
    ["a text", () => '"Bundle"', 422, "resourceType"],
    ["null", () => "null", 422, "resourceType"],
    ["nested without end", () => nested(100_000), 400],
    ["nested more than makes sense", () => put(`"x":${nested(70)}`), 400],
    ["a name twice", () => put('"status":"draft"'), 400, "status"],
    ["a name twice, once in disguise", () => put('"st\\u0061tus":"draft"'), 400, "status"],
    ["a name twice, deep", () => whole().replace('"gender":', '"gender":"male","gender":'), 400, "contained[0].gender"],
    ["a way to the code behind", () => put('"__proto__":{"status":"active"}'), 400, "__proto__"],
    ["another way to it", () => put('"constructor":{"prototype":{}}'), 400, "constructor"],
    ["a number that is none", () => put('"x":1e999'), 400, "x"],
    [
      "a number that is too large",
      () => whole().replace('"status"', '"quantityQuantity":{"value":1e400},"status"'),
      400,
    ],
    [
      "ten thousand names that R4 has not",
      () => put(Array.from({ length: 10_000 }, (_, n) => `"n${n}":1`).join()),
      422,
    ],
    [
      "more resources than are read",
      () => put(`"x":1`).replace('"contained":[', `"contained":[${'{"resourceType":"Patient"},'.repeat(300)}`),
      422,
    ],
    ["a text of two hundred thousand letters", () => whole().replace("Wilhelmina", "W".repeat(200_000)), 422],
    ["more than is read", () => put(`"x":"${"x".repeat(300_000)}"`), 413],
  ];

  beforeAll(() => expect(SENT.length).toBeGreaterThan(20));

  it("is refused soon, and nothing is written", async () => {
    api = await anApi();
    await api.post(REQUEST, "{}");
    for (const [name, text, status, place] of SENT) {
      const sent = text();
      const { answer, ms } = await workTime(() => api.post(REQUEST, sent));
      expect([name, answer.status, (answer.body as OperationOutcome).resourceType]).toEqual([
        name,
        status,
        "OperationOutcome",
      ]);
      if (place !== undefined) expect(placesIn(answer), name).toEqual([place]);
      expect(ms, name).toBeLessThan(3_000);
    }
    expect(await written()).toBe(0);
    expect({}).not.toHaveProperty("status");
  });

  it("is refused for its type, its id, its version and its compression", async () => {
    api = await anApi();
    const body = aServiceRequest();
    const statuses = async (headers: Record<string, string>, sent: object | Buffer = body) =>
      (await api.post(REQUEST, sent, headers)).status;
    expect(await statuses({ "content-type": "text/plain" })).toBe(415);
    expect(await statuses({ "content-type": "application/fhir+xml" })).toBe(415);
    expect(await statuses({ "content-type": "application/json; charset=latin1" })).toBe(415);
    expect(await statuses({ "content-type": "application/fhir+json; fhirVersion=3.0" })).toBe(422);
    expect(await statuses({ "content-encoding": "gzip" }, gzipSync(JSON.stringify(body)))).toBe(415);
    expect(await statuses({ "x-request-id": "" })).toBe(400);
    expect(await statuses({ "x-request-id": "the same as ever" })).toBe(400);
    expect(await statuses({ accept: "application/fhir+xml" })).toBe(406);
    expect(await written()).toBe(0);
    expect(await statuses({ "content-type": "application/json; charset=UTF-8" })).toBe(201);
    expect(await statuses({ "content-type": 'application/fhir+json; fhirVersion="4.0"' })).toBe(201);
  });

  it("is refused for its address and its method", async () => {
    api = await anApi();
    expect((await api.get(MESSAGE)).status).toBe(405);
    expect((await api.get(MESSAGE)).headers.get("allow")).toBe("POST");
    for (const path of ["/api", "/api/", "/api/fhir/Patient", "/api/fhir/ServiceRequest/a/b", "/api/fhir/%24nothing"]) {
      const answer = await api.get(path);
      expect([path, answer.status, (answer.body as OperationOutcome).resourceType]).toEqual([
        path,
        404,
        "OperationOutcome",
      ]);
    }
    for (const reference of ["%00", "..%2f..", "a".repeat(3000), "'--"])
      expect((await api.get(`${REQUEST}/${reference}`)).status).toBe(404);
  });

  it("a person inside without a name or a number is not guessed", async () => {
    api = await anApi();
    const { name: _, ...nameless } = PATIENT;
    const answer = await api.post(REQUEST, aServiceRequest({ contained: [{ ...nameless, id: "person" }] }));
    expect([answer.status, placesIn(answer)]).toEqual([422, ["ServiceRequest.contained[0].name", "Patient.name"]]);
  });
});
