import { sql } from "kysely";
import { expect, test } from "vitest";
import { caseById } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { diceOf } from "#app/seed/dice.ts";
import { actorOf, aHub, freshDb, MONDAY } from "#tests/factories.ts";
import { brokenIn } from "./invariants.ts";
import { ALL_STEPS, type Model } from "./steps.ts";

/** How many rows the append-only tables hold: what a refused step must not move. */
async function written(db: Db): Promise<string> {
  const { rows } = await sql<{ events: number; audits: number; deadlines: number; actions: number }>`
    select (select count(*) from event) as events, (select count(*) from audit) as audits,
      (select count(*) from deadline) as deadlines, (select count(*) from action) as actions`.execute(db.q);
  return JSON.stringify(rows[0]);
}

async function live(seed: number, steps: number): Promise<Map<string, number>> {
  const db = await freshDb();
  const hub = await aHub(db);
  const model: Model = {
    db,
    dice: diceOf(seed),
    handlers: [actorOf(hub, "call-handler"), actorOf(hub, "second-call-handler")],
    manager: actorOf(hub, "duty-manager"),
    referrer: actorOf(hub, "referrer"),
    partners: [actorOf(hub, "partner"), actorOf(hub, "second-partner")],
    at: MONDAY,
    cases: [],
  };
  const seen = new Map<string, number>();
  for (let step = 0; step < steps; step += 1) {
    const before = await written(db);
    const taken = await model.dice.weighted(ALL_STEPS)(model);
    seen.set(`${taken.name}: ${taken.kind}`, (seen.get(`${taken.name}: ${taken.kind}`) ?? 0) + 1);
    const where = `seed ${seed}, step ${step}, ${taken.name} was ${taken.kind}`;
    expect(taken.kind, where).not.toBe("failed");
    if (["refused", "conflict", "not-found"].includes(taken.kind)) expect(await written(db), where).toBe(before);
    // Every case, for a step on one may not spoil another.
    if (step % 10 === 0 || step === steps - 1)
      for (const { id } of model.cases) {
        const row = await caseById(db, id);
        expect(row, where).toBeDefined();
        if (row) expect(await brokenIn(db, row), `${where}, a case that is ${row.status}`).toEqual([]);
      }
  }
  return seen;
}

const SEED = Number(process.env.HUB_TEST_SEED ?? 20260302);
const STEPS = Number(process.env.HUB_TEST_STEPS ?? 600);

test(
  `after ${STEPS} random steps with seed ${SEED} nobody is stranded and history agrees with what is stored`,
  { timeout: 600_000 },
  async () => {
    const seen = await live(SEED, STEPS);
    // The walk is worth something only if it went everywhere.
    for (const name of [
      "ring: done",
      "refer: done",
      "agree: done",
      "agree: conflict",
      "act DECLINED: done",
      "act ACCEPTED: refused",
      "wait: done",
    ])
      expect(seen.get(name) ?? 0, `${name} among ${JSON.stringify([...seen])}`).toBeGreaterThan(0);
  },
);
