import { describe, expect, it } from "vitest";
import { action, loader } from "#app/routes/cases/action.tsx";
import { loader as partnerPage } from "#app/routes/actions/action.tsx";
import { loader as sheet } from "#app/routes/cases/sheet.tsx";
import { moveAction } from "#app/commands/move-action.ts";
import { auditOfCase } from "#db/audit.ts";
import { tellingsOfAction } from "#db/telling.ts";
import { capacityOf } from "#db/capacity.ts";
import { actionById } from "#db/action.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { PATHWAYS, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { PARTNER_MINIMUM, type ToldField } from "#machines/partner-minimum.ts";
import { AGREED_AS_TOLD, TELL_FORMS, writable } from "#machines/tell-sheet.ts";
import { HOUR, later } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { aPlannedCase, PLANTED } from "./planted.ts";
import { visitor } from "./visitor.ts";

const WIDE = { safeToStay: "no", needsSpecialistAccommodation: "yes", childAtHarm: "yes", policeAttended: "yes" };

async function atTheHub(more: Answers = {}) {
  const db = await freshDb();
  const hub = await aHub(db);
  const planned = await aPlannedCase(db, hub, { ...WIDE, ...more });
  const handler = await visitor(db, hub, "call-handler");
  const { caseId } = planned;
  const open = (actionId: string) => handler.get(loader, "/", { id: caseId, actionId });
  const post = (actionId: string, fields: Record<string, string>) =>
    handler.post(action, "/", fields, { id: caseId, actionId });
  const seen = (actionId: string) => handler.get(sheet, "/", { id: caseId, actionId });
  const take = (actionId: string) =>
    moveAction(db, { actionId, step: { type: "ACCEPTED" } }, { by: actorOf(hub, "partner"), at: MONDAY });
  return { db, hub, handler, open, post, seen, take, ...planned };
}

describe("telling the owner of an action", () => {
  it("is written down each time: how, whom, when and their reference", async () => {
    const { db, handler, open, post, action: of } = await atTheHub();
    const { id } = of("mash");
    type Page = { tellings: Record<string, string | null>[]; mayBeToldAgain: boolean; hasSheet: boolean };
    const page = async () => (await open(id)).data as Page;
    expect(await page()).toMatchObject({ tellings: [{ how: "In the hub" }], mayBeToldAgain: true, hasSheet: true });
    handler.at(later(MONDAY, HOUR));
    const fields = { intent: "tell-again", againHow: "phone", againWhom: "The duty desk", againReference: "CS-77" };
    expect((await post(id, { ...fields, key: "told-again-once" })).status).toBe(303);
    expect((await post(id, { ...fields, key: "told-again-once" })).status).toBe(303);
    expect((await page()).tellings).toMatchObject([
      { how: "By phone", whom: "The duty desk", reference: "CS-77", by: "Test call-handler" },
      { how: "In the hub" },
    ]);
    const [row, ...others] = await tellingsOfAction(db, id);
    expect(others).toEqual([]);
    expect(JSON.stringify(row)).not.toContain("duty desk");
    await expect(
      db.q
        .updateTable("telling")
        .set({ how: "form" } as never)
        .execute(),
    ).rejects.toThrow(/never changed or removed/);
  });

  it("a form with something wrong is 422 at each field, with everything typed, and tells nobody", async () => {
    const { db, post, action: of } = await atTheHub();
    const { id } = of("mash");
    const typed = { intent: "tell-again", againHow: "pigeon", againWhom: " ", againReference: "x" };
    const answer = await post(id, typed);
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: [{ field: "againHow" }, { field: "againWhom" }], typed },
    });
    expect(await tellingsOfAction(db, id)).toEqual([]);
  });

  it("what they said on the phone the hub presses for them: yes, or no space until a day", async () => {
    const { db, hub, post, action: of } = await atTheHub();
    const [mash, refuge] = [of("mash").id, of("refuge").id];
    expect((await post(mash, { step: "ACCEPTED" })).status).toBe(303);
    expect((await actionById(db, mash))?.status).toBe("accepted");
    const no = { step: "DECLINED", declineReason: "no-space", declineNote: "Full." };
    expect((await post(refuge, { ...no, declineUntil: "some day" })).status).toBe(422);
    expect((await post(refuge, { ...no, declineUntil: "Thursday" })).status).toBe(303);
    expect(await capacityOf(db, hub.organisation.first, "refuge")).toMatchObject({
      places: 0,
      until_day: "2026-03-05",
    });
  });
});

const VALUES: Readonly<Partial<Record<ToldField, string>>> = {
  fullName: PLANTED.name,
  birthDate: PLANTED.born,
  children: "4, 9",
  interpreter: PLANTED.language,
  whatHappened: PLANTED.words,
  otherName: PLANTED.other,
};

describe("what may be told in writing", () => {
  it("a form asks for nothing that its pathway's row does not allow, and no writing holds a number or an address", () => {
    for (const { code } of PATHWAYS) {
      expect(
        writable(code).some((field) => field === "safePhone" || field === "address"),
        code,
      ).toBe(false);
      const asked = (TELL_FORMS[code]?.sections ?? []).flatMap(({ fields }) => fields.map(({ field }) => field));
      for (const field of asked)
        if (field !== "avoid") expect([code, writable(code).includes(field)]).toEqual([code, true]);
    }
    expect(Object.keys(TELL_FORMS)).toHaveLength(3);
  });

  it("before it is taken the text names nobody; a form tells its row; neither ever a number, an address or a distress word", async () => {
    const { seen, take, actions, handler } = await atTheHub();
    const others = actions.filter(({ pathway }) => PARTNER_MINIMUM[pathway as PathwayCode].told.length > 0);
    expect(others.length).toBeGreaterThan(5);
    for (const { id, pathway, status } of others) {
      if (status !== "sent") continue;
      const form = TELL_FORMS[pathway as PathwayCode];
      const may = writable(pathway as PathwayCode);
      const before = (await seen(id)).data as { text: string; form: object | null };
      expect(before.form !== null, pathway).toBe(form !== undefined);
      for (const value of Object.values(VALUES)) expect(before.text, pathway).not.toContain(value);
      expect(before.text.split("\n").every((line, index) => line.startsWith(`${index + 1}. `))).toBe(true);
      const asked = (form?.sections ?? []).flatMap(({ fields }) => fields.map(({ field }) => field));
      for (const [field, value] of Object.entries(VALUES))
        expect(JSON.stringify(before.form).includes(value), `${pathway} ${field}`).toBe(
          asked.includes(field as ToldField),
        );
      await take(id);
      const after = await seen(id);
      const { text } = after.data as { text: string };
      for (const [field, value] of Object.entries(VALUES))
        expect(text.includes(value), `${pathway} ${field}`).toBe(may.includes(field as ToldField));
      for (const never of [PLANTED.phone, PLANTED.address, PLANTED.distress, PLANTED.sayWeAre])
        expect(after.text, pathway).not.toContain(never);
    }
    expect(handler).toBeDefined();
  });

  it("holds no place and no number that stands in their words, nor the hub's notes to itself", async () => {
    const whatHappened = `He came to ${PLANTED.address.toUpperCase()} and took ${PLANTED.phone}.`;
    const { hub, db, seen, take, action: of } = await atTheHub({ whatHappened });
    const { id } = of("mash");
    const written = JSON.stringify((await seen(id)).data);
    await take(id);
    const partner = await visitor(db, hub, "partner");
    const shown = JSON.stringify((await partner.get(partnerPage, "/", { id })).data);
    for (const text of [written, JSON.stringify((await seen(id)).data), shown]) {
      expect(text).toContain("He came to [we tell you by voice] and took [we tell you by voice].");
      expect(text).not.toContain(PLANTED.phone);
    }
    expect(Object.values(AGREED_AS_TOLD).some((words) => written.includes(words))).toBe(true);
    expect(Object.values(AGREED_AS_TOLD).join(" ")).not.toMatch(/record why|Ask the person/);
  });

  it("is opened on record, by the hub alone, and not of what is the hub's own, another case's, or over", async () => {
    const { db, hub, handler, seen, caseId, action: of } = await atTheHub();
    expect((await seen(of("mash").id)).status).toBe(200);
    const verbs = (await auditOfCase(db, caseId)).filter(({ subject_id: id }) => id === of("mash").id);
    expect(verbs.map(({ verb }) => verb)).toContain("action.sheet");
    expect((await seen(of("safety-plan").id)).status).toBe(404);
    const other = await aPlannedCase(db, hub, WIDE);
    expect((await handler.get(sheet, "/", { id: other.caseId, actionId: of("mash").id })).status).toBe(404);
    const partner = await visitor(db, hub, "partner");
    expect((await partner.get(sheet, "/", { id: caseId, actionId: of("mash").id })).status).toBe(404);
    const step = { type: "WITHDRAWN", reason: "They asked us to." } as const;
    await moveAction(db, { actionId: of("mash").id, step }, { by: actorOf(hub, "call-handler"), at: MONDAY });
    expect((await seen(of("mash").id)).status).toBe(404);
  });
});
