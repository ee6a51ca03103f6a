// What one command costs: the row is loaded, the machine decides, the row is saved with its next action, an event and an audit row,
// beside the least that could be written in its place: one row changed, in a transaction of its own.
import { join } from "node:path";
import { receiveReferral } from "#app/commands/receive-referral.ts";
import { recordContactAgain } from "#app/commands/record-contact-again.ts";
import { diceOf } from "#app/seed/dice.ts";
import { gpWrites } from "#app/seed/invented.ts";
import { openDatabase, type Db } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { referralByReference } from "#db/referral.ts";
import { actorOf, aHub, MONDAY, TEST_KEY } from "#tests/factories.ts";
import { folder } from "./folders.ts";
import { inTurns, timed, type Turns } from "./measure.ts";
import { openRaw } from "./raw-rows.ts";

export interface OneCommand {
  /** On a file, where every transaction waits for the disk. */
  readonly onDisk: Turns;
  /** In memory: what is left is the work. */
  readonly inMemory: Turns;
}

/** Measures both, each in turns with its raw transaction. `seconds` is for one of a turn's halves. */
export async function oneCommand(seconds: number): Promise<OneCommand> {
  const data = folder("one-command");
  return {
    onDisk: await beside(join(data, "hub.sqlite"), join(data, "raw.sqlite"), seconds),
    inMemory: await beside(":memory:", ":memory:", seconds),
  };
}

async function beside(file: string, rawFile: string, seconds: number): Promise<Turns> {
  const db = await openDatabase({ file, masterKey: TEST_KEY });
  const raw = openRaw(rawFile);
  try {
    const command = await ringsAgain(db);
    raw.exec(`create table one (id text primary key, status text not null, version int not null)`);
    raw.exec(`insert into one values ('a row', 'received', 0)`);
    const statements = ["begin immediate", "update one set version = version + 1 where id = 'a row'", "commit"];
    const [begin, change, commit] = statements.map((sql) => raw.prepare(sql));
    const plain = () => {
      begin?.run();
      change?.run();
      commit?.run();
    };
    await timed(seconds / 5, command);
    await timed(seconds / 5, plain);
    return await inTurns(
      () => timed(seconds, command),
      () => timed(seconds, plain),
    );
  } finally {
    raw.close();
    await db.close();
  }
}

/** Somebody rings again, and again: a command that may be done as often as one likes on one case. */
async function ringsAgain(db: Db): Promise<() => Promise<void>> {
  await migrateToLatest(db);
  const hub = await aHub(db);
  const answers = { ...gpWrites(diceOf(1)), immediateDanger: "no" };
  const referred = { by: actorOf(hub, "referrer"), at: MONDAY };
  const sent = await receiveReferral(db, { source: "gp", answers, asked: {}, agreed: "yes" }, referred);
  if (sent.kind !== "done") throw new Error(sent.kind);
  const caseId = (await referralByReference(db, sent.reference))?.case_id ?? "";
  const told = { by: actorOf(hub, "call-handler"), at: MONDAY };
  return async () => {
    const { kind } = await recordContactAgain(db, { caseId }, told);
    if (kind !== "done") throw new Error(kind);
  };
}
