import { describe, expect, it } from "vitest";
import { decideApproval } from "#app/commands/decide-approval.ts";
import { reassignCase } from "#app/commands/reassign-case.ts";
import { settleUnmetNeed } from "#app/commands/settle-unmet.ts";
import { takeCase } from "#app/commands/take-case.ts";
import { auditOfCase } from "#db/audit.ts";
import { caseById, updateCase } from "#db/case.ts";
import { inTransaction } from "#db/connection.ts";
import { eventsOfCase } from "#db/event.ts";
import { updateUser, userById } from "#db/user.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { aCase, NOTHING_OWED } from "../db/row-factories.ts";

async function setUp() {
  const db = await freshDb();
  const hub = await aHub(db);
  const { id } = await inTransaction(db, (trx) => aCase(trx, hub));
  const as = (name: Parameters<typeof actorOf>[1]) => ({ by: actorOf(hub, name), at: MONDAY });
  return { db, hub, id, as };
}

describe("taking a case", () => {
  it("names who holds it, keeps its status, and leaves an event and an audit row", async () => {
    const { db, hub, id, as } = await setUp();
    expect(await takeCase(db, { caseId: id, version: 1 }, as("call-handler"))).toMatchObject({
      kind: "done",
      version: 2,
    });
    expect(await caseById(db, id)).toMatchObject({ holder_user_id: hub.user["call-handler"], status: "triaging" });
    expect((await eventsOfCase(db, id)).map((event) => event.type)).toEqual(["TAKEN"]);
    expect((await auditOfCase(db, id)).map((row) => row.verb)).toEqual(["case.take"]);
  });

  it("that is mine already changes nothing", async () => {
    const { db, id, as } = await setUp();
    await takeCase(db, { caseId: id }, as("call-handler"));
    expect(await takeCase(db, { caseId: id, version: 1 }, as("call-handler"))).toMatchObject({
      kind: "done",
      version: 2,
    });
    expect(await eventsOfCase(db, id)).toHaveLength(1);
  });

  it("that is closed is refused, and an older page is a conflict", async () => {
    const { db, id, as } = await setUp();
    expect(await takeCase(db, { caseId: id, version: 9 }, as("call-handler"))).toMatchObject({
      kind: "conflict",
      version: 1,
    });
    const closed = {
      status: "closed",
      grade: "standard",
      closed_at: MONDAY,
      closed_outcome: "moved",
      ...NOTHING_OWED,
    } as const;
    await inTransaction(db, (trx) => updateCase(trx, id, 1, closed));
    expect(await takeCase(db, { caseId: id }, as("call-handler"))).toMatchObject({ kind: "refused" });
  });
});

describe("giving a case to somebody", () => {
  it("is the duty manager's alone", async () => {
    const { db, hub, id, as } = await setUp();
    const given = { caseId: id, userId: hub.user["second-call-handler"], why: "The shift ends." };
    expect(await reassignCase(db, given, as("call-handler"))).toEqual({ kind: "not-found" });
    expect(await reassignCase(db, given, as("duty-manager"))).toMatchObject({ kind: "done" });
  });

  it("is not to somebody whose account is closed", async () => {
    const { db, hub, id, as } = await setUp();
    const userId = hub.user["second-call-handler"];
    const user = await userById(db, userId);
    await inTransaction(db, (trx) => updateUser(trx, userId, user?.version ?? 1, { status: "disabled" }));
    expect(await reassignCase(db, { caseId: id, userId, why: "x" }, as("duty-manager"))).toMatchObject({
      kind: "refused",
    });
  });
});

it("a call handler decides no grade and settles no need, and learns nothing of whether there is one", async () => {
  const { db, as } = await setUp();
  const told = as("call-handler");
  expect(await decideApproval(db, { approvalId: "x", decision: "approve" }, told)).toEqual({ kind: "not-found" });
  expect(await settleUnmetNeed(db, { unmetId: "x", decided: "y" }, told)).toEqual({ kind: "not-found" });
});
