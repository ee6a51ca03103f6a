import { randomUUID } from "node:crypto";
import type { Bundle, OperationOutcome, ServiceRequest } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { revokeApiClient, renewApiClient } from "#app/commands/keep-api-client.ts";
import { caseById } from "#db/case.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import { personById } from "#db/person.ts";
import { referralByReference, referralsOfOrganisation } from "#db/referral.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { MONDAY } from "../factories.ts";
import { aMessage, aServiceRequest, IDS, PATIENT, SENT } from "./a-message.ts";
import { type AnApi, anApi, MESSAGE, placesIn, REQUEST } from "./an-api.ts";

const CLOCK = { by: { userId: "clock", organisationId: "clock", role: "clock" as const, area: "" }, at: MONDAY };

/** The referral's own resource, in either kind of answer. */
function referralIn(body: Bundle | ServiceRequest): ServiceRequest {
  if (body.resourceType === "ServiceRequest") return body;
  const found = body.entry?.map(({ resource }) => resource).find((one) => one?.resourceType === "ServiceRequest");
  return found as ServiceRequest;
}
const referenceIn = (body: Bundle | ServiceRequest): string => referralIn(body).identifier?.[0]?.value ?? "";

const sent = (api: AnApi) => referralsOfOrganisation(api.db, api.hub.organisation.gp, { limit: 100 });

/** What the hub was told, as it is kept. */
async function toldIn(api: AnApi, reference: string) {
  const row = await referralByReference(api.db, reference);
  if (!row) throw new Error("no such referral");
  const box = await boxFor(api.db, row.key_id);
  const { answers } = JSON.parse(box.open("referral", "answers_sealed", row.id, row.answers_sealed)) as {
    answers: Record<string, string | string[]>;
  };
  const held = await caseById(api.db, row.case_id);
  const person = await personById(api.db, held?.person_id ?? "");
  const nhs = person ? box.openMaybe("person", "nhs_number_sealed", person.id, person.nhs_number_sealed) : null;
  return { row, answers, ways: await safeContactsOfCase(api.db, row.case_id), nhs };
}

describe("a system refers", () => {
  it("by a message: the answer is a message with the hub's reference, and the hub was told what it said", async () => {
    const api = await anApi();
    const answer = await api.post(MESSAGE, aMessage());
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/fhir+json; charset=utf-8"]);
    const reference = referenceIn(answer.body as Bundle);
    expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const { row, answers, ways, nhs } = await toldIn(api, reference);
    expect(row).toMatchObject({ source: "gp", status: "submitted", agreed: "yes" });
    expect(answers).toMatchObject({
      name: SENT.name,
      chosenName: "Wilhelmina",
      birthDate: "1991-08-05",
      victimAge: "34",
      phone: SENT.phone,
      immediateDanger: "no",
      topics: ["pregnancy"],
      "consent.service": "yes",
    });
    expect(nhs).toBe("9990000018");
    expect(ways).toMatchObject([{ channel: "phone", safe: "safe", whose_phone: "mine" }]);
    for (const words of [SENT.reason, SENT.seen, SENT.flagged, SENT.clinician, SENT.street])
      expect(answers["whatHappened"]).toContain(words);
  });

  it("by one ServiceRequest with the person inside: 201 and where it is", async () => {
    const api = await anApi();
    const answer = await api.post(REQUEST, aServiceRequest());
    const reference = referenceIn(answer.body as ServiceRequest);
    expect([answer.status, answer.headers.get("location")]).toEqual([201, `${REQUEST}/${reference}`]);
    expect((await toldIn(api, reference)).answers).toMatchObject({
      name: SENT.name,
      whatHappened: `Reason: ${SENT.reason}\nAddress on their record: ${SENT.street}, ZZ99 3VZ`,
    });
  });

  it("by a name and an NHS number in place of a Patient", async () => {
    const api = await anApi();
    const { contained: _, ...request } = aServiceRequest({
      subject: { display: SENT.name, identifier: { system: "https://fhir.nhs.uk/Id/nhs-number", value: "9990000018" } },
    });
    const answer = await api.post(REQUEST, request);
    expect(answer.status).toBe(201);
    expect((await toldIn(api, referenceIn(answer.body as ServiceRequest))).answers).toMatchObject({ name: SENT.name });
  });

  it("what was not said is unknown: a number is not safe, a priority is no danger, silence is no consent", async () => {
    const api = await anApi();
    const { extension: _, ...request } = aServiceRequest({
      priority: "stat",
      contained: [{ ...PATIENT, id: "person", telecom: [{ system: "phone", value: SENT.phone }] }],
    });
    const answer = await api.post(REQUEST, request);
    const { row, answers, ways } = await toldIn(api, referenceIn(answer.body as ServiceRequest));
    expect(ways).toMatchObject([{ safe: "unknown", others_see: "unknown" }]);
    expect(answers).toMatchObject({
      immediateDanger: "unknown",
      "consent.service": "not-asked",
      "consent.sharing": "not-asked",
    });
    expect(row.agreed).toBe("not-asked");
  });

  it("a number that is safe at certain times is rung then and never else", async () => {
    const api = await anApi();
    const telecom = {
      system: "phone" as const,
      value: SENT.phone,
      extension: [
        { url: "urn:hub:contact-safe", valueCode: "at-times" },
        { url: "urn:hub:safe-times", valueString: "Tue 10:00 to 11:00" },
      ],
    };
    const answer = await api.post(
      REQUEST,
      aServiceRequest({ contained: [{ ...PATIENT, id: "person", telecom: [telecom] }] }),
    );
    const { ways } = await toldIn(api, referenceIn(answer.body as ServiceRequest));
    expect(ways).toMatchObject([
      { safe: "safe", days: "[2]", from_time: "10:00", to_time: "11:00", others_see: "yes" },
    ]);
  });

  it("a Consent that permits is agreement to the referral, and not to telling others; one that denies needs a reason", async () => {
    const api = await anApi();
    const consent = (type: "permit" | "deny") => ({
      resourceType: "Consent" as const,
      id: "consent",
      status: "active" as const,
      scope: { coding: [{ code: "patient-privacy" }] },
      category: [{ text: "Referral" }],
      policyRule: { text: "Local" },
      provision: { type },
    });
    const person = { ...PATIENT, id: "person" };
    const asking = (type: "permit" | "deny") => {
      const contained = [person, consent(type)];
      const { extension: _own, ...rest } = aServiceRequest({ contained, supportingInfo: [{ reference: "#consent" }] });
      return rest;
    };
    const permitted = await api.post(REQUEST, asking("permit"));
    expect((await toldIn(api, referenceIn(permitted.body as ServiceRequest))).answers).toMatchObject({
      "consent.service": "yes",
      "consent.sharing": "not-asked",
    });
    const denied = asking("deny");
    expect((await api.post(REQUEST, denied)).status).toBe(422);
    const reason = [{ url: "urn:hub:agreed-reason", valueString: "A child is at risk of serious harm" }];
    const answer = await api.post(REQUEST, { ...denied, extension: reason });
    expect((await toldIn(api, referenceIn(answer.body as ServiceRequest))).row.agreed).toBe("no");
  });

  it("an NHS number that does not check is left aside, and both the sender and the handler are told", async () => {
    const api = await anApi();
    const message = aMessage();
    const patient = message.entry?.[2]?.resource as typeof PATIENT;
    message.entry?.splice(2, 1, {
      fullUrl: IDS.patient,
      resource: { ...patient, identifier: [{ system: "https://fhir.nhs.uk/Id/nhs-number", value: "9990000019" }] },
    });
    const answer = await api.post(MESSAGE, message);
    expect(answer.status).toBe(200);
    const { nhs, answers } = await toldIn(api, referenceIn(answer.body as Bundle));
    expect(nhs).toBeNull();
    expect(answers["whatHappened"]).toContain("NHS number does not check");
    const aside = (answer.body as Bundle).entry?.at(-1)?.resource as OperationOutcome;
    expect(aside.issue).toMatchObject([
      {
        severity: "warning",
        expression: ["Bundle.entry[2].resource.identifier[0].value", "Patient.identifier[0].value"],
      },
    ]);
  });

  it("scripts, quotes and letters of every language are only text", async () => {
    const api = await anApi();
    const family = `O’Néill "; drop table referral; -- 王`;
    const note = [{ text: "He wrote <script>alert(1)</script> and <b>soon</b>" }];
    const contained = [{ ...PATIENT, id: "person", name: [{ family }] }];
    const answer = await api.post(REQUEST, aServiceRequest({ contained, note }));
    const { answers } = await toldIn(api, referenceIn(answer.body as ServiceRequest));
    expect(answers["name"]).toBe(family);
    expect(answers["whatHappened"]).toContain(note[0]?.text);
  });

  it("names nobody in an answer or in the log, and never answers a patientInstruction", async () => {
    const api = await anApi();
    const message = aMessage();
    Object.assign(message.entry?.[1]?.resource ?? {}, { patientInstruction: "Ring us back" });
    const first = await api.post(MESSAGE, message);
    const second = await api.get(`${REQUEST}/${referenceIn(first.body as Bundle)}`);
    const told = [first.text, second.text, ...api.logged].join("\n");
    for (const words of [...Object.values(SENT), "Pretend", "9990000018", "1991-08-05", "Ring us back"])
      expect(told).not.toContain(words);
    expect(JSON.stringify(referralIn(first.body as Bundle))).not.toContain("patientInstruction");
    expect(second.text).not.toContain("patientInstruction");
  });
});

describe("the same request", () => {
  it("sent fifty times at once is one referral and fifty equal answers", async () => {
    const api = await anApi();
    const headers = { "x-request-id": randomUUID() };
    const message = aMessage();
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.post(MESSAGE, message, headers)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await sent(api)).toHaveLength(1);
  });

  it("with another message is refused, and nothing more is written", async () => {
    const api = await anApi();
    const headers = { "x-request-id": randomUUID() };
    await api.post(REQUEST, aServiceRequest(), headers);
    const other = await api.post(REQUEST, aServiceRequest({ authoredOn: "2026-03-01" }), headers);
    expect([other.status, (other.body as OperationOutcome).issue[0]?.code]).toEqual([409, "duplicate"]);
    expect(await sent(api)).toHaveLength(1);
  });

  it("that made a referral takes none back, and adds to none", async () => {
    const api = await anApi();
    const headers = { "x-request-id": randomUUID() };
    const made = (await api.post(REQUEST, aServiceRequest(), headers)).body as ServiceRequest;
    const back = aServiceRequest({ status: "revoked", ...(made.identifier ? { identifier: made.identifier } : {}) });
    expect((await api.post(REQUEST, back, headers)).status).toBe(409);
    expect((await api.get(`${REQUEST}/${made.id ?? ""}`)).text).toContain('"status":"active"');
    expect((await api.post(REQUEST, back)).status).toBe(200);
  });

  it("is the same on another day, though the person is a year older by then", async () => {
    const api = await anApi();
    const headers = { "x-request-id": randomUUID() };
    // MONDAY is the second of March.
    const request = aServiceRequest({ contained: [{ ...PATIENT, id: "person", birthDate: "1991-03-04" }] });
    const first = await api.post(REQUEST, request, headers);
    api.passTime(3 * 24 * 60 * 60 * 1000);
    const again = await api.post(REQUEST, request, headers);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await sent(api)).toHaveLength(1);
  });

  it("of another system is another request", async () => {
    const api = await anApi();
    const { authorization } = await api.another("gp");
    const id = randomUUID();
    await api.post(REQUEST, aServiceRequest(), { "x-request-id": id });
    await api.post(REQUEST, aServiceRequest(), { "x-request-id": id, authorization });
    expect(await sent(api)).toHaveLength(2);
  });
});

describe("how a referral goes", () => {
  it("is told in FHIR's terms and one safe sentence, to systems of the organisation alone", async () => {
    const api = await anApi();
    const reference = referenceIn((await api.post(REQUEST, aServiceRequest())).body as ServiceRequest);
    const own = await api.get(`${REQUEST}/${reference}`);
    expect(own.status).toBe(200);
    expect(own.body).toMatchObject({
      id: reference,
      status: "active",
      identifier: [{ system: "urn:hub:referral", value: reference }],
      extension: [{ url: "urn:hub:status-sentence", valueString: "Received" }],
    });
    const colleague = await api.another("gp");
    expect((await api.get(`${REQUEST}/${reference}`, colleague)).text).toBe(own.text);
    const theirs = await api.get(`${REQUEST}/${reference}`, await api.another("otherGp"));
    const none = await api.get(`${REQUEST}/0000-0000`);
    expect([theirs.status, theirs.text]).toEqual([404, none.text]);
  });

  it("can be ended by the system that sent it: somebody at the hub is owed a look at the reason, once", async () => {
    const api = await anApi();
    const reference = referenceIn((await api.post(REQUEST, aServiceRequest())).body as ServiceRequest);
    const back = aServiceRequest({
      status: "revoked",
      identifier: [{ system: "urn:hub:referral", value: reference }],
      reasonCode: [{ text: "Sent for the wrong person" }],
    });
    expect((await api.post(REQUEST, back, await api.another("otherGp"))).status).toBe(404);
    const ended = await api.post(REQUEST, back);
    expect([ended.status, (ended.body as ServiceRequest).status]).toEqual([200, "revoked"]);
    expect((await api.post(REQUEST, back)).text).toBe(ended.text);
    const { row } = await toldIn(api, reference);
    expect(await messagesOfCase(api.db, row.case_id)).toHaveLength(1);
  });

  it("can be added to by a message that says it is an update", async () => {
    const api = await anApi();
    const reference = referenceIn((await api.post(MESSAGE, aMessage())).body as Bundle);
    const more = aMessage();
    Object.assign(more.entry?.[0]?.resource ?? {}, { reason: { coding: [{ code: "update" }] } });
    Object.assign(more.entry?.[1]?.resource ?? {}, {
      identifier: [{ system: "urn:hub:referral", value: reference }],
      note: [{ text: "Seen again today" }],
    });
    expect((await api.post(MESSAGE, more)).status).toBe(200);
    expect(await sent(api)).toHaveLength(1);
    const { row } = await toldIn(api, reference);
    expect(await messagesOfCase(api.db, row.case_id)).toHaveLength(1);
  });
});

describe("a token", () => {
  it("is needed, and one that was taken back opens nothing from that moment", async () => {
    const api = await anApi();
    for (const authorization of [
      "",
      "Bearer",
      "Bearer hub_nothing",
      "Basic aHViOmh1Yg==",
      `Bearer hub_${"A".repeat(43)}`,
    ]) {
      const answer = await api.post(MESSAGE, aMessage(), { authorization });
      expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="hub"']);
    }
    expect((await api.post(REQUEST, aServiceRequest())).status).toBe(201);
    await revokeApiClient(api.db, api.clientId, CLOCK);
    const after = await api.post(REQUEST, aServiceRequest());
    expect([after.status, (after.body as OperationOutcome).resourceType]).toEqual([401, "OperationOutcome"]);
    expect(await sent(api)).toHaveLength(1);
  });

  it("taken back while the message was still coming, opens nothing", async () => {
    const api = await anApi();
    const bytes = new TextEncoder().encode(JSON.stringify(aServiceRequest()));
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(bytes.slice(0, 200));
        await new Promise((resolve) => setTimeout(resolve, 100));
        await revokeApiClient(api.db, api.clientId, CLOCK);
        controller.enqueue(bytes.slice(200));
        controller.close();
      },
    });
    const headers = { authorization: api.token, "content-type": "application/json", "x-request-id": randomUUID() };
    const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
    expect((await fetch(`${api.url}${REQUEST}`, init)).status).toBe(401);
    expect(await sent(api)).toHaveLength(0);
  });

  it("that was renewed keeps what its system sent, and the old one opens nothing", async () => {
    const api = await anApi();
    const reference = referenceIn((await api.post(REQUEST, aServiceRequest())).body as ServiceRequest);
    const renewed = await renewApiClient(api.db, api.clientId, CLOCK);
    const authorization = `Bearer ${renewed.kind === "done" ? renewed.token : ""}`;
    expect((await api.get(`${REQUEST}/${reference}`)).status).toBe(401);
    expect((await api.get(`${REQUEST}/${reference}`, { authorization })).status).toBe(200);
  });

  it("is good for so many requests in a minute, and then says when to come again", async () => {
    const api = await anApi(3);
    const answers = [];
    for (let turn = 0; turn < 4; turn += 1) answers.push(await api.get(`${REQUEST}/0000-0000`));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 429]);
    expect(Number(answers[3]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((answers[3]?.body as OperationOutcome).issue[0]?.code).toBe("throttled");
    expect((await api.get(`${REQUEST}/0000-0000`, await api.another("gp"))).status).toBe(404);
  });

  it("is kept nowhere: the database knows what it hashes to", async () => {
    const api = await anApi();
    await api.post(MESSAGE, aMessage());
    expect(api.logged.join("")).not.toContain(api.token);
    expect(placesIn(await api.post(MESSAGE, {}))).toEqual(["resourceType"]);
  });
});
