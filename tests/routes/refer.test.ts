import { describe, expect, it } from "vitest";
import { action, loader } from "#app/routes/refer/refer.tsx";
import { loader as record } from "#app/routes/refer/record.ts";
import { loader as list } from "#app/routes/refer/referrals.tsx";
import { loader as sentPage } from "#app/routes/refer/sent.tsx";
import { auditOfCase } from "#db/audit.ts";
import { referralByReference, referralsOfOrganisation } from "#db/referral.ts";
import { HOUR, later } from "#machines/time.ts";
import { aHub, freshDb, MONDAY } from "../factories.ts";
import { aReferral, PLANTED_TEXTS, REFERRAL } from "./planted.ts";
import { visitor } from "./visitor.ts";

const referenceIn = (location: string | null): string => (location ?? "").split("/").at(-1) ?? "";

describe("referring someone", () => {
  it("a whole form leads to its reference, and posted twice to the same one", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const gp = await visitor(db, hub, "referrer");
    const first = await gp.post(action, "/refer", { ...REFERRAL, key: "key-of-the-form" });
    expect([first.status, first.location]).toEqual([303, expect.stringMatching(/^\/refer\/[0-9A-Z]{4}-[0-9A-Z]{4}$/)]);
    const second = await gp.post(action, "/refer", { ...REFERRAL, key: "key-of-the-form" });
    expect(second.location).toBe(first.location);
    expect(await referralsOfOrganisation(db, hub.organisation.gp, { limit: 10 })).toHaveLength(1);
  });

  it("what is wrong comes back with 422, a message at its field, and everything typed still there", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const gp = await visitor(db, hub, "referrer");
    const fields = { ...REFERRAL, nhsNumber: "999 000 0019", birthDate: "first of May", key: "key-of-the-form" };
    const answer = await gp.post(action, "/refer", fields);
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({
      errors: [{ field: "birthDate" }, { field: "nhsNumber" }],
      key: "key-of-the-form",
    });
    const { typed } = answer.data as { typed: Record<string, string | string[]> };
    for (const [name, value] of Object.entries(REFERRAL))
      expect([typed[name]].flat(), name).toEqual([fields[name as keyof typeof fields] ?? value]);
  });

  it("a used key with other answers is 409, changes nothing, and the next press would be another referral", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const gp = await visitor(db, hub, "referrer");
    await gp.post(action, "/refer", { ...REFERRAL, key: "key-of-the-form" });
    const answer = await gp.post(action, "/refer", { ...REFERRAL, name: "Other Person", key: "key-of-the-form" });
    expect(answer.status).toBe(409);
    expect((answer.data as { key: string }).key).not.toBe("key-of-the-form");
    expect(await referralsOfOrganisation(db, hub.organisation.gp, { limit: 10 })).toHaveLength(1);
  });

  it("what is typed is kept for its own writer, given back, and cleared when it is sent or given up", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const gp = await visitor(db, hub, "referrer");
    const typing = { name: "Half A Name", topics: "pregnancy", key: "key-of-the-form" };
    await gp.post(action, "/refer", { ...typing, intent: "save" });
    expect((await gp.get(loader, "/refer")).data).toMatchObject({
      key: "key-of-the-form",
      draft: { answers: { name: "Half A Name", topics: ["pregnancy"] } },
    });
    const other = await visitor(db, hub, "second-referrer");
    expect((await other.get(loader, "/refer")).data).toMatchObject({ draft: null });
    await gp.post(action, "/refer", { ...REFERRAL, key: "key-of-the-form" });
    expect((await gp.get(loader, "/refer")).data).toMatchObject({ draft: null });
    await gp.post(action, "/refer", { ...typing, key: "another-form", intent: "save" });
    expect((await gp.post(action, "/refer", { key: "another-form", intent: "discard" })).status).toBe(303);
    expect((await gp.get(loader, "/refer")).data).toMatchObject({ draft: null });
  });

  it("saving after the session ended says so, and does not lead away from what is typed", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const gp = await visitor(db, hub, "referrer");
    gp.at(later(MONDAY, 24 * 400 * HOUR));
    const answer = await gp.post(action, "/refer", { name: "Half A Name", intent: "save" });
    expect([answer.status, answer.location]).toEqual([401, null]);
  });
});

describe("a referral that was sent", () => {
  it("shows its reference and by when, and nothing of the person", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const gp = await visitor(db, hub, "referrer");
    const { location } = await gp.post(action, "/refer", { ...REFERRAL, key: "key-of-the-form" });
    const reference = referenceIn(location);
    const page = await gp.get(sentPage, `/refer/${reference}`, { reference });
    expect(page.data).toEqual({
      line: "01632 960100",
      referral: {
        reference,
        status: "Received",
        danger: false,
        mayRing: true,
        due: { words: "Wednesday by 9am", at: later(MONDAY, 48 * HOUR), late: false },
        who: "patient",
        takenBack: null,
        mayTakeBack: true,
        version: 1,
      },
    });
  });

  it("another organisation's is the same as none: page, record and list", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { reference } = await aReferral(db, hub);
    const other = await visitor(db, hub, "second-referrer");
    for (const page of [sentPage, record]) {
      const theirs = await other.get(page, `/refer/${reference}`, { reference });
      const none = await other.get(page, "/refer/0000-0000", { reference: "0000-0000" });
      expect(theirs).toEqual(none);
      expect(theirs.status).toBe(404);
    }
    expect((await other.get(list, "/referrals")).data).toMatchObject({ rows: [] });
  });

  it("the list says reference, day, who and one safe sentence: of their own, and to the lead of everybody's", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { reference } = await aReferral(db, hub);
    const gp = await visitor(db, hub, "referrer");
    expect((await gp.get(list, "/referrals?page=99")).data).toEqual({
      all: false,
      rows: [{ reference, sent: "2 March 2026", by: "You", status: "Received" }],
      page: 1,
      pageCount: 1,
    });
    const lead = await visitor(db, hub, "safeguarding-lead");
    expect((await lead.get(list, "/referrals")).data).toMatchObject({
      all: true,
      rows: [{ reference, by: "A colleague" }],
    });
    expect((await lead.get(sentPage, `/refer/${reference}`, { reference })).status).toBe(200);
  });

  it("the record is plain text under a neutral name, names and finds nobody, and its reading is written down", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { reference } = await aReferral(db, hub);
    const gp = await visitor(db, hub, "referrer");
    const answer = await gp.get(record, `/refer/${reference}/record`, { reference });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(reference);
    expect(answer.text).toContain("hide from online access");
    expect(answer.text).toContain(`filename=\\"${reference}.txt\\"`);
    for (const planted of PLANTED_TEXTS) expect(answer.text).not.toContain(planted);
    const row = await referralByReference(db, reference);
    expect((await auditOfCase(db, row?.case_id ?? "")).map((one) => one.verb)).toContain("referral.read");
  });

  it("no page of any referrer holds anything of the person, or of the risk", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { reference } = await aReferral(db, hub, { fields: { immediateDanger: "yes" } });
    for (const name of ["referrer", "second-referrer"] as const) {
      const who = await visitor(db, hub, name);
      const pages = [
        await who.get(loader, "/refer"),
        await who.get(sentPage, `/refer/${reference}`, { reference }),
        await who.get(list, "/referrals"),
      ];
      for (const { text } of pages)
        for (const planted of [...PLANTED_TEXTS, "high", "grade"]) expect(text).not.toContain(planted);
    }
  });
});
