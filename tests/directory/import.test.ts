import { describe, expect, it } from "vitest";
import { importDirectory, type Imported } from "#app/commands/import-directory.ts";
import { directoryPieces } from "#app/queries/directory-pieces.ts";
import type { Db } from "#db/connection.ts";
import { serviceById } from "#db/service.ts";
import { inTransaction } from "#db/connection.ts";
import { insertServiceParts } from "#db/service-part.ts";
import { partRowsOf } from "#app/directory/stored.ts";
import { onBothDatabases } from "../db/both.ts";
import { freshDb, MONDAY } from "../factories.ts";
import { anEntry, aService } from "./services.ts";

const BY = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;
const OTHER = "22222222-2222-4222-8222-222222222222";

/** What the import says, with what was refused as a number. */
async function take(db: Db, entries: readonly unknown[], source = "one.json"): Promise<Omit<Imported, "refused">> {
  const result = await importDirectory(db, { source, entries }, { by: BY, at: MONDAY });
  if (result.kind !== "done") throw new Error(result.kind);
  const { added, changed, unchanged, gone } = result;
  return { added, changed, unchanged, gone };
}

export async function exported(db: Db): Promise<{ total_items: number; contents: Record<string, unknown>[] }> {
  let text = "";
  for await (const piece of directoryPieces(db)) text += piece;
  return JSON.parse(text) as never;
}

onBothDatabases("A directory that is taken in", (open) => {
  it("is there once, however often it comes, and comes out as it went in", async () => {
    const db = await open.fresh();
    const entries = [anEntry(), anEntry({ id: OTHER, name: "Another" })];
    expect(await take(db, entries)).toEqual({ added: 2, changed: 0, unchanged: 0, gone: 0 });
    expect(await take(db, entries)).toEqual({ added: 0, changed: 0, unchanged: 2, gone: 0 });
    const document = await exported(db);
    expect(document.total_items).toBe(2);
    expect(document.contents[0]).toEqual(JSON.parse(JSON.stringify(aService())));
    expect(await take(db, document.contents, "export.json")).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it("holds no location of a refuge, whoever would put one in", async () => {
    const db = await open.fresh();
    await take(db, [anEntry({ hub_refuge: true })]);
    await expect(inTransaction(db, (trx) => insertServiceParts(trx, partRowsOf(aService(), [])))).rejects.toThrow();
  });
});

describe("a directory that is taken in again", () => {
  it("makes what its source has no more inactive, and takes it back when it returns", async () => {
    const db = await freshDb();
    await take(db, [anEntry(), anEntry({ id: OTHER })]);
    await take(db, [anEntry({ id: "elsewhere" })], "two.json");
    expect(await take(db, [anEntry()])).toMatchObject({ unchanged: 1, gone: 1 });
    expect((await serviceById(db, OTHER))?.status).toBe("inactive");
    expect((await serviceById(db, "elsewhere"))?.status).toBe("active");
    expect(await take(db, [anEntry()])).toMatchObject({ gone: 0 });
    expect(await take(db, [anEntry(), anEntry({ id: OTHER })])).toMatchObject({ changed: 1 });
    expect((await serviceById(db, OTHER))?.status).toBe("active");
  });

  it("never calls what it could not read gone, and changes nothing when it can read nothing", async () => {
    const db = await freshDb();
    await take(db, [anEntry(), anEntry({ id: OTHER })]);
    expect(await take(db, [anEntry(), anEntry({ id: OTHER, name: "" })])).toMatchObject({ gone: 0 });
    const told = { by: BY, at: MONDAY };
    for (const entries of [[], [anEntry({ status: "open" })]])
      expect((await importDirectory(db, { source: "one.json", entries }, told)).kind).toBe("refused");
    expect((await serviceById(db, OTHER))?.status).toBe("active");
  });

  it("keeps what the hub knows and its source does not say: how to apply, the wait, the needs, the later check", async () => {
    const db = await freshDb();
    await take(db, [anEntry({ hub_needs: ["men"] })]);
    const silent = anEntry({ assured_date: "2025-01-01", name: "Renamed" });
    for (const field of ["application_process", "wait_time", "interpretation_services"]) delete silent[field];
    expect(await take(db, [silent])).toMatchObject({ changed: 1 });
    const [service] = (await exported(db)).contents;
    expect(service).toMatchObject({
      name: "Renamed",
      assured_date: "2026-01-01",
      application_process: "Ring, or send the form on the page.",
      wait_time: "About a week",
      hub_needs: ["men"],
    });
  });

  it("leaves a service with the source that brought it first", async () => {
    const db = await freshDb();
    await take(db, [anEntry()]);
    const told = { by: BY, at: MONDAY };
    const result = await importDirectory(db, { source: "two.json", entries: [anEntry({ name: "Taken over" })] }, told);
    expect(result).toMatchObject({ kind: "done", changed: 0, refused: [{ problems: [{ path: "id" }] }] });
    expect((await serviceById(db, aService().id))?.name).toBe("Test stalking support");
  });
});

describe("an entry that cannot be read", () => {
  const wrong: readonly [string, Record<string, unknown>, string][] = [
    ["no name", { name: null }, "name"],
    ["a status that is none", { status: "open" }, "status"],
    ["an address that a browser would run", { url: "javascript:alert(1)" }, "url"],
    ["a time of day that is none", { schedules: [{ opens_at: "25:00" }] }, "schedules.0.opens_at"],
    ["days that are none", { schedules: [{}, { byday: "XX" }] }, "schedules.1.byday"],
    ["a day that does not exist", { assured_date: "2026-02-30" }, "assured_date"],
    ["a check still to come", { assured_date: "2026-03-03" }, "assured_date"],
    ["a list that is none", { phones: "01632 960 111" }, "phones"],
    ["ages the wrong way round", { minimum_age: 20, maximum_age: 10 }, "maximum_age"],
    ["a need that the hub does not know", { hub_needs: ["everything"] }, "hub_needs.0"],
    ["hidden characters", { name: "Help\u202e" }, "name"],
    ["words without end", { description: "a".repeat(5001) }, "description"],
    ["too many parts", { phones: Array.from({ length: 101 }, () => ({ number: "1" })) }, "phones"],
  ];
  for (const [why, changed, path] of wrong)
    it(`is refused with its path: ${why}`, async () => {
      const db = await freshDb();
      const entries = [anEntry({ id: OTHER }), anEntry(changed)];
      const result = await importDirectory(db, { source: "one.json", entries }, { by: BY, at: MONDAY });
      expect(result).toMatchObject({ kind: "done", added: 1, refused: [{ row: 2, problems: [{ path }] }] });
    });

  it("is refused when it is nothing like a service, comes twice, or is nested without end", async () => {
    const db = await freshDb();
    let deep: unknown = [];
    for (let depth = 0; depth < 5000; depth += 1) deep = [deep];
    const entries = [anEntry(), anEntry(), null, 7, [], "text", anEntry({ id: OTHER, description: deep })];
    const result = await importDirectory(db, { source: "one.json", entries }, { by: BY, at: MONDAY });
    expect(result.kind === "done" && result.refused.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7]);
  });
});
