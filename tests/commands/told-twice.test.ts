// The same request told at the same moment to two processes of one PostgreSQL: each begins before the other has an answer.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conflict, done, refused, type Result } from "#app/commands/result.ts";
import { SENT_BEFORE, tell } from "#app/commands/shared/tell.ts";
import type { Told } from "#app/commands/told.ts";
import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { openPostgres, type Postgres } from "../db/pglite.ts";
import { actorOf, aHub, MONDAY } from "../factories.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await openPostgres();
});
afterAll(() => postgres.end());

type Answer = Result<{ reference: string }>;

async function aForm() {
  const db = await postgres.fresh();
  const hub = await aHub(db);
  const told: Told = { by: actorOf(hub, "call-handler"), at: MONDAY, key: newId() };
  let made = 0;
  const make = (): Promise<Answer> => Promise.resolve(done({ reference: `made ${(made += 1)}` }));
  const send = (from: Db, request: object = { answer: 1 }, work = make): Promise<Answer> =>
    tell(from, "form", told, request, work);
  return { db, send };
}

/** The database as the later process sees it: the first one's answer is committed just before its own transaction ends. */
function overtaken(db: Db, first: () => Promise<unknown>, error?: Error): Db {
  let began = false;
  const transaction = () => ({
    execute: async (work: (q: unknown) => Promise<unknown>) => {
      if (began) return db.q.transaction().execute((q) => work(q));
      began = true;
      const ended = await db.q
        .transaction()
        .execute(async (q) => {
          await work(q);
          throw error ?? new Error("undone");
        })
        .catch((thrown: unknown) => thrown);
      await first();
      throw ended;
    },
  });
  return { ...db, q: { transaction } as unknown as Db["q"] };
}

const unique = () => Object.assign(new Error("duplicate key value violates unique constraint"), { code: "23505" });

describe("a request that two processes began at once", () => {
  it("gets the first one's answer from both, when the key is there before the second could keep its own", async () => {
    const { db, send } = await aForm();
    const answers: Answer[] = [];
    answers.push(await send(overtaken(db, async () => void answers.push(await send(db)), unique())));
    expect(answers).toEqual([done({ reference: "made 2" }), done({ reference: "made 2" })]);
  });

  it("gets it too, when the second found that what it would change has changed", async () => {
    for (const result of [conflict(2, {}), refused("It is over.")]) {
      const { db, send } = await aForm();
      const later = overtaken(db, () => send(db));
      expect(await send(later, { answer: 1 }, () => Promise.resolve(result))).toMatchObject({ kind: "done" });
    }
  });

  it("is refused when the other was another request under the same key", async () => {
    const { db, send } = await aForm();
    const later = overtaken(db, () => send(db, { answer: 2 }), unique());
    expect(await send(later)).toEqual(refused(SENT_BEFORE));
  });

  it("is refused as ever when nobody else sent it, told once more when something else was there first, and another fault stays a fault", async () => {
    const { db, send } = await aForm();
    expect(await send(db, {}, () => Promise.resolve(conflict(2, {})))).toEqual(conflict(2, {}));
    expect(await send(overtaken(db, () => Promise.resolve(), unique()))).toEqual(done({ reference: "made 2" }));
    await expect(send(overtaken(db, () => send(db), new Error("no room")))).rejects.toThrow("no room");
  });

  it("sent ten times at once is done once", async () => {
    const { db, send } = await aForm();
    const pause = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return done({ reference: newId() });
    };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(db, { answer: 1 }, pause)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});

describe("two people who do the same at once", () => {
  it("get the ordinary answer: what the later one finds when it looks again", async () => {
    const { db, send } = await aForm();
    let asked = 0;
    const work = (): Promise<Answer> => {
      if ((asked += 1) === 1) throw unique();
      return Promise.resolve(conflict(2, { status: "Approved" }));
    };
    expect(await send(db, { answer: 1 }, work)).toEqual(conflict(2, { status: "Approved" }));
    expect(asked).toBe(2);
  });

  it("and what is there still cannot be twice: that is a fault, and thrown", async () => {
    const { db, send } = await aForm();
    await expect(send(db, { answer: 1 }, () => Promise.reject(unique()))).rejects.toThrow("duplicate key");
  });
});
