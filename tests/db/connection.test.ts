import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { areas, insertArea } from "#db/area.ts";
import { canWrite, inBatch, inTransaction, openDatabase } from "#db/connection.ts";
import type { Db } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { freshDb, scratchFolder, TEST_KEY } from "../factories.ts";
import { onBothDatabases } from "./both.ts";

const add = (db: Db, code: string) => inTransaction(db, (trx) => insertArea(trx, { code, name: code }));
const codes = async (db: Db): Promise<string[]> => (await areas(db)).map((area) => area.code);
const fails = (db: Db, code: string) =>
  inTransaction(db, async (trx) => {
    await insertArea(trx, { code, name: code });
    throw new Error("a fault");
  });

onBothDatabases("A transaction", (open) => {
  it("is kept whole or not at all", async () => {
    const db = await open.fresh();
    await add(db, "kept");
    await expect(fails(db, "lost")).rejects.toThrow("a fault");
    expect(await codes(db)).toEqual(["kept"]);
  });

  it("refuses loudly, rather than wait for itself, when db is used inside it", async () => {
    const db = await open.fresh();
    await inTransaction(db, async (trx) => {
      expect(() => db.q).toThrow("Use trx inside a transaction");
      await expect(add(db, "inner")).rejects.toThrow("Use trx inside a transaction");
      expect(await areas(trx)).toEqual([]);
    });
    expect(await codes(db)).toEqual([]);
  });

  it("lets work that it started and did not wait for use db again once it is over", async () => {
    const db = await open.fresh();
    let later: Promise<string[]> | undefined;
    await inTransaction(db, (trx) => {
      later = pause(20).then(() => codes(db));
      return insertArea(trx, { code: "one", name: "one" });
    });
    expect(await later).toEqual(["one"]);
  });

  it("reads in the queue behind an open one, and sees only what was kept", async () => {
    const db = await open.fresh();
    const writing = inTransaction(db, async (trx) => {
      await insertArea(trx, { code: "one", name: "one" });
      await pause(10);
    });
    if (open.dialect === "sqlite") expect(await codes(db)).toEqual(["one"]);
    await writing;
    expect(await codes(db)).toEqual(["one"]);
  });
});

onBothDatabases("A batch", (open) => {
  it("keeps what its transactions did and takes back only the one that failed", async () => {
    const db = await open.fresh();
    await inBatch(db, async (batch) => {
      await add(batch, "one");
      await expect(fails(batch, "two")).rejects.toThrow("a fault");
      await add(batch, "three");
      expect(await codes(batch)).toEqual(["one", "three"]);
    });
    expect(await codes(db)).toEqual(["one", "three"]);
  });

  it("keeps nothing when it fails itself", async () => {
    const db = await open.fresh();
    const batch = inBatch(db, async (batchDb) => {
      await add(batchDb, "one");
      throw new Error("a fault");
    });
    await expect(batch).rejects.toThrow("a fault");
    expect(await codes(db)).toEqual([]);
  });

  it("refuses two transactions at once, the outer db, and its own db inside a transaction", async () => {
    const db = await open.fresh();
    await inBatch(db, async (batch) => {
      const first = add(batch, "one");
      await expect(add(batch, "two")).rejects.toThrow("One transaction at a time");
      await first;
      expect(() => db.q).toThrow("Use trx inside a transaction");
      await inTransaction(batch, (trx) => {
        expect(() => batch.q).toThrow("Use trx inside a transaction");
        expect(() => db.q).toThrow("Use trx inside a transaction");
        return insertArea(trx, { code: "three", name: "three" });
      });
      await expect(batch.close()).rejects.toThrow("ends by itself");
    });
    expect(await codes(db)).toEqual(["one", "three"]);
  });
});

onBothDatabases("Whether it can write", (open) => {
  it("is answered without leaving a trace", async () => {
    const db = await open.fresh();
    expect(await canWrite(db)).toBe(true);
    expect(await db.q.selectFrom("heartbeat").selectAll().execute()).toEqual([]);
  });

  it("is no when the tables are not there", async () => {
    expect(await canWrite(await open.bare())).toBe(false);
  });
});

describe("An SQLite database", () => {
  const said = async (db: Db, name: string): Promise<unknown> =>
    Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db.q)).rows[0] ?? {})[0];

  it("is opened with every setting that protects it", async () => {
    const db = await freshDb();
    const wanted = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, busy_timeout: 5000, secure_delete: 1 };
    const more = { trusted_schema: 0, recursive_triggers: 1, writable_schema: 0, temp_store: 2 };
    for (const [name, value] of Object.entries({ ...wanted, ...more }))
      expect([name, await said(db, name)]).toEqual([name, value]);
  });

  it("does not let its own tables' description be rewritten", async () => {
    const db = await freshDb();
    await sql`pragma writable_schema = on`.execute(db.q);
    await expect(sql`delete from sqlite_master where name = 'audit'`.execute(db.q)).rejects.toThrow();
  });

  it("can be read by its owner only", async () => {
    const file = join(scratchFolder(), "hub.sqlite");
    const db = await openDatabase({ file, masterKey: TEST_KEY });
    await migrateToLatest(db);
    for (const name of [file, `${file}-wal`]) expect(statSync(name).mode & 0o077).toBe(0);
    await db.close();
  });

  it("lives in memory when asked to", async () => {
    const db = await openDatabase({ file: ":memory:", masterKey: TEST_KEY });
    await migrateToLatest(db);
    await add(db, "one");
    expect(await codes(db)).toEqual(["one"]);
    await db.close();
  });

  it("is refused with a reason when it is no database, or nothing was named, or the address is another kind's", async () => {
    const file = join(scratchFolder(), "hub.sqlite");
    writeFileSync(file, "this is a letter, not a database, and it is long enough to be read as one".repeat(20));
    await expect(openDatabase({ file, masterKey: TEST_KEY })).rejects.toThrow(/not a database/);
    await expect(openDatabase({ masterKey: TEST_KEY })).rejects.toThrow("Say which database");
    await expect(openDatabase({ databaseUrl: "mysql://x", masterKey: TEST_KEY })).rejects.toThrow("postgres://");
    await expect(openDatabase({ file: ":memory:", masterKey: Buffer.alloc(16) })).rejects.toThrow("32 bytes");
  });

  it("says that it cannot be written when another process holds it, and goes on afterwards", async () => {
    const file = join(scratchFolder(), "hub.sqlite");
    const db = await openDatabase({ file, masterKey: TEST_KEY });
    await migrateToLatest(db);
    const other = await openDatabase({ file, masterKey: TEST_KEY });
    await sql`pragma busy_timeout = 10`.execute(other.q);
    await inTransaction(db, async (trx) => {
      await insertArea(trx, { code: "one", name: "one" });
      expect(await canWrite(other)).toBe(false);
      expect(await codes(other)).toEqual([]);
    });
    expect(await canWrite(other)).toBe(true);
    await other.close();
    await db.close();
  });
});
