// A database that was left in the middle of something: whole, or the hub has lost what somebody waits for.
import { sql } from "kysely";
import { expect } from "vitest";
import type { Db } from "#db/connection.ts";
import { brokenIn } from "../model/invariants.ts";

/** Fails unless the file is sound, every case is whole, each referral has its case, and each open call its answers. */
export async function isWhole(db: Db): Promise<void> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db.q);
  expect(rows).toEqual([{ integrity_check: "ok" }]);
  expect((await sql`pragma foreign_key_check`.execute(db.q)).rows).toEqual([]);
  for (const row of await db.q.selectFrom("case").selectAll().execute())
    expect(await brokenIn(db, row), `case ${row.reference}`).toEqual([]);
  const referred = await db.q.selectFrom("referral").select(["case_id", "contact_id"]).execute();
  expect(new Set(referred.map((row) => row.case_id)).size).toBe(referred.length);
  const open = await db.q.selectFrom("contact").select("id").where("status", "not in", ["routed", "over"]).execute();
  const drafts = await db.q.selectFrom("draft").select("contact_id").where("kind", "=", "contact").execute();
  expect(drafts.map((draft) => draft.contact_id).sort()).toEqual(open.map(({ id }) => id).sort());
}
