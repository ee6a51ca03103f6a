import { describe, expect, it } from "vitest";
import { moveAction } from "#app/commands/move-action.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { startPartnerAttempt } from "#app/commands/start-partner-attempt.ts";
import { tick } from "#app/commands/tick.ts";
import { caseActions } from "#app/queries/case-actions.ts";
import { lateTwiceOf } from "#app/queries/late-twice.ts";
import { storyOfCase } from "#app/queries/case-story.ts";
import { queueFront } from "#app/queries/queue.ts";
import { actionById } from "#db/action.ts";
import { auditOfCase } from "#db/audit.ts";
import { contactById } from "#db/contact.ts";
import { openDeadlinesOfCase, openDeadlinesOfSubject } from "#db/deadline.ts";
import { HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { aPlannedCase } from "../routes/planted.ts";
import { climb, manage } from "./climbing.ts";
import { aDesk, aReferredDesk, type Desk } from "./case-steps.ts";

const PLAN_DONE = { type: "DONE", outcome: "engaged", feelsSafer: "not-asked" } as const;

const turn = async (desk: Desk) => {
  const row = await desk.row();
  return [row.next_what, row.next_owner_organisation_id, row.next_owner_user_id];
};

describe("what is late", () => {
  it("climbs from its owner to the duty manager, to the owner's manager, and round again, and is never silent", async () => {
    const desk = await aReferredDesk();
    expect(await climb(desk.db, "case", desk.caseId, 4)).toEqual([
      "late-first-contact",
      "escalated-first-contact",
      "late-first-contact",
      "escalated-first-contact",
    ]);
    expect((await desk.row()).status).toBe("received");
    await desk.whole();
  });

  it("is never handed on sooner than whoever was asked had time for it", async () => {
    const desk = await aReferredDesk();
    const due = (await desk.row()).next_due_at ?? MONDAY;
    await tick(desk.db, due);
    const theirs = (await desk.row()).next_due_at ?? due;
    await tick(desk.db, later(theirs, -1));
    expect((await desk.row()).next_what).toBe("late-first-contact");
    await tick(desk.db, theirs);
    expect((await desk.row()).next_what).toBe("escalated-first-contact");
  });

  it("of the hub's goes to the hub's manager; where the hub has none, to the duty manager again", async () => {
    const desk = await aReferredDesk();
    const { db, hub } = desk;
    await climb(db, "case", desk.caseId, 2);
    expect(await turn(desk)).toEqual(["escalated-first-contact", hub.organisation.hub, hub.user["duty-manager"]]);
    const told = async () => (await storyOfCase(db, await desk.row()))[0]?.words;
    expect(await told()).toBe(
      "Nobody had rung them in time. The duty manager's time for it has passed too. Told the hub's manager.",
    );
    await manage(db, hub, "hub", null);
    await climb(db, "case", desk.caseId, 2);
    expect(await turn(desk)).toEqual(["escalated-first-contact", hub.organisation.hub, hub.user["duty-manager"]]);
    expect(await told()).toContain("Told the duty manager.");
  });

  it("of a partner's goes to the partner's manager, whose list says that it is theirs", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId, action } = await aPlannedCase(db, hub);
    const idva = action("idva");
    expect(await climb(db, "action", idva.id, 2)).toEqual(["late-answer-action", "escalated-answer-action"]);
    const [clock] = await openDeadlinesOfSubject(db, "action", idva.id);
    expect(clock?.clock).toBe("escalated-answer-action");
    const row = await actionById(db, idva.id);
    const words = await lateTwiceOf(db, actorOf(hub, "partner"), row ? [row] : []);
    expect(words(idva.id)).toBe("Late twice: yours to answer");
    expect(words("another")).toBeNull();
    // Another of its people is told whose turn it is.
    await db.q
      .updateTable("user")
      .set({ organisation_id: hub.organisation.first })
      .where("id", "=", hub.user["second-partner"])
      .execute();
    const colleague = { userId: hub.user["second-partner"], organisationId: hub.organisation.first };
    expect((await lateTwiceOf(db, colleague, row ? [row] : []))(idva.id)).toBe("Late twice: Test partner was told");
    expect((await auditOfCase(db, caseId)).filter((one) => one.verb === "clock.pass").length).toBeGreaterThan(1);
  });

  it("shows in the queue whose turn it is, and how late by the time that passed first", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await aPlannedCase(db, hub, {}, "high");
    let late: { turn: string; due: { at: Instant } }[] = [];
    let at = MONDAY;
    for (let hours = 0; hours < 24 * 6 && !late[0]?.turn.startsWith("Manager of"); hours += 1) {
      at = later(at, HOUR);
      await tick(db, at);
      const groups = (await queueFront(db, actorOf(hub, "call-handler"), at)).groups;
      late = [...(groups.find((group) => group.name === "late")?.rows ?? [])];
    }
    expect(late[0]?.turn).toBe("Manager of Test first (TP)");
    expect((late[0]?.due.at ?? at) <= later(at, -4 * HOUR)).toBe(true);
  });

  it("is as late as when it was first due, in the list of a case's actions too", async () => {
    const desk = await aDesk();
    const [clock] = (await openDeadlinesOfCase(desk.db, desk.caseId)).filter((one) => one.clock === "answer-action");
    const actionId = clock?.subject_id ?? "";
    await climb(desk.db, "action", actionId, 3);
    const at = (await openDeadlinesOfSubject(desk.db, "action", actionId))[0]?.due_at ?? MONDAY;
    const shown = (await caseActions(desk.db, await desk.row(), at)).find((one) => one.id === actionId);
    expect(shown?.due).toMatchObject({ at: clock?.due_at, late: true });
  });

  it("that the duty manager owed from the start goes to the hub's manager at once", async () => {
    const desk = await aDesk({ professionalJudgementHigh: "true" }, "medium");
    const [clock] = await openDeadlinesOf(desk, "approve-grade");
    expect(clock).toBeDefined();
    await tick(desk.db, clock?.due_at ?? MONDAY);
    expect(await openDeadlinesOf(desk, "escalated-approve-grade")).toHaveLength(1);
    const again = await openDeadlinesOf(desk, "escalated-approve-grade");
    await tick(desk.db, again[0]?.due_at ?? MONDAY);
    expect(await openDeadlinesOf(desk, "late-approve-grade")).toHaveLength(1);
    await desk.whole();
  });

  it("of a call that nobody finished climbs too, and stays a call", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const told = { by: actorOf(hub, "call-handler"), at: MONDAY };
    const call = await saveContact(db, { contactId: null, answers: { immediateDanger: "no" } }, told);
    if (call.kind !== "done") expect.fail(call.kind);
    const names = await climb(db, "contact", call.contactId, 3);
    expect(names).toEqual(["late-finish-call", "escalated-finish-call", "late-finish-call"]);
    expect(await contactById(db, call.contactId)).toMatchObject({ status: "live", version: 1 });
    const [row] = (await queueFront(db, actorOf(hub, "call-handler"), later(MONDAY, 5 * HOUR))).groups.flatMap(
      (group) => group.calls,
    );
    expect(row?.turn).toBe("Duty manager (TD)");
  });

  it("of a partner's attempt is the partner's, then the duty manager's, then the partner's manager's", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId, action } = await aPlannedCase(db, hub);
    const { id: actionId } = action("idva");
    const told = (at: Instant) => ({ by: actorOf(hub, "partner"), at });
    const plan = { actionId: action("safety-plan").id, step: PLAN_DONE };
    await moveAction(db, plan, { by: actorOf(hub, "call-handler"), at: MONDAY });
    await moveAction(db, { actionId, step: { type: "ACCEPTED" } }, told(MONDAY));
    const begun = await startPartnerAttempt(db, { actionId }, told(later(MONDAY, MINUTE)));
    if (begun.kind !== "done") expect.fail(begun.kind);
    const row = () => db.q.selectFrom("case").selectAll().where("id", "=", caseId).executeTakeFirstOrThrow();
    const owner = async () => {
      const { next_what, next_owner_organisation_id, next_owner_user_id, next_action_id } = await row();
      return [next_what, next_owner_organisation_id, next_owner_user_id, next_action_id];
    };
    const { first, hub: hubId } = hub.organisation;
    expect(await owner()).toEqual(["finish-attempt", first, hub.user.partner, actionId]);
    await climb(db, "attempt", begun.attemptId, 1);
    expect(await owner()).toEqual(["late-finish-attempt", hubId, hub.user["duty-manager"], actionId]);
    await climb(db, "attempt", begun.attemptId, 1);
    expect(await owner()).toEqual(["escalated-finish-attempt", first, hub.user.partner, actionId]);
  });
});

const openDeadlinesOf = async ({ db, caseId }: Desk, clock: string) =>
  db.q
    .selectFrom("deadline")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("clock", "=", clock)
    .where("fired_at", "is", null)
    .where("cleared_at", "is", null)
    .execute();
