// When the tick last ran, and whether the database can be written at all.
import type { Instant } from "#machines/time.ts";
import { change } from "./look.ts";
import { inTransaction } from "./transaction.ts";
import type { Db, From, Trx } from "./connection.ts";

/** Writes down that something that runs by itself ran at this moment. */
export async function beat(trx: Trx, name: string, at: Instant): Promise<void> {
  await change(trx, "beat", [name, at, at], (q) =>
    q
      .insertInto("heartbeat")
      .values({ name, at })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ at })),
  );
}

/** When it last ran; undefined when it never did. */
export async function lastBeat(from: From, name: string): Promise<Instant | undefined> {
  return (await from.q.selectFrom("heartbeat").select("at").where("name", "=", name).executeTakeFirst())?.at;
}

const UNDO = new Error("This write was only a question.");

/** Whether the database can be written now: writes a row and takes it back. Never throws. */
export async function canWrite(db: Db): Promise<boolean> {
  try {
    await inTransaction(db, async (trx) => {
      await beat(trx, "can-write", "1970-01-01T00:00:00.000Z" as Instant);
      throw UNDO;
    });
  } catch (error) {
    return error === UNDO;
  }
  return false;
}
