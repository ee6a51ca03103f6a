import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DECLINE_REASONS, moveAction } from "#app/commands/move-action.ts";
import type { Told } from "#app/commands/told.ts";
import { actionById, actionsOfCase } from "#db/action.ts";
import { caseById } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { organisationById } from "#db/organisation.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import { userById } from "#db/user.ts";
import { later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";
import { aPlannedCase } from "../routes/planted.ts";

const toldBy = (hub: AHub, name: "partner" | "second-partner", key?: string): Told => ({
  by: actorOf(hub, name),
  at: later(MONDAY, 5 * MINUTE),
  ...(key === undefined ? {} : { key }),
});

/** Every open case owes exactly one thing: with an owner who is there, and a time. */
async function expectOneNextAction(db: Db, caseId: string): Promise<void> {
  const row = await caseById(db, caseId);
  expect(row?.next_what).toBeTruthy();
  expect(row?.next_due_at).toBeTruthy();
  const owner = await organisationById(db, row?.next_owner_organisation_id ?? "");
  expect(owner?.status).toBe("active");
  if (row?.next_owner_user_id) expect((await userById(db, row.next_owner_user_id))?.status).toBe("active");
  expect((await openDeadlinesOfCase(db, caseId)).some((clock) => clock.due_at === row?.next_due_at)).toBe(true);
}

describe("a partner's answer", () => {
  it("taking an action starts the clock of first contact; sent twice it is taken once", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId, action } = await aPlannedCase(db, hub);
    const idva = action("idva");
    const input = { actionId: idva.id, version: idva.version, step: { type: "ACCEPTED" } } as const;
    const first = await moveAction(db, input, toldBy(hub, "partner", "once"));
    const second = await moveAction(db, input, toldBy(hub, "partner", "once"));
    expect(first.kind).toBe("done");
    expect(second).toEqual(first);
    const after = await actionById(db, idva.id);
    expect([after?.status, after?.version]).toEqual(["accepted", idva.version + 1]);
    await expectOneNextAction(db, caseId);
  });

  it("what was sent to another organisation is not there", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action } = await aPlannedCase(db, hub);
    for (const id of [action("idva").id, "no-such-action"]) {
      const result = await moveAction(db, { actionId: id, step: { type: "ACCEPTED" } }, toldBy(hub, "second-partner"));
      expect(result).toEqual({ kind: "not-found" });
    }
  });

  it("a partner cannot agree, send or withdraw", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action } = await aPlannedCase(db, hub);
    const steps = [
      { type: "AGREED" },
      { type: "SENT", how: "phone" },
      { type: "WITHDRAWN", reason: "because" },
    ] as const;
    for (const step of steps)
      expect(await moveAction(db, { actionId: action("idva").id, step }, toldBy(hub, "partner"))).toEqual({
        kind: "not-found",
      });
  });

  it("of two answers made from the same page the second is told what stands now", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action } = await aPlannedCase(db, hub);
    const { id, version } = action("idva");
    await moveAction(db, { actionId: id, version, step: { type: "ACCEPTED" } }, toldBy(hub, "partner"));
    const second = await moveAction(
      db,
      { actionId: id, version, step: { type: "DECLINED", reason: "no-space" } },
      toldBy(hub, "partner"),
    );
    expect(second).toEqual({ kind: "conflict", version: version + 1, theirs: { status: "accepted" } });
  });

  it("what cannot be done now is refused, with what can", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { action } = await aPlannedCase(db, hub);
    const result = await moveAction(
      db,
      { actionId: action("idva").id, step: { type: "DONE", outcome: "engaged", feelsSafer: "yes" } },
      toldBy(hub, "partner"),
    );
    expect(result.kind).toBe("refused");
    if (result.kind === "refused") expect(result.possible).toContain("We'll take it");
  });
});

describe("a declined action", () => {
  it("goes to its alternative, at somebody who has not said no, and never later than before", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId, action } = await aPlannedCase(db, hub);
    const idva = action("idva");
    await moveAction(
      db,
      { actionId: idva.id, step: { type: "DECLINED", reason: "conflict-of-interest" } },
      toldBy(hub, "partner"),
    );
    const instead = (await actionsOfCase(db, caseId)).find((one) => one.replaces_action_id === idva.id);
    expect(instead?.pathway).toBe("outreach");
    expect(instead?.owner_organisation_id).toBe(hub.organisation.second);
    expect(instead?.status).toBe("sent");
    expect((instead?.due_at ?? "") <= idva.due_at).toBe(true);
    await expectOneNextAction(db, caseId);
  });

  it("with nothing in its place is the duty manager's to answer", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId, actions } = await aPlannedCase(db, hub);
    for (const action of actions.filter((one) => one.status === "sent"))
      await moveAction(
        db,
        { actionId: action.id, step: { type: "DECLINED", reason: "not-our-area" } },
        toldBy(hub, "partner"),
      );
    for (const by of ["second-partner", "partner"] as const)
      for (const one of (await actionsOfCase(db, caseId)).filter((one) => one.status === "sent"))
        await moveAction(db, { actionId: one.id, step: { type: "DECLINED", reason: "not-our-area" } }, toldBy(hub, by));
    const unmet = (await unmetOfCase(db, caseId)).filter((need) => need.met_by === null);
    expect(unmet.length).toBeGreaterThan(0);
    const asked = (await openDeadlinesOfCase(db, caseId)).filter((clock) => clock.clock === "settle-unmet");
    expect(asked.length).toBeGreaterThan(0);
    await expectOneNextAction(db, caseId);
  });

  it("whatever is declined, for whatever reason and from wherever it had got to, leaves exactly one next action", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const topics = fc.subarray(["stalking", "sexual-harm", "low-mood", "strangulation"]);
    const way = fc.record({
      topics,
      safeToStay: fc.constantFrom("yes", "no", "unknown"),
      grade: fc.constantFrom("standard", "medium", "high" as const),
      answers: fc.array(
        fc.record({ which: fc.nat(30), reason: fc.constantFrom(...DECLINE_REASONS), after: fc.constantFrom(0, 1, 2) }),
        { minLength: 1, maxLength: 8 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(way, async ({ topics: ticked, safeToStay, grade, answers }) => {
        const { caseId } = await aPlannedCase(db, hub, { topics: ticked, safeToStay }, grade);
        for (const { which, reason, after } of answers) {
          const sent = (await actionsOfCase(db, caseId)).filter((one) => one.status === "sent");
          const chosen = sent[which % Math.max(1, sent.length)];
          if (!chosen) break;
          const by = chosen.owner_organisation_id === hub.organisation.first ? "partner" : "second-partner";
          const steps = [{ type: "ACCEPTED" }, { type: "STARTED" }] as const;
          for (const step of steps.slice(0, after))
            await moveAction(db, { actionId: chosen.id, step }, toldBy(hub, by));
          const result = await moveAction(
            db,
            { actionId: chosen.id, step: { type: "DECLINED", reason, note: "" } },
            toldBy(hub, by),
          );
          expect(result.kind).toBe("done");
          await expectOneNextAction(db, caseId);
        }
      }),
      { numRuns: 25 },
    );
  });
});
