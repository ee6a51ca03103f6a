import { describe, expect, it } from "vitest";
import { inviteUser } from "#app/commands/invite-user.ts";
import { liftSilentBlock } from "#app/commands/lift-silent-block.ts";
import { moveAction } from "#app/commands/move-action.ts";
import { openAction } from "#app/commands/open-action.ts";
import { openCase } from "#app/commands/open-case.ts";
import { openReferralRecord } from "#app/commands/open-referral-record.ts";
import { reassignCase } from "#app/commands/reassign-case.ts";
import { keepApart } from "#app/commands/shared/keep-apart.ts";
import { rebuildPersonKeys } from "#app/commands/rebuild-person-keys.ts";
import { organisationFor } from "#app/commands/shared/takers.ts";
import { takeCase } from "#app/commands/take-case.ts";
import { canSeeInHub, casesClosedTo } from "#app/closed-to.ts";
import { approvalsPage, caseIdOf } from "#app/queries/approvals.ts";
import { isTheirCase } from "#app/queries/case-frame.ts";
import { onePersonView } from "#app/queries/case-one-person.ts";
import { howCasesMove } from "#app/queries/how-cases-move.ts";
import { partnerAction, partnerActions } from "#app/queries/partner-actions.ts";
import { QUEUE_GROUPS } from "#app/queries/queue-groups.ts";
import { queueFront, queueList } from "#app/queries/queue.ts";
import { referralList, sentReferral } from "#app/queries/referrals.ts";
import { standingList } from "#app/queries/standing-list.ts";
import { openActionsOfCase } from "#db/action.ts";
import { caseById } from "#db/case.ts";
import { inTransaction } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { organisationById } from "#db/organisation.ts";
import { referralByReference } from "#db/referral.ts";
import { insertSilentBlock, silentBlocksOfCase } from "#db/silent-block.ts";
import { DRAWN } from "#machines/drawn.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";
import { brokenIn } from "../model/invariants.ts";
import { aPlannedCase, aReferral } from "../routes/planted.ts";
import { aDesk } from "./case-steps.ts";
import { joinsByCode } from "./joins-by-code.ts";

/** Keeps one user out of a case, as if they had been recognised. */
async function keepOut(desk: Awaited<ReturnType<typeof aDesk>>, who: keyof AHub["user"], caseId = desk.caseId) {
  const row = await caseById(desk.db, caseId);
  if (!row) throw new Error("The case is gone.");
  const id = newId();
  const block = { id, case_id: caseId, user_id: desk.hub.user[who], why: "name", at: MONDAY, version: 1 } as const;
  await inTransaction(desk.db, (trx) => insertSilentBlock(trx, { ...block, key_id: row.key_id }));
  return id;
}

describe("a case in which somebody who works here may be the one who causes harm", () => {
  it.each(["call-handler", "duty-manager"] as const)(
    "is not there for a %s of the hub, on any page, list or count",
    async (who) => {
      const desk = await aDesk();
      const { db, hub, caseId } = desk;
      const reader = actorOf(hub, who);
      const row = await desk.row();
      await keepOut(desk, who);
      const told = desk.told(MONDAY, { by: who });
      expect(await openCase(db, { caseId }, told)).toEqual({ kind: "not-found" });
      expect(await takeCase(db, { caseId }, told)).toEqual({ kind: "not-found" });
      expect(await isTheirCase(db, caseId, reader)).toBe(false);
      expect(await caseIdOf(db, reader, row.reference)).toBeNull();
      const seen: unknown[] = [await queueFront(db, reader, MONDAY), await approvalsPage(db, reader, MONDAY)];
      for (const group of QUEUE_GROUPS) seen.push(await queueList(db, reader, MONDAY, group, 1));
      for (const { subject, graph } of DRAWN)
        for (const { status } of graph.states)
          seen.push(await standingList(db, reader, MONDAY, { subject, status, page: 1 }));
      for (const text of [row.id, row.reference]) expect(JSON.stringify(seen)).not.toContain(text);
      const counted = (await howCasesMove(db, reader)).filter(({ subject }) => subject !== "contact");
      expect(counted.flatMap(({ rows }) => rows).reduce((sum, { count }) => sum + count, 0)).toBe(0);
      // A colleague sees everything as before.
      const colleague = actorOf(hub, who === "call-handler" ? "second-call-handler" : "call-handler");
      expect(JSON.stringify(await queueFront(db, colleague, MONDAY))).toContain(row.reference);
    },
  );

  it("is not there for a partner's worker: not in their list, and none of its actions opens or moves", async () => {
    const desk = await aDesk();
    const { db, hub, caseId } = desk;
    const partner = actorOf(hub, "partner");
    const [action] = (await openActionsOfCase(db, caseId)).filter((one) => one.sent_at !== null);
    if (!action) throw new Error("Something was sent.");
    expect((await partnerActions(db, partner, 1, MONDAY)).count).toBeGreaterThan(0);
    await keepOut(desk, "partner");
    const told = desk.told(MONDAY, { by: "partner" });
    expect(await partnerActions(db, partner, 1, MONDAY)).toMatchObject({ rows: [], count: 0 });
    expect(await partnerAction(db, partner, action.id, MONDAY)).toBeNull();
    expect(await openAction(db, { actionId: action.id }, told)).toEqual({ kind: "not-found" });
    const accepted = { actionId: action.id, step: { type: "ACCEPTED" } } as const;
    expect(await moveAction(db, accepted, told)).toEqual({ kind: "not-found" });
  });

  it("is not there for a referrer: not in the list of what was sent, nor as a referral", async () => {
    const desk = await aDesk();
    const { db, hub } = desk;
    const { reference } = await aReferral(db, hub);
    const referral = await referralByReference(db, reference);
    await keepOut(desk, "referrer", referral?.case_id);
    await keepOut(desk, "safeguarding-lead", referral?.case_id);
    for (const who of ["referrer", "safeguarding-lead"] as const) {
      const reader = actorOf(hub, who);
      expect(await sentReferral(db, reader, reference, MONDAY)).toBeNull();
      expect((await referralList(db, reader, 1)).rows).toEqual([]);
      expect(await openReferralRecord(db, { reference }, desk.told(MONDAY, { by: who }))).toEqual({
        kind: "not-found",
      });
    }
  });
});

describe("whoever may be the one who causes harm", () => {
  it("is recognised by name from the call, and the case goes on without them", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId } = await aPlannedCase(db, hub, { otherName: "Partner, Test" });
    const blocked = (await silentBlocksOfCase(db, caseId)).map((block) => block.user_id);
    expect(blocked).toContain(hub.user.partner);
    expect(blocked).not.toContain(hub.user["call-handler"]);
    expect([...(await casesClosedTo(db, actorOf(hub, "partner")))]).toEqual([caseId]);
    const row = await caseById(db, caseId);
    expect(row && (await brokenIn(db, row))).toEqual([]);
  });

  it("is not asked: another organisation is, where one takes it; where none does, a person asks and never the hub's list", async () => {
    const desk = await aDesk();
    const { db, hub } = desk;
    await keepOut(desk, "partner");
    const row = await desk.row();
    expect(await organisationFor(db, row, "outreach", MONDAY)).toBe(hub.organisation.second);
    expect(await organisationFor(db, row, "mash", MONDAY)).toBe(hub.organisation.first);
    expect(await canSeeInHub(db, row.id, hub.organisation.first)).toBe(false);
    expect(await canSeeInHub(db, row.id, hub.organisation.second)).toBe(true);
  });

  it("keeps out all of the organisation that is named as where they work, and never the hub itself", async () => {
    const desk = await aDesk();
    const { db, hub, caseId } = desk;
    const first = await organisationById(db, hub.organisation.first);
    const own = await organisationById(db, hub.organisation.hub);
    const otherWork = `at ${first?.name.toUpperCase()}, before that ${own?.name}`;
    const row = await desk.row();
    await inTransaction(db, (trx) => keepApart(trx, row, { otherWork }, desk.told()));
    expect(await silentBlocksOfCase(db, caseId)).toMatchObject([
      { organisation_id: hub.organisation.first, why: "works-for" },
    ]);
    expect([...(await casesClosedTo(db, actorOf(hub, "partner")))]).toEqual([caseId]);
  });

  it("is recognised when they come to work here later", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId } = await aPlannedCase(db, hub, { otherName: "Mordekai Thistlewood" });
    const invitation = {
      email: "m@example.org",
      name: "Mordecai Thistlewood",
      role: "partner",
      organisationId: hub.organisation.first,
    } as const;
    const invited = await inviteUser(db, invitation, { by: actorOf(hub, "administrator"), at: MONDAY });
    if (invited.kind !== "done") throw new Error(invited.kind);
    expect((await silentBlocksOfCase(db, caseId)).map((block) => block.user_id)).toEqual([invited.userId]);
  });

  it.each([
    ["name", { otherName: "Mordekai Thistlewood" }],
    ["email", { otherName: "Somebody Else", otherEmail: "M@example.org" }],
  ] as const)(
    "is recognised by %s when they join by themselves to refer, before they see a page",
    async (why, other) => {
      const db = await freshDb();
      const hub = await aHub(db);
      const { caseId } = await aPlannedCase(db, hub, other);
      const userId = await joinsByCode(db, hub, { email: "m@example.org", name: "Mordecai Thistlewood" });
      expect(await silentBlocksOfCase(db, caseId)).toMatchObject([{ user_id: userId, why }]);
      const them = { ...actorOf(hub, "referrer"), userId };
      expect([...(await casesClosedTo(db, them))]).toEqual([caseId]);
      const row = await caseById(db, caseId);
      expect(row && (await brokenIn(db, row))).toEqual([]);
    },
  );

  it("is recognised, and everybody found again by name, once the keys of those already known are written anew", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId } = await aPlannedCase(db, hub, { otherName: "Partner, Test" });
    const written = () => db.q.selectFrom("person_key").selectAll().orderBy("person_id").orderBy("hmac").execute();
    const keys = await written();
    await db.q.deleteFrom("person_key").execute();
    await db.q.deleteFrom("silent_block").execute();
    expect(await rebuildPersonKeys(db, MONDAY)).toMatchObject({ persons: 2 });
    expect(await written()).toEqual(keys);
    expect((await silentBlocksOfCase(db, caseId)).map((block) => block.user_id)).toContain(hub.user.partner);
    const row = await caseById(db, caseId);
    expect(row && (await brokenIn(db, row))).toEqual([]);
    await rebuildPersonKeys(db, MONDAY);
    expect(await written()).toEqual(keys);
  });

  it("is named to the duty manager with another lead to call, and to nobody else", async () => {
    const desk = await aDesk({ otherName: "Test Partner" });
    const { db, hub, caseId } = desk;
    const manager = await onePersonView(db, caseId, actorOf(hub, "duty-manager"), MONDAY);
    expect(manager.keptOut.who?.map(({ who }) => who)).toEqual(
      expect.arrayContaining([expect.stringContaining("Test partner")]),
    );
    expect(manager.keptOut.who?.[0]?.why).toBe("by name only");
    const handler = await onePersonView(db, caseId, actorOf(hub, "call-handler"), MONDAY);
    expect(handler.keptOut.who).toBeNull();
    expect(handler.keptOut.askFirst.length).toBeGreaterThan(0);
    expect(JSON.stringify(handler)).not.toContain("Test partner");
  });

  it("is not given the case, and the case is theirs again only when the duty manager says why it is somebody else", async () => {
    const desk = await aDesk();
    const { db, hub, caseId, told } = desk;
    const blockId = await keepOut(desk, "second-call-handler");
    const byManager = told(MONDAY, { by: "duty-manager" });
    const give = { caseId, userId: hub.user["second-call-handler"], why: "Their day" };
    expect(await reassignCase(db, give, byManager)).toMatchObject({ kind: "refused" });
    expect(await liftSilentBlock(db, { caseId, blockId, why: "x" }, told())).toEqual({ kind: "not-found" });
    expect(await liftSilentBlock(db, { caseId, blockId, why: " " }, byManager)).toMatchObject({ kind: "refused" });
    expect(await liftSilentBlock(db, { caseId, blockId, why: "Another of that name" }, byManager)).toEqual({
      kind: "done",
    });
    expect(await liftSilentBlock(db, { caseId, blockId, why: "again" }, byManager)).toMatchObject({ kind: "conflict" });
    expect(await reassignCase(db, give, byManager)).toMatchObject({ kind: "done" });
    await desk.whole();
    const audit = await db.q.selectFrom("audit").select("verb").where("verb", "=", "silent-block.lift").execute();
    expect(audit).toHaveLength(1);
  });
});
