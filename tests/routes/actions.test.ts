import { describe, expect, it } from "vitest";
import { action, loader } from "#app/routes/actions/action.tsx";
import { loader as list } from "#app/routes/actions/actions.tsx";
import { tick } from "#app/commands/tick.ts";
import { actionById, actionsOfCase } from "#db/action.ts";
import { auditOfCase } from "#db/audit.ts";
import { caseById } from "#db/case.ts";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { openActionsOfOrganisation } from "#db/action.ts";
import { PATHWAYS, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { PARTNER_MINIMUM, TOLD_WORDS, type ToldField } from "#machines/partner-minimum.ts";
import { DAY, HOUR, later, MINUTE } from "#machines/time.ts";
import { aHub, freshDb, MONDAY } from "../factories.ts";
import { aPlannedCase, PLANTED, PLANTED_TEXTS } from "./planted.ts";
import { visitor, type Visitor } from "./visitor.ts";

const open = (who: Visitor, id: string) => who.get(loader, `/actions/${id}`, { id });
const send = (who: Visitor, id: string, fields: Record<string, string>) =>
  who.post(action, `/actions/${id}`, fields, { id });

describe("the partner's list", () => {
  it("holds what was sent to their own organisation, the least time left first, and nothing of anybody's identity", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await aPlannedCase(db, hub);
    await aPlannedCase(db, hub, {}, "medium");
    const partner = await visitor(db, hub, "partner");
    const page = await partner.get(list, "/actions");
    const { rows } = page.data as {
      rows: { due: { at: string }; ask: string; slots: string; interpreter: string; children: string }[];
    };
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map((row) => row.due.at)).toEqual(rows.map((row) => row.due.at).sort());
    expect(rows[0]).toMatchObject({ slots: "Any day, 09:00 to 11:00", interpreter: "Yes", children: "Yes" });
    for (const planted of PLANTED_TEXTS) expect(page.text).not.toContain(planted);
    const second = await visitor(db, hub, "second-partner");
    expect((await second.get(list, "/actions")).data).toMatchObject({ rows: [], count: 0 });
  });

  it("has 25 to a page; a page beyond the last is the last", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    while ((await openActionsOfOrganisation(db, hub.organisation.first, { limit: 100 })).length <= 25)
      await aPlannedCase(db, hub);
    const partner = await visitor(db, hub, "partner");
    const ids = async (page: string) =>
      ((await partner.get(list, `/actions?page=${page}`)).data as { rows: { id: string }[] }).rows.map((row) => row.id);
    const first = await ids("1");
    expect(first).toHaveLength(25);
    expect((await ids("2")).filter((id) => first.includes(id))).toEqual([]);
    expect(await ids("999")).toEqual(await ids("2"));
    expect(await ids("-1")).toEqual(first);
  });

  it("what is under way is late by its own clock, not by that of first contact", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action: of } = await aPlannedCase(db, hub);
    const partner = await visitor(db, hub, "partner");
    const { id } = of("idva");
    await send(partner, id, { step: "ACCEPTED" });
    await send(partner, id, { step: "STARTED" });
    partner.at(later(MONDAY, 72 * HOUR));
    const { rows } = (await partner.get(list, "/actions")).data as { rows: { id: string; due: { late: boolean } }[] };
    expect(rows.at(-1)).toMatchObject({ id, due: { late: false } });
  });
});

describe("one action", () => {
  it("shows the buttons that the rules accept, and no others", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action: of } = await aPlannedCase(db, hub);
    const partner = await visitor(db, hub, "partner");
    const { id } = of("idva");
    const steps = async () => ((await open(partner, id)).data as { steps: string[] }).steps;
    expect(await steps()).toEqual(["ACCEPTED", "DECLINED"]);
    await send(partner, id, { step: "ACCEPTED" });
    expect(await steps()).toEqual(["STARTED", "NOT_TAKEN_UP", "DECLINED"]);
    await send(partner, id, { step: "STARTED" });
    expect(await steps()).toEqual(["DONE", "NOT_TAKEN_UP", "DECLINED"]);
    const done = await send(partner, id, { step: "DONE", outcome: "engaged", feelsSafer: "yes" });
    expect([done.status, done.location]).toEqual([303, "/actions"]);
    expect(await steps()).toEqual([]);
    expect(await actionById(db, id)).toMatchObject({ status: "done", outcome: "engaged", feels_safer: "yes" });
  });

  it("another organisation's, one that was not sent, and one that does not exist are the same page", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action: of, caseId } = await aPlannedCase(db, hub);
    const second = await visitor(db, hub, "second-partner");
    const partner = await visitor(db, hub, "partner");
    const none = await open(second, "01JNOSUCHACTION0000000000");
    expect(none.status).toBe(404);
    expect(await open(second, of("idva").id)).toEqual(none);
    expect(await send(second, of("idva").id, { step: "ACCEPTED" })).toEqual(none);
    expect(await send(second, of("idva").id, { intent: "ring" })).toEqual(none);
    const unsent = (await actionsOfCase(db, caseId)).find((one) => one.sent_at === null);
    expect(await open(partner, unsent?.id ?? "")).toEqual(none);
  });

  it("a wrong form is 422 with what to do at the field, and changes nothing", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action: of } = await aPlannedCase(db, hub);
    const partner = await visitor(db, hub, "partner");
    const { id } = of("idva");
    const wrong: [Record<string, string>, string][] = [
      [{}, "step"],
      [{ step: "WITHDRAWN" }, "step"],
      [{ step: "DECLINED" }, "reason"],
      [{ step: "DECLINED", reason: "constructor" }, "reason"],
      [{ step: "DECLINED", reason: "needs-we-cannot-meet" }, "declineNote"],
      [{ step: "DECLINED", reason: "no-space" }, "until"],
      [{ step: "DECLINED", reason: "no-space", until: "whenever" }, "until"],
      [{ step: "DECLINED", reason: "no-space", until: "today" }, "until"],
      [{ intent: "tell", tellNote: "" }, "tellNote"],
      [{ intent: "tell", tellNote: "x".repeat(5001) }, "tellNote"],
      [{ intent: "tell", happened: "moon-landing" }, "happened"],
      [{ intent: "tell", happened: "ambulance", on: "tomorrow" }, "on"],
      [{ intent: "tell", happened: "ambulance", on: "long ago" }, "on"],
      [{ step: "DONE", outcome: "vanished" }, "outcome"],
    ];
    for (const [fields, field] of wrong) {
      const answer = await send(partner, id, fields);
      expect(answer.status, field).toBe(422);
      expect(answer.data).toMatchObject({ errors: [{ field }], typed: fields });
    }
    expect((await actionById(db, id))?.status).toBe("sent");
  });

  it("a stale form is 409 with both values; what is not possible is 409 with what is", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action: of } = await aPlannedCase(db, hub);
    const partner = await visitor(db, hub, "partner");
    const { id, version } = of("idva");
    await send(partner, id, { step: "ACCEPTED", version: String(version) });
    const stale = await send(partner, id, { step: "DECLINED", reason: "not-safe", version: String(version) });
    expect(stale.status).toBe(409);
    expect(stale.data).toMatchObject({
      problem: { kind: "conflict", theirs: { status: "You took it: make first contact" } },
      typed: { step: "DECLINED", reason: "not-safe" },
    });
    const impossible = await send(partner, id, { step: "DONE", outcome: "engaged" });
    expect(impossible.status).toBe(409);
    expect(impossible.data).toMatchObject({
      problem: { kind: "refused", possible: expect.arrayContaining(["First contact made"]) as string[] },
    });
  });

  it("posted twice, a form is one change", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action: of, caseId } = await aPlannedCase(db, hub);
    const partner = await visitor(db, hub, "partner");
    const { id, version } = of("idva");
    const fields = {
      step: "DECLINED",
      reason: "no-space",
      until: "5/3",
      version: String(version),
      key: "key-of-the-form",
    };
    expect((await send(partner, id, fields)).status).toBe(303);
    expect((await send(partner, id, fields)).status).toBe(303);
    expect((await actionsOfCase(db, caseId)).filter((one) => one.replaces_action_id === id)).toHaveLength(1);
  });

  it("its opening is written down, and while it is theirs as a reading of the case", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action: of, caseId } = await aPlannedCase(db, hub);
    const partner = await visitor(db, hub, "partner");
    const { id } = of("idva");
    const read = async () =>
      (await auditOfCase(db, caseId)).filter((row) => row.by === hub.user.partner).map((row) => row.verb);
    await open(partner, id);
    await send(partner, id, { step: "ACCEPTED" });
    await open(partner, id);
    expect(await read()).toEqual(["action.read", "action.accepted", "case.read"]);
  });
});

const VALUES: Readonly<Record<Exclude<ToldField, "safePhone">, string>> = {
  chosenName: PLANTED.chosenName,
  fullName: PLANTED.name,
  birthDate: PLANTED.born,
  address: PLANTED.address,
  children: "4, 9",
  interpreter: PLANTED.language,
  whatHappened: PLANTED.words,
  otherName: PLANTED.other,
};

describe("the least about the person", () => {
  it("every pathway has its row; those the hub does itself tell nobody anything", () => {
    for (const { code, owner } of PATHWAYS) {
      expect(PARTNER_MINIMUM[code].ask, code).not.toBe("");
      expect(PARTNER_MINIMUM[code].told.length > 0, code).toBe(owner !== "hub");
    }
    expect(Object.keys(PARTNER_MINIMUM)).toHaveLength(PATHWAYS.length);
  });

  it("only pathways that come to the door, or find another, know the address", () => {
    const know = PATHWAYS.filter(({ code }) => PARTNER_MINIMUM[code].told.includes("address")).map(({ code }) => code);
    expect(know).toEqual(["emergency-999", "refuge", "homelessness-application", "sanctuary", "mash"]);
  });

  it("before it is taken nothing is told; once taken exactly the row; once over nothing again", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const wide = {
      safeToStay: "no",
      needsSpecialistAccommodation: "yes",
      childAtHarm: "yes",
      suicidalIntent: "yes",
      strangulation: "within72h",
      sexualAssault: "within7days",
      honourBased: "yes",
      wantsPerpetratorHistory: "yes",
      needsLegalProtection: "yes",
      wantsCivilOrder: "yes",
      wantsByAndFor: "yes",
      recourse: "partner-visa",
      careAndSupportNeeds: "yes",
      policeAttended: "yes",
      perpetratorAcceptsBehaviour: "yes",
    };
    const { actions } = await aPlannedCase(db, hub, wide);
    const partner = await visitor(db, hub, "partner");
    const walked = actions.filter(
      (one) => one.owner_organisation_id === hub.organisation.first && one.status === "sent",
    );
    expect(walked.length).toBeGreaterThan(15);
    for (const { id, pathway } of walked) {
      const { told } = PARTNER_MINIMUM[pathway as PathwayCode];
      const before = await open(partner, id);
      for (const planted of PLANTED_TEXTS) expect(before.text, pathway).not.toContain(planted);

      await send(partner, id, { step: "ACCEPTED" });
      const taken = await open(partner, id);
      const { person } = taken.data as { person: { told: { label: string }[]; panel: object | null } };
      const labels = told.filter(
        (field) => field !== "safePhone" && !(field === "interpreter" && told.includes("safePhone")),
      );
      expect(
        person.told.map((one) => one.label),
        pathway,
      ).toEqual(labels.map((field) => TOLD_WORDS[field]));
      expect(person.panel !== null, pathway).toBe(told.includes("safePhone"));
      for (const [field, value] of Object.entries(VALUES)) {
        // A chosen name is part of the full name: whoever may know that may read it there.
        if (field === "chosenName" && told.includes("fullName")) continue;
        expect(taken.text.includes(`"${value}"`), `${pathway} ${field}`).toBe(told.includes(field as ToldField));
      }
      expect(taken.text, pathway).not.toContain(PLANTED.phone);
      if (!told.includes("safePhone"))
        for (const word of [PLANTED.sayWeAre, PLANTED.distress]) expect(taken.text).not.toContain(word);

      await send(partner, id, { step: "NOT_TAKEN_UP", howEnded: "moved" });
      const over = await open(partner, id);
      for (const planted of PLANTED_TEXTS) expect(over.text, pathway).not.toContain(planted);
    }
  });
});

describe("the number", () => {
  async function taken() {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action: of, caseId } = await aPlannedCase(db, hub);
    const partner = await visitor(db, hub, "partner");
    const { id } = of("idva");
    return { db, hub, partner, id, caseId, take: () => send(partner, id, { step: "ACCEPTED" }) };
  }

  it("comes with the press that begins the attempt, with the words to say, to that one person", async () => {
    const { db, partner, id, caseId, take } = await taken();
    expect((await send(partner, id, { intent: "ring" })).status).toBe(409);
    await take();
    expect((await open(partner, id)).text).not.toContain(PLANTED.phone);
    expect((await send(partner, id, { intent: "ring", key: "pressed-once" })).status).toBe(303);
    expect((await send(partner, id, { intent: "ring", key: "pressed-once" })).status).toBe(303);
    expect(await attemptsOfCase(db, caseId)).toMatchObject([{ action_id: id, result: "started", in_slot: 1 }]);
    const page = await open(partner, id);
    for (const shown of [PLANTED.phone, PLANTED.sayWeAre, PLANTED.distress]) expect(page.text).toContain(shown);
  });

  it("is not shown outside the time that is safe, nor once the attempt is over", async () => {
    const { partner, id, take } = await taken();
    await take();
    partner.at(later(MONDAY, 3 * HOUR));
    const refused = await send(partner, id, { intent: "ring" });
    expect([refused.status, refused.text.includes(PLANTED.phone)]).toEqual([409, false]);
    partner.at(later(MONDAY, HOUR));
    await send(partner, id, { intent: "ring" });
    partner.at(later(MONDAY, 3 * HOUR));
    expect((await open(partner, id)).text).not.toContain(PLANTED.phone);
  });

  it("a way that is no longer safe is used by nobody from then on", async () => {
    const { db, partner, id, caseId, take } = await taken();
    await take();
    await send(partner, id, { intent: "ring" });
    const [attempt] = await attemptsOfCase(db, caseId);
    const fields = {
      intent: "finish",
      attemptId: attempt?.id ?? "",
      result: "reached",
      stillSafe: "no",
      slotKept: "yes",
      note: "",
    };
    expect((await send(partner, id, { ...fields, result: "" })).status).toBe(422);
    expect((await send(partner, id, fields)).status).toBe(303);
    expect((await open(partner, id)).text).not.toContain(PLANTED.phone);
    expect((await send(partner, id, { intent: "ring" })).status).toBe(409);
    expect((await caseById(db, caseId))?.next_what).toBeTruthy();
  });

  it("is never another's: an attempt of one action is not there under another", async () => {
    const { db, hub, partner, id, caseId, take } = await taken();
    await take();
    await send(partner, id, { intent: "ring" });
    const [attempt] = await attemptsOfCase(db, caseId);
    const { action: of } = await aPlannedCase(db, hub);
    await send(partner, of("idva").id, { step: "ACCEPTED" });
    const fields = { intent: "finish", attemptId: attempt?.id ?? "", result: "no-answer" };
    expect((await send(partner, of("idva").id, fields)).status).toBe(404);
  });

  it("may be written down by a colleague once whoever rang has not said in time how it ended", async () => {
    const { db, hub, partner, id, caseId, take } = await taken();
    await take();
    await send(partner, id, { intent: "ring" });
    await db.q
      .updateTable("user")
      .set({ organisation_id: hub.organisation.first })
      .where("id", "=", hub.user["second-partner"])
      .execute();
    const colleague = await visitor(db, hub, "second-partner");
    const running = async (minutes: number) => {
      colleague.at(later(MONDAY, minutes * MINUTE));
      return (
        (await open(colleague, id)).data as {
          person: { running: { id: string; mine: boolean; by: string; number: string | null } | null };
        }
      ).person.running;
    };
    expect(await running(29)).toBeNull();
    const asked = await running(31);
    expect(asked).toMatchObject({ mine: false, by: "Test partner", number: null });
    const fields = { intent: "finish", attemptId: asked?.id ?? "", result: "not-made" };
    expect((await send(colleague, id, fields)).status).toBe(303);
    expect(await attemptsOfCase(db, caseId)).toMatchObject([{ status: "not-made" }]);
    expect(await running(32)).toBeNull();
  });
});

describe("what is late twice", () => {
  it("is said on the partner's list and page, to its manager as theirs", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action: of } = await aPlannedCase(db, hub);
    const partner = await visitor(db, hub, "partner");
    for (const days of [2, 4]) await tick(db, later(MONDAY, days * DAY));
    partner.at(later(MONDAY, 4 * DAY));
    const { rows } = (await partner.get(list, "/actions")).data as {
      rows: { id: string; lateTwice: string | null }[];
    };
    expect(rows.find((row) => row.id === of("idva").id)?.lateTwice).toBe("Late twice: yours to answer");
    expect((await open(partner, of("idva").id)).data).toMatchObject({ lateTwice: "Late twice: yours to answer" });
  });
});
