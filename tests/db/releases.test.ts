import { sql } from "kysely";
import { expect, it } from "vitest";
import { RELEASES } from "#db/migrations/0018-releases.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { onBothDatabases } from "./both.ts";
import { aWorld } from "./world.ts";

onBothDatabases("The register of releases", (open) => {
  it("is written once: nothing in it is changed or removed", async () => {
    const { db } = await aWorld(await open.fresh());
    for (const table of RELEASES) {
      const rows = await db.q.selectFrom(table).selectAll().execute();
      expect([table, rows.length > 0]).toEqual([table, true]);
      const [column = ""] = Object.keys(rows[0] ?? {});
      for (const statement of [`update ${table} set ${column} = ${column}`, `delete from ${table}`])
        await expect(sql.raw(statement).execute(db.q), statement).rejects.toThrow(/never changed or removed/);
    }
  });

  it("takes no held release with numbers, and no number twice", async () => {
    const { db } = await aWorld(await open.fresh());
    const [row] = await db.q.selectFrom("report_release").selectAll().where("status", "=", "frozen").execute();
    if (!row) throw new Error("The world has a release.");
    for (const changes of [{ status: "held" }, { status: "frozen", rows: null }, {}] as const)
      await expect(
        db.q
          .insertInto("report_release")
          .values({ ...row, id: "another", number: "status" in changes ? 9 : row.number, ...changes })
          .execute(),
      ).rejects.toThrow();
  });

  it("is made of what stands at one moment, and the database takes a change again after", async () => {
    const { db, hub } = await aWorld(await open.fresh());
    const names = await inSnapshot(db, (from) => from.q.selectFrom("area").select("name").execute());
    expect(names).toHaveLength(1);
    // It is over: the database takes a change again.
    await db.q.updateTable("area").set({ name: "Another name" }).where("code", "=", hub.area).execute();
  });
});
