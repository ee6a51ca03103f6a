// The same person, referred by a practice's system and by a page of another referrer's: two cases, and a handler who is told.
import type { ServiceRequest } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { onePersonView } from "#app/queries/case-one-person.ts";
import { action } from "#app/routes/refer/refer.tsx";
import { caseById } from "#db/case.ts";
import { personLinksOfCases } from "#db/person-link.ts";
import { referralByReference } from "#db/referral.ts";
import { actorOf, MONDAY } from "../factories.ts";
import { aServiceRequest, SENT } from "./a-message.ts";
import { type AnApi, anApi, REQUEST } from "./an-api.ts";
import { REFERRAL } from "./planted.ts";
import { visitor } from "./visitor.ts";

/** As the page takes it: the same person, by a name that is spelled otherwise and a number that is written otherwise. */
const ON_A_PAGE = { name: "Wilhelmena Pretend", birthDate: "5 8 1991", phone: "+44 7700 900417" };

async function caseOf({ db }: AnApi, reference: string): Promise<string> {
  const row = await referralByReference(db, reference);
  if (!row) throw new Error(`no referral ${reference}`);
  return row.case_id;
}

async function bySystem(api: AnApi): Promise<string> {
  const { body } = await api.post(REQUEST, aServiceRequest());
  return caseOf(api, (body as ServiceRequest).id ?? "");
}

async function byPage(api: AnApi, fields: Record<string, string>): Promise<string> {
  const { nhsNumber: _, ...rest } = { nhsNumber: "", ...REFERRAL };
  const officer = await visitor(api.db, api.hub, "second-referrer");
  const answer = await officer.post(action, "/refer", { ...rest, ...fields, key: "key-of-the-form" });
  expect([answer.status, answer.data]).toEqual([303, expect.anything()]);
  return caseOf(api, (answer.location ?? "").split("/").at(-1) ?? "");
}

describe("the same person through two doors", () => {
  it.each(["the system first", "the page first"])(
    "is two cases, each shown to a handler beside the other, and nothing is merged by itself (%s)",
    async (order) => {
      const api = await anApi();
      const cases =
        order === "the page first"
          ? [await byPage(api, ON_A_PAGE), await bySystem(api)]
          : [await bySystem(api), await byPage(api, ON_A_PAGE)];
      const [one = "", other = ""] = cases;
      expect(one).not.toBe(other);
      const handler = actorOf(api.hub, "call-handler");
      for (const [shown, beside] of [
        [one, other],
        [other, one],
      ] as const) {
        const { joined, maybe } = await onePersonView(api.db, shown, handler, MONDAY);
        expect(joined).toEqual([]);
        expect(maybe).toMatchObject([{ id: beside, byNameOnly: false, waits: null }]);
        expect(maybe[0]?.agrees).toContain("the same number");
        expect(JSON.stringify(maybe)).not.toContain(SENT.phone);
      }
      expect(await personLinksOfCases(api.db, cases)).toEqual([]);
      const people = await Promise.all(cases.map(async (id) => (await caseById(api.db, id))?.person_id));
      expect(new Set(people).size).toBe(2);
    },
  );

  it("is not said of two people who have nothing in common", async () => {
    const api = await anApi();
    await bySystem(api);
    const page = await byPage(api, { name: "Somebody Else", birthDate: "1 1 1970", phone: "07700 900999" });
    expect((await onePersonView(api.db, page, actorOf(api.hub, "call-handler"), MONDAY)).maybe).toEqual([]);
  });
});
