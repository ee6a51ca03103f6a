import { describe, expect, it } from "vitest";
import { beginDanger } from "#app/commands/mark-danger.ts";
import { tick } from "#app/commands/tick.ts";
import { queueFront, queueList } from "#app/queries/queue.ts";
import { action, loader } from "#app/routes/triage/queue.tsx";
import { caseById } from "#db/case.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { eventsOfCase } from "#db/event.ts";
import { beat } from "#db/heartbeat.ts";
import { DAY, HOUR, later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";
import { aCase } from "../db/row-factories.ts";
import { begin, ENOUGH, idIn, takenCall } from "./a-call.ts";
import { aReferral, PLANTED, PLANTED_TEXTS } from "./planted.ts";
import { visitor } from "./visitor.ts";

async function setUp() {
  const db = await freshDb();
  const hub = await aHub(db);
  const handler = await visitor(db, hub, "call-handler");
  const actor = actorOf(hub, "call-handler");
  const group = async (name: string, at = MONDAY) =>
    (await queueFront(db, actor, at)).groups.find((one) => one.name === name) ?? { rows: [], calls: [], more: false };
  return { db, hub, handler, actor, group };
}

/** A referral's case. */
async function referred(db: Db, hub: AHub): Promise<string> {
  const { reference } = await aReferral(db, hub);
  const row = await db.q.selectFrom("referral").select("case_id").where("reference", "=", reference).executeTakeFirst();
  return row?.case_id ?? "";
}

describe("the queue", () => {
  it("says who is on, and names the duty manager", async () => {
    const { db, actor } = await setUp();
    expect(await queueFront(db, actor, MONDAY)).toMatchObject({ onShift: 4, dutyManagers: ["Test duty-manager"] });
  });

  it("stands in the order in which it cannot wait", async () => {
    const { db, actor } = await setUp();
    const names = (await queueFront(db, actor, MONDAY)).groups.map((group) => group.name);
    expect(names).toEqual(["danger", "ring", "late", "back", "others"]);
  });

  it("puts a call with danger first, and one that goes on among the calls in progress", async () => {
    const { db, actor, handler, group } = await setUp();
    const inDanger = idIn(await begin(handler, { intent: "danger-now", policeIncident: "0042" }));
    const live = idIn(await begin(handler, { intent: "save", chosenName: "Sam Invented" }));
    expect((await group("danger")).calls).toMatchObject([{ id: inDanger, policeIncident: "0042", turn: "You" }]);
    const front = await queueFront(db, actor, MONDAY);
    expect(front.live).toMatchObject([{ id: live, who: "Sam" }]);
  });

  it("puts a call that was cut off among those who wait for a ring", async () => {
    const { handler, group } = await setUp();
    const gone = idIn(await begin(handler, { ...ENOUGH, howEnded: "silence" }));
    expect((await group("ring")).calls).toMatchObject([{ id: gone, next: "Follow the plan for a cut-off call" }]);
  });

  it("holds a referral at once, with the time in which it is safe to ring, and nothing of who it is", async () => {
    const { db, hub, handler, group } = await setUp();
    const caseId = await referred(db, hub);
    const { rows } = await group("ring");
    expect(rows).toMatchObject([{ id: caseId, next: "Ring", turn: "Whoever is on", isMine: false }]);
    expect(rows[0]?.slot?.words).toBeTruthy();
    const page = await handler.get(loader, "/queue");
    const shown = new Set<string>([PLANTED.chosenName]);
    for (const planted of PLANTED_TEXTS.filter((text) => !shown.has(text))) expect(page.text).not.toContain(planted);
  });

  it("says how late something is by the clock that passed first, and that it is the duty manager's turn", async () => {
    const { db, handler, group } = await setUp();
    const caseId = await takenCall(handler);
    const due = (await caseById(db, caseId))?.next_due_at ?? MONDAY;
    await tick(db, later(due, 60_000));
    const { rows } = await group("late", later(due, 2 * HOUR));
    expect(rows).toMatchObject([{ id: caseId, due: { words: "2 hours late", late: true } }]);
    expect(rows[0]?.turn).toMatch(/^Duty manager/);
  });

  it("shows a case in one group only", async () => {
    const { db, hub, actor, handler } = await setUp();
    const caseId = await takenCall(handler);
    await beginDanger(db, { caseId }, { by: actorOf(hub, "call-handler"), at: MONDAY });
    const groups = (await queueFront(db, actor, later(MONDAY, DAY))).groups;
    expect(groups.flatMap((one) => one.rows.map((row) => [one.name, row.id]))).toEqual([["danger", caseId]]);
  });

  it("shows no case of another hub", async () => {
    const { db, handler } = await setUp();
    await takenCall(handler);
    const elsewhere = await visitor(db, await aHub(db, "elsewhere"), "call-handler");
    const page = await elsewhere.get(loader, "/queue");
    expect((page.data as { front: { groups: { rows: unknown[] }[] } }).front.groups.flatMap((one) => one.rows)).toEqual(
      [],
    );
  });

  it("has everything else 25 to a page, earliest clock first, and a page past the end is the last", async () => {
    const { db, hub, actor } = await setUp();
    await inTransaction(db, async (trx) => {
      for (let i = 0; i < 60; i += 1) await aCase(trx, hub, { next_due_at: later(MONDAY, (60 - i) * HOUR) });
    });
    const list = (page: number) => queueList(db, actor, MONDAY, "others", page);
    const dues = [...(await list(1)).rows, ...(await list(2)).rows, ...(await list(3)).rows].map((row) => row.due.at);
    expect(dues).toHaveLength(60);
    expect(dues).toEqual([...dues].sort());
    expect(await list(99)).toEqual(await list(3));
    expect((await list(3)).rows).toHaveLength(10);
  });

  it("merges what is late by name with what has just passed, page after page", async () => {
    const { db, hub, actor } = await setUp();
    await inTransaction(db, async (trx) => {
      for (let i = 0; i < 40; i += 1)
        await aCase(trx, hub, {
          next_what: i % 2 ? "late-triage" : "triage",
          next_due_at: later(MONDAY, i % 2 ? i * HOUR : -i * HOUR - 1),
        });
    });
    const list = async (page: number) => (await queueList(db, actor, MONDAY, "late", page)).rows.map((row) => row.id);
    const all = [...(await list(1)), ...(await list(2))];
    expect(new Set(all).size).toBe(40);
  });
});

describe("when the clocks stand still", () => {
  const stopped = async ({ handler }: Awaited<ReturnType<typeof setUp>>, at = MONDAY) => {
    handler.at(at);
    return ((await handler.get(loader, "/queue")).data as { stopped: { words: string; since: string } | null }).stopped;
  };

  it("says nothing while they run, and nothing before the first of them has ever run", async () => {
    const desk = await setUp();
    expect(await stopped(desk)).toBeNull();
    await tick(desk.db, MONDAY);
    expect(await stopped(desk, later(MONDAY, 2 * MINUTE))).toBeNull();
  });

  it("says since when, to everybody who reads the queue, until they run again", async () => {
    const desk = await setUp();
    await tick(desk.db, MONDAY);
    const at = later(MONDAY, 2 * MINUTE + 1);
    expect(await stopped(desk, at)).toEqual({ words: "today at 9am", since: MONDAY });
    const manager = await visitor(desk.db, desk.hub, "duty-manager");
    manager.at(at);
    expect((await manager.get(loader, "/queue")).data).toMatchObject({ stopped: { since: MONDAY } });
    expect((await manager.get(loader, "/queue?group=late")).data).toMatchObject({ stopped: { since: MONDAY } });
    await tick(desk.db, at);
    expect(await stopped(desk, at)).toBeNull();
  });

  it("says so too when they run and one of them is told to nobody", async () => {
    const desk = await setUp();
    const caseId = await referred(desk.db, desk.hub);
    const due = (await caseById(desk.db, caseId))?.next_due_at ?? MONDAY;
    await inTransaction(desk.db, (trx) => beat(trx, "tick", later(due, HOUR)));
    expect(await stopped(desk, later(due, MINUTE))).toBeNull();
    expect(await stopped(desk, later(due, HOUR))).toMatchObject({ since: due });
  });
});

describe("I'll take it", () => {
  it("makes the case mine, once however often it is pressed", async () => {
    const { db, hub, handler } = await setUp();
    const caseId = await referred(db, hub);
    const version = String((await caseById(db, caseId))?.version);
    const once = await handler.post(action, "/queue", { caseId, version, key: "k" });
    const twice = await handler.post(action, "/queue", { caseId, version, key: "k" });
    expect([once.location, twice.location]).toEqual([`/cases/${caseId}`, `/cases/${caseId}`]);
    const row = await caseById(db, caseId);
    expect(row).toMatchObject({
      holder_user_id: hub.user["call-handler"],
      next_owner_user_id: hub.user["call-handler"],
    });
    expect((await eventsOfCase(db, caseId)).filter((event) => event.type === "TAKEN")).toHaveLength(1);
  });

  it("is refused when somebody took it first, and is not there for another hub", async () => {
    const { db, hub, handler } = await setUp();
    const caseId = await referred(db, hub);
    const version = String((await caseById(db, caseId))?.version);
    await handler.post(action, "/queue", { caseId, version });
    const second = await visitor(db, hub, "second-call-handler");
    expect((await second.post(action, "/queue", { caseId, version })).status).toBe(409);
    const elsewhere = await visitor(db, await aHub(db, "elsewhere"), "call-handler");
    expect((await elsewhere.post(action, "/queue", { caseId, version })).status).toBe(404);
    expect((await elsewhere.post(action, "/queue", {})).status).toBe(404);
  });
});
