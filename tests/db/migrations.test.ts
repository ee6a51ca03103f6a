import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { inTransaction, openDatabase } from "#db/connection.ts";
import { WrongKeyError } from "#db/keyring.ts";
import { migrateToLatest, migrationsToCome } from "#db/migrate.ts";
import { inWordsOf, migrationOf } from "#db/migrations/ddl.ts";
import { migrationsFor } from "#db/migrations/index.ts";
import { createKey } from "#db/sealed.ts";
import { MONDAY, openFreshDb, scratchFolder } from "../factories.ts";
import { onBothDatabases } from "./both.ts";
import { join } from "node:path";

onBothDatabases("The migrations", (open) => {
  it("make every table from nothing, and nothing the second time", async () => {
    const db = await open.bare();
    expect(await migrationsToCome(db)).toEqual(Object.keys(migrationsFor(db.dialect)));
    expect(await migrateToLatest(db)).toEqual(Object.keys(migrationsFor(db.dialect)));
    expect(await migrateToLatest(db)).toEqual([]);
    expect(await migrationsToCome(db)).toEqual([]);
  });

  it("can each run again when the process died before it was written down", async () => {
    const db = await open.fresh();
    for (const migration of Object.values(migrationsFor(db.dialect))) await migration.up(db.q);
    expect(await migrateToLatest(db)).toEqual([]);
  });

  it("leave nothing behind when a statement fails", async () => {
    const db = await open.fresh();
    const broken = migrationOf(db.dialect, ["create table half_made (id int)", "create table half_made (id int)"]);
    await expect(broken.up(db.q)).rejects.toThrow();
    await expect(sql`select * from half_made`.execute(db.q)).rejects.toThrow();
  });

  it("run in the order of their names", () => {
    const names = Object.keys(migrationsFor(open.dialect));
    expect(names).toEqual([...names].sort());
  });
});

describe("The words that differ between the databases", () => {
  it("are put in place, and quoted names are left alone", () => {
    expect(inWordsOf("postgres", `"text" text, n int check (n in ('text'))`)).toBe(
      `"text" text collate "C", n bigint check (n in ('text'))`,
    );
    expect(inWordsOf("sqlite", "seq counter, n int")).toBe("seq integer primary key autoincrement, n integer");
  });
});

describe("A key file of another database", () => {
  it("is refused with a clear sentence", async () => {
    const file = join(scratchFolder(), "hub.sqlite");
    const db = await openFreshDb(file);
    await inTransaction(db, (trx) => createKey(trx, "case", MONDAY));
    await db.close();
    const other = await openDatabase({ file, masterKey: Buffer.alloc(32, 9) });
    await expect(migrateToLatest(other)).rejects.toThrow(WrongKeyError);
    await expect(migrateToLatest(other)).rejects.toThrow("does not open this database");
    await other.close();
  });
});
