import { sql } from "kysely";
import { expect, test } from "vitest";
import { caseById } from "#db/case.ts";
import { deadlinesPassed, openDeadlinesOfCase } from "#db/deadline.ts";
import { eventsOfCase } from "#db/event.ts";
import { lastBeat } from "#db/heartbeat.ts";
import { referralByReference } from "#db/referral.ts";
import { openDatabase, type Db } from "#db/connection.ts";
import { DAY, HOUR, later } from "#machines/time.ts";
import { receiveReferral } from "#app/commands/receive-referral.ts";
import { takeCase } from "#app/commands/take-case.ts";
import { tick } from "#app/commands/tick.ts";
import { diceOf } from "#app/seed/dice.ts";
import { gpWrites } from "#app/seed/invented.ts";
import { actorOf, aHub, freshDb, MONDAY, openFreshDb, scratchFolder, TEST_KEY, type AHub } from "#tests/factories.ts";
import { brokenIn } from "../model/invariants.ts";
import { aPlannedCase } from "../routes/planted.ts";

async function referred(db: Db, hub: AHub, seed: number): Promise<string> {
  const answers = { ...gpWrites(diceOf(seed)), immediateDanger: "no" };
  const told = { by: actorOf(hub, "referrer"), at: MONDAY };
  const sent = await receiveReferral(db, { source: "gp", answers, asked: {}, agreed: "yes" }, told);
  if (sent.kind !== "done") throw new Error("An invented referral is taken.");
  return (await referralByReference(db, sent.reference))?.case_id ?? "";
}

const passes = async (db: Db, id: string) =>
  (await eventsOfCase(db, id)).filter((one) => one.type === "CLOCK_PASSED").length;

test("a first contact that is late becomes the duty manager's, and the case is not closed by it", async () => {
  const db = await freshDb();
  const hub = await aHub(db);
  const id = await referred(db, hub, 1);
  const due = (await caseById(db, id))?.next_due_at ?? MONDAY;
  expect(await tick(db, later(due, -1))).toEqual({ fired: 0, failed: 0 });
  expect(await tick(db, due)).toEqual({ fired: 1, failed: 0 });
  expect(await caseById(db, id)).toMatchObject({
    status: "received",
    next_what: "late-first-contact",
    next_owner_user_id: hub.user["duty-manager"],
  });
});

test("a clock fires exactly once, however often the tick runs and however many run at once", async () => {
  const db = await freshDb();
  const hub = await aHub(db);
  const id = await referred(db, hub, 2);
  const at = later((await caseById(db, id))?.next_due_at ?? MONDAY, HOUR);
  await Promise.all([tick(db, at), tick(db, at), tick(db, at)]);
  await tick(db, at);
  expect(await passes(db, id)).toBe(1);
  expect(await openDeadlinesOfCase(db, id)).toHaveLength(1);
});

test("a late clock is never silent: it comes back to the duty manager each time it passes", async () => {
  const db = await freshDb();
  const hub = await aHub(db);
  const id = await referred(db, hub, 3);
  for (let day = 3; day < 7; day += 1) await tick(db, later(MONDAY, day * DAY));
  expect(await passes(db, id)).toBeGreaterThan(2);
  expect((await caseById(db, id))?.next_owner_user_id).toBe(hub.user["duty-manager"]);
});

test("clocks that passed while the hub was down fire once when it is back", async () => {
  const file = `${scratchFolder()}/hub.sqlite`;
  const before = await openFreshDb(file);
  const hub = await aHub(before);
  const id = await referred(before, hub, 4);
  await before.close();
  for (let start = 0; start < 3; start += 1) {
    const db = await openDatabase({ file, masterKey: TEST_KEY });
    await tick(db, later(MONDAY, 3 * DAY));
    expect(await passes(db, id)).toBe(1);
    await db.close();
  }
});

test("a clock that changes only whose turn it is makes no open form stale; one that changes the status does", async () => {
  const db = await freshDb();
  const hub = await aHub(db);
  const id = await referred(db, hub, 8);
  const opened = await caseById(db, id);
  await tick(db, opened?.next_due_at ?? MONDAY);
  expect(await caseById(db, id)).toMatchObject({ next_what: "late-first-contact", version: opened?.version });
  const told = { by: actorOf(hub, "call-handler"), at: later(MONDAY, DAY) };
  expect((await takeCase(db, { caseId: id, version: opened?.version ?? 0 }, told)).kind).toBe("done");

  const { caseId } = await aPlannedCase(db, hub, {}, "medium");
  const review = (await openDeadlinesOfCase(db, caseId)).find((one) => one.clock === "review");
  while ((await tick(db, later(review?.due_at ?? MONDAY, -1))).fired > 0);
  const before = await caseById(db, caseId);
  await tick(db, review?.due_at ?? MONDAY);
  expect(await caseById(db, caseId)).toMatchObject({ status: "review", version: (before?.version ?? 0) + 1 });
});

test("a form that was made before a clock passed still sees what somebody else changed after it", async () => {
  const db = await freshDb();
  const hub = await aHub(db);
  const id = await referred(db, hub, 9);
  const { version = 0, next_due_at } = (await caseById(db, id)) ?? {};
  await tick(db, next_due_at ?? MONDAY);
  const by = (name: "call-handler" | "second-call-handler") => ({ by: actorOf(hub, name), at: later(MONDAY, DAY) });
  expect((await takeCase(db, { caseId: id, version }, by("call-handler"))).kind).toBe("done");
  expect((await takeCase(db, { caseId: id, version }, by("second-call-handler"))).kind).toBe("conflict");
});

test("every clock that passed while the hub was down fires once, and climbs no further than one step a time", async () => {
  const file = `${scratchFolder()}/hub.sqlite`;
  const before = await openFreshDb(file);
  const hub = await aHub(before);
  const ids = [await referred(before, hub, 10), await referred(before, hub, 11)];
  const { caseId } = await aPlannedCase(before, hub);
  await before.close();
  const at = later(MONDAY, 10 * DAY);
  const again = await openDatabase({ file, masterKey: TEST_KEY });
  const passed = await deadlinesPassed(again, at, 1000);
  expect(passed.length).toBeGreaterThan(3);
  expect(await tick(again, at)).toEqual({ fired: passed.length, failed: 0 });
  await again.close();
  const third = await openDatabase({ file, masterKey: TEST_KEY });
  expect(await tick(third, at)).toEqual({ fired: 0, failed: 0 });
  for (const id of [...ids, caseId]) {
    const row = await caseById(third, id);
    expect(row && (await brokenIn(third, row))).toEqual([]);
    for (const deadline of await openDeadlinesOfCase(third, id)) expect(deadline.clock).not.toContain("escalated");
  }
  await third.close();
});

test("clocks that cannot be told keep none of the others back, and are tried again at the next tick", async () => {
  const db = await openFreshDb();
  const hub = await aHub(db);
  const broken = [await referred(db, hub, 5), await referred(db, hub, 6)];
  const whole = await referred(db, hub, 7);
  const file = scratchFolder();
  for (const id of broken) {
    const row = await caseById(db, id);
    await sql`update data_key set wrapped = 'broken' where id = ${row?.key_id}`.execute(db.q);
  }
  const copy = `${file}/copy.sqlite`;
  await sql`vacuum into ${copy}`.execute(db.q);
  await db.close();
  const again = await openDatabase({ file: copy, masterKey: TEST_KEY });
  const at = later(MONDAY, 3 * DAY);
  expect(await tick(again, at, 1)).toEqual({ fired: 1, failed: 2 });
  expect(await passes(again, whole)).toBe(1);
  expect(await tick(again, at, 1)).toEqual({ fired: 0, failed: 2 });
  await again.close();
});

test("each tick leaves its heartbeat, so that a dead one can be told", async () => {
  const db = await freshDb();
  await aHub(db);
  await tick(db, later(MONDAY, HOUR));
  expect(await lastBeat(db, "tick")).toBe(later(MONDAY, HOUR));
});
