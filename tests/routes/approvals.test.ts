import { describe, expect, it } from "vitest";
import { action, loader } from "#app/routes/triage/approvals.tsx";
import type { ApprovalsPage } from "#app/queries/approvals.ts";
import { auditOfCase } from "#db/audit.ts";
import { caseById } from "#db/case.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { eventsOfCase } from "#db/event.ts";
import { newId } from "#db/ids.ts";
import { insertOrganisation } from "#db/organisation.ts";
import { boxFor } from "#db/sealed.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import { aHub, freshDb, MONDAY } from "../factories.ts";
import { ENOUGH, takenCall } from "./a-call.ts";
import { visitor, type Answered } from "./visitor.ts";

const pageOf = (answer: Answered) => (answer.data as { page: ApprovalsPage }).page;

async function setUp() {
  const db = await freshDb();
  const hub = await aHub(db);
  const handler = await visitor(db, hub, "call-handler");
  const manager = await visitor(db, hub, "duty-manager");
  const see = () => manager.get(loader, "/approvals");
  const send = (fields: Record<string, string>) => manager.post(action, "/approvals", fields);
  return { db, hub, handler, manager, see, send };
}

const HIGH = { ...ENOUGH, professionalJudgementHigh: "true" };
/** Stalking has an advocate and nothing in their place; consent refused leaves it unmet. */
const REFUSED = { ...ENOUGH, "consent.service": "no", "consent.sharing": "no" };

const clocks = async (db: Db, caseId: string) => (await openDeadlinesOfCase(db, caseId)).map((one) => one.clock);

describe("a lower grade", () => {
  it("waits for a second person with the reason that was given, and its reading is written down", async () => {
    const { db, handler, see } = await setUp();
    const caseId = await takenCall(handler, "medium", HIGH);
    expect(await clocks(db, caseId)).toContain("approve-grade");
    expect(pageOf(await see()).grades).toMatchObject([
      { caseId, to: "medium", reason: "What was said on the call.", askedBy: "Test call-handler", isMine: false },
    ]);
    expect((await auditOfCase(db, caseId)).at(-1)).toMatchObject({ verb: "approval.read" });
  });

  it("stands once it is agreed to, once however often it is pressed", async () => {
    const { db, handler, see, send } = await setUp();
    const caseId = await takenCall(handler, "medium", HIGH);
    const [waiting] = pageOf(await see()).grades;
    const fields = { intent: "approve", approvalId: waiting?.id ?? "", version: "1", key: "k" };
    expect(await send(fields)).toMatchObject({ status: 303, location: "/approvals" });
    expect((await send(fields)).status).toBe(303);
    expect(await caseById(db, caseId)).toMatchObject({ grade: "medium", status: "supporting" });
    expect(await clocks(db, caseId)).not.toContain("approve-grade");
    expect((await send({ ...fields, key: "other" })).status).toBe(409);
  });

  it("does not stand when it is refused: high goes on", async () => {
    const { db, handler, see, send } = await setUp();
    const caseId = await takenCall(handler, "standard", HIGH);
    const [waiting] = pageOf(await see()).grades;
    await send({ intent: "refuse", approvalId: waiting?.id ?? "", version: "1" });
    expect(await caseById(db, caseId)).toMatchObject({ grade: "high" });
    expect(pageOf(await see()).grades).toEqual([]);
  });

  it("is never decided by whoever asked for it", async () => {
    const { manager, see, send } = await setUp();
    await takenCall(manager, "medium", HIGH);
    const [waiting] = pageOf(await see()).grades;
    expect(waiting?.isMine).toBe(true);
    const own = await send({ intent: "approve", approvalId: waiting?.id ?? "", version: "1" });
    expect(own.status).toBe(409);
    expect(own.data).toMatchObject({ refused: { reason: expect.stringContaining("second person") as string } });
  });

  it("never stands while there is danger now", async () => {
    const { db, handler, see, send } = await setUp();
    const caseId = await takenCall(handler, "medium", { ...HIGH, immediateDanger: "yes" });
    const [waiting] = pageOf(await see()).grades;
    expect((await send({ intent: "approve", approvalId: waiting?.id ?? "", version: "1" })).status).toBe(409);
    expect(await caseById(db, caseId)).toMatchObject({ grade: "high", status: "emergency" });
  });

  it("is out of date when it was decided from an older page, and is not there for another hub", async () => {
    const { db, handler, see, send } = await setUp();
    await takenCall(handler, "medium", HIGH);
    const [waiting] = pageOf(await see()).grades;
    expect((await send({ intent: "approve", approvalId: waiting?.id ?? "", version: "9" })).status).toBe(409);
    const elsewhere = await visitor(db, await aHub(db, "elsewhere"), "duty-manager");
    const fields = { intent: "approve", approvalId: waiting?.id ?? "", version: "1" };
    expect((await elsewhere.post(action, "/approvals", fields)).status).toBe(404);
    expect(pageOf(await elsewhere.get(loader, "/approvals")).grades).toEqual([]);
    expect((await handler.post(action, "/approvals", fields)).status).toBe(404);
  });
});

describe("a need that nothing meets", () => {
  it("is settled in words, sealed; the last one of a case stops the clock", async () => {
    const { db, handler, see, send } = await setUp();
    const caseId = await takenCall(handler, "medium", REFUSED);
    const { needs } = pageOf(await see());
    expect(needs.length).toBeGreaterThan(1);
    for (const [index, need] of needs.entries()) {
      expect(await clocks(db, caseId)).toContain("settle-unmet");
      expect((await send({ intent: "settle", unmetId: need.id, decided: `Asked elsewhere ${index}.` })).status).toBe(
        303,
      );
    }
    expect(await clocks(db, caseId)).not.toContain("settle-unmet");
    expect((await unmetOfCase(db, caseId)).every((need) => need.settled_at !== null)).toBe(true);
    const event = (await eventsOfCase(db, caseId)).at(-1);
    const box = await boxFor(db, event?.key_id ?? "");
    expect(event?.payload_sealed).not.toContain("Asked elsewhere");
    expect(box.openMaybe("event", "payload_sealed", caseId, event?.payload_sealed ?? null)).toContain(
      "Asked elsewhere",
    );
    expect((await caseById(db, caseId))?.next_what).not.toBeNull();
  });

  it("needs words, and keeps what was typed for another", async () => {
    const { handler, see, send } = await setUp();
    await takenCall(handler, "medium", REFUSED);
    const [need] = pageOf(await see()).needs;
    const back = await send({ intent: "settle", unmetId: need?.id ?? "", decided: "  " });
    expect(back.status).toBe(422);
    expect(back.data).toMatchObject({ errors: [{ field: `decided-${need?.id}` }] });
    const long = await send({ intent: "settle", unmetId: need?.id ?? "", decided: "x".repeat(2001) });
    expect(long).toMatchObject({ status: 422, data: { typed: { decided: "x".repeat(2001) } } });
    await send({ intent: "settle", unmetId: need?.id ?? "", decided: "Done." });
    expect((await send({ intent: "settle", unmetId: need?.id ?? "", decided: "Again." })).status).toBe(409);
  });
});

describe("giving a case to somebody", () => {
  it("takes a reference, an active colleague and one line why", async () => {
    const { db, hub, handler, see, send } = await setUp();
    const caseId = await takenCall(handler);
    const reference = (await caseById(db, caseId))?.reference ?? "";
    expect(pageOf(await see()).people.map((one) => one.id)).toContain(hub.user["second-call-handler"]);
    const fields = {
      intent: "reassign",
      reference: ` ${reference.toLowerCase()} `,
      userId: hub.user["second-call-handler"],
    };
    expect((await send({ ...fields, why: "" })).data).toMatchObject({ errors: [{ field: "why" }] });
    expect((await send({ ...fields, why: "The shift ends." })).status).toBe(303);
    expect((await caseById(db, caseId))?.holder_user_id).toBe(hub.user["second-call-handler"]);
    expect((await eventsOfCase(db, caseId)).at(-1)).toMatchObject({ type: "HANDED_OVER" });
  });

  it("is refused for somebody who does not work in the hub, and for a case that is not there", async () => {
    const { db, hub, handler, send } = await setUp();
    const caseId = await takenCall(handler);
    const reference = (await caseById(db, caseId))?.reference ?? "";
    const fields = { intent: "reassign", reference, why: "The shift ends." };
    for (const userId of [hub.user.partner, hub.user.administrator, "nobody"])
      expect((await send({ ...fields, userId })).status).toBe(409);
    const unknown = await send({ ...fields, reference: "ZZZZ-9999", userId: hub.user["call-handler"] });
    expect(unknown).toMatchObject({ status: 422, data: { typed: { reference: "ZZZZ-9999" } } });
    expect((await send({ intent: "" })).status).toBe(422);
  });
});

describe("what came back", () => {
  it("is listed with who declined and why", async () => {
    const { db, hub, handler, see } = await setUp();
    const caseId = await takenCall(handler);
    await inTransaction(db, (trx) =>
      insertOrganisation(trx, {
        id: newId(),
        name: "Unused",
        kind: "voluntary",
        ods_code: null,
        area: hub.area,
        status: "active",
        created_at: MONDAY,
        version: 1,
      }),
    );
    await db.q
      .updateTable("action")
      .set({ status: "declined", decline_reason: "no-space" })
      .where("pathway", "=", "outreach")
      .execute();
    expect(pageOf(await see()).cameBack).toMatchObject([{ caseId, by: "Test first", reason: "No space now" }]);
  });
});
