import { describe, expect, it } from "vitest";
import { moveAction } from "#app/commands/move-action.ts";
import { tick } from "#app/commands/tick.ts";
import { action as keepAction } from "#app/routes/contact/answers.ts";
import { loader as newLoader } from "#app/routes/contact/new.tsx";
import { actionsOfCase } from "#db/action.ts";
import { lastAudit } from "#db/audit.ts";
import { caseById } from "#db/case.ts";
import { contactById } from "#db/contact.ts";
import type { Db } from "#db/connection.ts";
import { openDeadlinesOfSubject } from "#db/deadline.ts";
import { eventsOfSubject } from "#db/event.ts";
import { CALL } from "#machines/intake/call.ts";
import { later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { withoutChance } from "../needles.ts";
import { agreeing, begin, ENOUGH, idIn, pageOf, say, see, takenCall } from "./a-call.ts";
import { visitor } from "./visitor.ts";

async function setUp() {
  const db = await freshDb();
  const hub = await aHub(db);
  return { db, hub, handler: await visitor(db, hub, "call-handler") };
}

const count = async (db: Db, table: "contact" | "case" | "draft"): Promise<number> =>
  (await db.q.selectFrom(table).select("id").execute()).length;

describe("a call", () => {
  it("is not begun by looking at the page", async () => {
    const { db, handler } = await setUp();
    const page = await handler.get(newLoader, "/contacts/new");
    expect(pageOf(page).view).toMatchObject({ contactId: null, status: "new" });
    expect(await count(db, "contact")).toBe(0);
  });

  it("is taken, from the first answer to the case, by form posts alone", async () => {
    const { db, handler } = await setUp();
    const first = await begin(handler, { intent: "save", immediateDanger: "no" });
    expect(first.status).toBe(303);
    const id = idIn(first);
    await say(handler, id, { intent: "save", ...ENOUGH });
    const agreed = await say(handler, id, await agreeing(handler, id, "medium"));
    expect(agreed).toMatchObject({ status: 303, location: expect.stringMatching(/^\/cases\//) as string });
    const row = await caseById(db, idIn(agreed));
    expect(row).toMatchObject({ grade: "medium", status: "supporting" });
    expect(row?.next_due_at).not.toBeNull();
    expect(await contactById(db, id)).toMatchObject({ status: "routed", case_id: row?.id });
    expect(await count(db, "draft")).toBe(0);
  });

  it("may be answered in any order, and what was not asked is not touched", async () => {
    const { handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", wants: "To sleep at home." }));
    await say(handler, id, { intent: "save", "topics-shown": "yes", topics: ["isolation"] });
    await say(handler, id, { intent: "save", immediateDanger: "unknown" });
    expect(pageOf(await see(handler, id)).view.answers).toEqual({
      wants: "To sleep at home.",
      topics: ["isolation"],
      immediateDanger: "unknown",
    });
  });

  it("that contradicts itself is saved, and the contradiction is shown", async () => {
    const { handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", safeToStay: "yes", homelessWithin56Days: "yes" }));
    expect(pageOf(await see(handler, id)).view.panel.suggestion?.warnings).toHaveLength(1);
  });

  it("says first, of what is not known yet, what cannot wait and what it would change", async () => {
    const { handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", ...ENOUGH, topics: [], strangulation: "unknown" }));
    const unknown = pageOf(await see(handler, id)).view.panel.suggestion?.unknown ?? [];
    const recent = unknown.findIndex((sentence) => /strangled.*last 72 hours.*Medical review/i.test(sentence));
    expect(recent).toBeGreaterThan(-1);
    expect(recent).toBeLessThan(5);
  });

  it("takes only a year for a date, and says how it counts it", async () => {
    const { handler } = await setUp();
    const year = { birthDate: "1987", lastConferenceReferral: "2025" };
    const saved = await begin(handler, { intent: "save", ...ENOUGH, ...year });
    expect(saved.status).toBe(303);
    expect(pageOf(await see(handler, idIn(saved))).view.panel).toMatchObject({
      impossible: [],
      suggestion: { warnings: [expect.stringContaining("Only the year") as string] },
    });
  });

  it("with an impossible answer is saved; it is shown at its field and keeps only the agreeing waiting", async () => {
    const { handler } = await setUp();
    const wrong = { "risk.tool": "dash-safelives", "risk.yes": "20", "risk.no": "20" };
    const saved = await begin(handler, { intent: "save", ...ENOUGH, ...wrong });
    expect(saved.status).toBe(303);
    const page = pageOf(await see(handler, idIn(saved)));
    expect(page.view.panel).toMatchObject({ suggestion: null, impossible: [{ field: "risk.yes" }] });
    const agreed = await say(handler, idIn(saved), {
      intent: "agree",
      agreedGrade: "high",
      actions: "safety-plan",
      "owner.safety-plan": "x",
    });
    expect(agreed.status).toBe(422);
    expect(pageOf(agreed).errors).toMatchObject([{ field: "risk.yes" }]);
  });

  it("with a wrong field comes back whole, with a message at the field, and nothing is written", async () => {
    const { db, handler } = await setUp();
    const wrong = { children: "many", immediateDanger: "maybe", whatHappened: "In their words", safeFrom: "early" };
    const back = await begin(handler, { intent: "save", ...wrong });
    expect(back.status).toBe(422);
    expect(
      pageOf(back)
        .errors?.map((error) => error.field)
        .sort(),
    ).toEqual(["children", "immediateDanger", "safeFrom"]);
    expect(pageOf(back).view.answers).toMatchObject(wrong);
    expect(await count(db, "contact")).toBe(0);
  });

  it("takes no doubled, hidden or unknown answers", async () => {
    const { handler } = await setUp();
    const fields = { source: ["self", "gp"], chosenName: "S\u202eam", topics: ["flying"], mustNotBeTold: "everybody" };
    const back = await begin(handler, { intent: "save", ...fields });
    expect(
      pageOf(back)
        .errors?.map((error) => error.field)
        .sort(),
    ).toEqual(["chosenName", "mustNotBeTold", "source", "topics"]);
    expect((await begin(handler, { intent: "destroy" })).status).toBe(422);
  });

  it("posted twice is one record and the same answer", async () => {
    const { db, handler } = await setUp();
    const { key } = pageOf(await handler.get(newLoader, "/contacts/new"));
    const once = await begin(handler, { key, intent: "save", ...ENOUGH });
    const twice = await begin(handler, { key, intent: "save", ...ENOUGH });
    expect(twice.location).toBe(once.location);
    expect(await count(db, "contact")).toBe(1);

    const id = idIn(once);
    const fields = await agreeing(handler, id, "medium");
    const from = await see(handler, id);
    const agreed = await say(handler, id, fields, from);
    const again = await say(handler, id, fields, from);
    expect(again).toMatchObject({ status: 303, location: agreed.location });
    expect(await count(db, "case")).toBe(1);
  });

  it("sent again under the same key with other answers is refused, and what was typed is kept", async () => {
    const { handler } = await setUp();
    const { key } = pageOf(await handler.get(newLoader, "/contacts/new"));
    await begin(handler, { key, intent: "save", wants: "One thing" });
    const other = await begin(handler, { key, intent: "save", wants: "Another" });
    expect(other.status).toBe(409);
    expect(pageOf(other)).toMatchObject({ refused: { reason: expect.any(String) as string } });
    expect(pageOf(other).view.answers).toEqual({ wants: "Another" });
  });

  it("that somebody else changed first shows both values, keeps mine, and is saved when sent again", async () => {
    const { hub, db, handler } = await setUp();
    const second = await visitor(db, hub, "second-call-handler");
    const id = idIn(await begin(handler, { intent: "save", town: "Testville" }));
    const stale = await see(handler, id);
    await say(second, id, { intent: "save", town: "Otherton" });
    const conflict = await say(handler, id, { intent: "save", town: "Mytown" }, stale);
    expect(conflict.status).toBe(409);
    expect(pageOf(conflict).conflict).toEqual([
      { field: "town", label: "Nearest town", yours: "Mytown", theirs: "Otherton" },
    ]);
    expect(pageOf(conflict).view.answers).toMatchObject({ town: "Mytown" });
    expect((await say(handler, id, { intent: "save", town: "Mytown" }, conflict)).status).toBe(303);
  });

  it("without a version counts as out of date", async () => {
    const { handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", town: "Testville" }));
    expect((await say(handler, id, { version: "", intent: "save", town: "X" })).status).toBe(409);
  });

  it("of another hub is the same 404 as one that does not exist", async () => {
    const { db, handler } = await setUp();
    const elsewhere = await visitor(db, await aHub(db, "elsewhere"), "call-handler");
    const id = idIn(await begin(handler, { intent: "save", town: "Testville" }));
    for (const unknown of [id, "01ARZ3NDEKTSV4RRFFQ69G5FAV", "%00", "../x"]) {
      expect((await see(elsewhere, unknown)).status).toBe(404);
      const posted = await say(elsewhere, unknown, { key: "k", version: "1", intent: "save" }, await see(handler, id));
      expect(posted.status).toBe(404);
    }
  });

  it("is read by nobody without its being written down", async () => {
    const { db, handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", town: "Testville" }));
    await see(handler, id);
    expect((await lastAudit(db, 1))[0]).toMatchObject({ verb: "contact.read", subject_id: id });
  });

  it("is picked up by a second handler, and says whose it was", async () => {
    const { hub, db, handler } = await setUp();
    const second = await visitor(db, hub, "second-call-handler");
    const id = idIn(await begin(handler, { intent: "save", town: "Testville" }));
    expect(pageOf(await see(second, id)).view.otherHandler).toBe("TC");
    expect((await say(second, id, { intent: "pick-up" })).status).toBe(303);
    expect(pageOf(await see(second, id)).view.otherHandler).toBeNull();
    expect((await contactById(db, id))?.owner_user_id).toBe(hub.user["second-call-handler"]);
    expect((await eventsOfSubject(db, "contact", id)).at(-1)).toMatchObject({ type: "PICKED_UP" });
  });
});

describe("danger now", () => {
  it("is recorded by one press, before anything else was said", async () => {
    const { db, handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "danger-now" }));
    expect(await contactById(db, id)).toMatchObject({ danger: "yes", next_what: "emergency" });
    handler.at(later(MONDAY, 3 * MINUTE));
    expect(pageOf(await see(handler, id)).view.dangerMinutes).toBe(3);
  });

  it("is not held up by a mistake in another field", async () => {
    const { db, handler } = await setUp();
    const pressed = await begin(handler, { intent: "danger-now", children: "many", whereNow: "1 Invented Row" });
    expect(pressed.status).toBe(422);
    const { contactId, answers } = pageOf(pressed).view;
    expect(await contactById(db, contactId ?? "")).toMatchObject({ danger: "yes" });
    expect(answers).toMatchObject({ immediateDanger: "yes", whereNow: "1 Invented Row", children: "many" });
  });

  it("cannot be ended with nothing owed", async () => {
    const { handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "danger-now" }));
    const ended = await say(handler, id, { intent: "end", overReason: "wrong-number" });
    expect(ended.status).toBe(409);
    expect(pageOf(ended).refused?.possible).toContain("They have gone");
  });
});

describe("they have gone", () => {
  it("asks one question", async () => {
    const { handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", town: "Testville" }));
    const asked = await say(handler, id, { intent: "gone" });
    expect(asked.status).toBe(422);
    expect(pageOf(asked).errors).toMatchObject([{ field: "howEnded" }]);
  });

  it("opens the plan from one press, and ringing back is owed at once where there may be danger", async () => {
    const { db, handler } = await setUp();
    const gone = await begin(handler, { ...ENOUGH, immediateDanger: "unknown", howEnded: "shouting" });
    const id = idIn(gone);
    expect(await contactById(db, id)).toMatchObject({ status: "cut-off", how_ended: "shouting" });
    expect(pageOf(await see(handler, id)).view).toMatchObject({
      ringBack: { at: later(MONDAY, 15 * MINUTE) },
      panel: { numberToRing: "01632 960123", distressWord: "marmalade", where: "1 Invented Row, Testville" },
    });
  });

  it("stays owed while more is written down, and ends when they are back", async () => {
    const { db, handler } = await setUp();
    const id = idIn(await begin(handler, { ...ENOUGH, immediateDanger: "unknown", howEnded: "silence" }));
    await say(handler, id, { intent: "save", policeIncident: "0042" });
    expect((await openDeadlinesOfSubject(db, "contact", id)).map((one) => one.clock)).toEqual(["ring-back"]);
    await say(handler, id, { intent: "pick-up" });
    expect(await contactById(db, id)).toMatchObject({ status: "live" });
    expect((await openDeadlinesOfSubject(db, "contact", id)).map((one) => one.clock)).toEqual(["finish-call"]);
    expect(pageOf(await see(handler, id)).view.answers).toMatchObject({ policeIncident: "0042" });
  });

  it("goes to the duty manager when nobody rings back in time", async () => {
    const { db, hub, handler } = await setUp();
    const id = idIn(await begin(handler, { ...ENOUGH, immediateDanger: "unknown", howEnded: "silence" }));
    await tick(db, later(MONDAY, 16 * MINUTE));
    expect(await contactById(db, id)).toMatchObject({
      next_what: "late-ring-back",
      next_owner_user_id: hub.user["duty-manager"],
    });
  });
});

describe("agreeing", () => {
  it("waits for what is still needed, and for a grade and an action, each said at its field", async () => {
    const { db, handler } = await setUp();
    const back = await begin(handler, { intent: "agree", wants: "To sleep at home." });
    expect(back.status).toBe(422);
    expect(pageOf(back).errors?.map((error) => error.field)).toEqual([
      "immediateDanger",
      "source",
      "chosenName",
      "contactSafe",
      "agreedGrade",
      "actions",
    ]);
    // The answers are kept all the same, and the form that comes back belongs to the call they began.
    expect(await count(db, "contact")).toBe(1);
    const { contactId, version } = pageOf(back).view;
    const mended = await say(handler, contactId ?? "", { intent: "save", ...ENOUGH }, back);
    expect(mended.status).toBe(303);
    expect(version).toBe(1);
  });

  it("at another grade than suggested wants a reason, and keeps every choice meanwhile", async () => {
    const { handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", ...ENOUGH }));
    const fields = { ...(await agreeing(handler, id, "high")), gradeReason: "" };
    const back = await say(handler, id, fields);
    expect(pageOf(back).errors).toMatchObject([{ field: "gradeReason" }]);
    expect(pageOf(back).view.answers).toMatchObject({ agreedGrade: "high" });
    expect((await say(handler, id, { ...fields, gradeReason: "What I heard." }, back)).status).toBe(303);
  });

  it("shows the actions of the grade that is chosen", async () => {
    const { handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", ...ENOUGH }));
    const pathways = async () =>
      pageOf(await see(handler, id)).view.panel.suggestion?.actions.map((one) => one.pathway);
    expect(await pathways()).not.toContain("idva");
    await say(handler, id, { intent: "save", agreedGrade: "high" });
    expect(await pathways()).toContain("idva");
  });

  it("remembers what was left out, and takes no organisation that does not do it", async () => {
    const { hub, handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", ...ENOUGH }));
    const fields = await agreeing(handler, id, "medium");
    const actions = (fields["actions"] as readonly string[]).filter((one) => one !== "stalking-advocate");
    await say(handler, id, { ...fields, intent: "save", actions });
    const shown = pageOf(await see(handler, id)).view.panel.suggestion?.actions ?? [];
    expect(shown.filter((one) => !one.chosen).map((one) => one.pathway)).toEqual(["stalking-advocate"]);
    const foreign = await say(handler, id, { ...fields, "owner.outreach": hub.organisation.gp });
    expect(pageOf(foreign).errors).toMatchObject([{ field: "owner.outreach" }]);
    const unknown = await say(handler, id, { ...fields, actions: [...actions, "made-up"] });
    expect(pageOf(unknown).errors).toMatchObject([{ field: "actions" }]);
  });

  it("a lower grade than high leaves high standing, with the actions of high", async () => {
    const { db, handler } = await setUp();
    const caseId = await takenCall(handler, "medium", { ...ENOUGH, professionalJudgementHigh: "true" });
    expect(await caseById(db, caseId)).toMatchObject({ grade: "high", suggested_grade: "high" });
    expect((await actionsOfCase(db, caseId)).map((one) => one.pathway)).toContain("idva");
  });

  it("is done once: the call has then ended, and says where it went", async () => {
    const { handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", ...ENOUGH }));
    const open = await see(handler, id);
    const agreed = await say(handler, id, await agreeing(handler, id, "medium"));
    expect(pageOf(await see(handler, id)).view).toMatchObject({ status: "routed", caseId: idIn(agreed), answers: {} });
    expect((await say(handler, id, { intent: "save", town: "X" }, open)).status).toBe(409);
  });

  it("a pathway that nobody in the area takes is out, so that a plan can always be agreed", async () => {
    const { db, handler } = await setUp();
    await db.q.deleteFrom("organisation_pathway").where("pathway", "=", "idva").execute();
    const caseId = await takenCall(handler, "high", { ...ENOUGH, professionalJudgementHigh: "true" });
    const pathways = (await actionsOfCase(db, caseId)).map((one) => one.pathway);
    expect(pathways).not.toContain("idva");
    expect(pathways).toContain("outreach");
  });

  it("then one action is declined, and the case still has exactly one next action", async () => {
    const { db, hub, handler } = await setUp();
    const caseId = await takenCall(handler);
    const sent = (await actionsOfCase(db, caseId)).find((one) => one.status === "sent");
    const step = { type: "DECLINED", reason: "no-space" } as const;
    const told = { by: actorOf(hub, "partner"), at: later(MONDAY, MINUTE) };
    const declined = await moveAction(db, { actionId: sent?.id ?? "", step }, told);
    expect(declined.kind).toBe("done");
    const row = await caseById(db, caseId);
    expect(row?.next_what).toBeTruthy();
    expect(row?.next_due_at).toBeTruthy();
    expect(row?.next_owner_organisation_id).toBeTruthy();
  });
});

describe("ending with nothing owed", () => {
  it("needs a reason and leads back to the queue", async () => {
    const { db, handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", immediateDanger: "no" }));
    expect((await say(handler, id, { intent: "end" })).status).toBe(422);
    expect((await say(handler, id, { intent: "end", overReason: "nonsense" })).status).toBe(422);
    const ended = await say(handler, id, { intent: "end", overReason: "wrong-number" });
    expect(ended.location).toBe("/queue");
    expect(await contactById(db, id)).toMatchObject({ status: "over", next_what: null });
    expect(pageOf(await see(handler, id)).view).toMatchObject({ status: "over", caseId: null });
  });
});

describe("saving as it is given", () => {
  const keep = (who: Awaited<ReturnType<typeof visitor>>, id: string, fields: Record<string, string>) =>
    who.post(keepAction, `/contacts/${id}/answers`, fields, { id });

  it("begins the call, keeps what is right, names what is wrong, and says what is still needed", async () => {
    const { handler } = await setUp();
    const answer = await keep(handler, "new", { key: "a", town: "Testville", children: "many" });
    const kept = JSON.parse(String(answer.data)) as Record<string, unknown> & { contactId: string };
    expect(kept).toMatchObject({ kind: "saved", version: 1, errors: [{ field: "children" }] });
    expect(pageOf(await see(handler, kept.contactId)).view.answers).toEqual({ town: "Testville" });
    expect(await keep(handler, "new", { key: "a", town: "Testville", children: "many" })).toMatchObject({
      status: 200,
    });
    const stale = await keep(handler, kept.contactId, { version: "7", town: "X" });
    expect(stale.status).toBe(409);
    expect((await keep(handler, "01ARZ3NDEKTSV4RRFFQ69G5FAV", { version: "1" })).status).toBe(404);
  });
});

describe("somebody who may have been in contact before", () => {
  it("is only said to be possible: no name, no number of times, nothing of the case", async () => {
    const { handler } = await setUp();
    await takenCall(handler);
    const id = idIn(await begin(handler, { intent: "save", phone: "+44 1632 960 123" }));
    const page = await see(handler, id);
    expect(pageOf(page).view.panel.mayBeKnown).toBe(true);
    expect(withoutChance(page.text)).not.toContain("Sam");
    const other = idIn(await begin(handler, { intent: "save", phone: "01632 960999" }));
    expect(pageOf(await see(handler, other)).view.panel.mayBeKnown).toBe(false);
  });

  it("of another area is not even that", async () => {
    const { db, handler } = await setUp();
    const elsewhere = await visitor(db, await aHub(db, "elsewhere"), "call-handler");
    await takenCall(handler);
    const id = idIn(await begin(elsewhere, { intent: "save", phone: "01632 960123" }));
    expect(pageOf(await see(elsewhere, id)).view.panel.mayBeKnown).toBe(false);
  });
});

it("no question of the call shares its name with another, or with what the form carries", () => {
  const names = CALL.flatMap((section) => section.questions.map((question) => question.name));
  expect(new Set(names).size).toBe(names.length);
  for (const name of ["key", "version", "intent", "actions", "howEnded", "overReason"])
    expect(names).not.toContain(name);
});
