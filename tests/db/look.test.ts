import { expect, it } from "vitest";
import { insertArea } from "#db/area.ts";
import { inBatch, inTransaction, type Trx } from "#db/connection.ts";
import { change, look, lookForOne } from "#db/look.ts";
import { onBothDatabases } from "./both.ts";

onBothDatabases("A statement that is written once", (open) => {
  const named = (trx: Trx, name: string) =>
    look(trx, "areas named", [name], (q) => q.selectFrom("area").select("code").where("name", "=", name));

  it("answers for the values of each asking, not for those it was written with", async () => {
    const db = await open.fresh();
    await inTransaction(db, async (trx) => {
      await insertArea(trx, { code: "a", name: "one" });
      await insertArea(trx, { code: "b", name: "two" });
      expect(await named(trx, "one")).toEqual([{ code: "a" }]);
      expect(await named(trx, "two")).toEqual([{ code: "b" }]);
      expect(await named(trx, "three")).toEqual([]);
      const gone = (code: string) =>
        change(trx, "remove area", [code], (q) => q.deleteFrom("area").where("code", "=", code));
      expect([await gone("a"), await gone("a"), await gone("b")]).toEqual([1, 0, 1]);
    });
  });

  it("is refused when its values are not the ones it is given", async () => {
    const db = await open.fresh();
    const wrong = lookForOne(db, "area of another code", ["a"], (q) =>
      q.selectFrom("area").selectAll().where("code", "=", "b"),
    );
    await expect(wrong).rejects.toThrow("wants other values");
  });

  it("says nothing through a transaction that has ended, inside a batch too", async () => {
    const db = await open.fresh();
    const kept: Trx[] = [];
    const keep = (trx: Trx) => Promise.resolve(void kept.push(trx));
    await inTransaction(db, keep);
    await expect(insertArea(kept[0] as Trx, { code: "late", name: "late" })).rejects.toThrow();
    await expect(
      inTransaction(db, (trx) => keep(trx).then(() => Promise.reject(new Error("a fault")))),
    ).rejects.toThrow();
    await expect(insertArea(kept[1] as Trx, { code: "late", name: "late" })).rejects.toThrow();
    expect(await db.q.selectFrom("area").selectAll().execute()).toEqual([]);
  });
});

onBothDatabases("A batch's transaction", (open) => {
  it("writes through its own statements only while it stands", async () => {
    const db = await open.fresh();
    await inBatch(db, async (batch) => {
      await inTransaction(batch, (trx) => insertArea(trx, { code: "a", name: "one" }));
      await expect(
        inTransaction(batch, async (trx) => {
          await insertArea(trx, { code: "b", name: "two" });
          throw new Error("a fault");
        }),
      ).rejects.toThrow("a fault");
    });
    expect((await db.q.selectFrom("area").selectAll().execute()).map((area) => area.code)).toEqual(["a"]);
  });
});
