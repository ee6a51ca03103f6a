import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { importDirectory } from "#app/commands/import-directory.ts";
import { directoryPieces } from "#app/queries/directory-pieces.ts";
import { openDatabase } from "#db/connection.ts";
import { isPublicLine, isRefuge } from "#machines/directory/refuge.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { MONDAY, scratchFolder, TEST_KEY } from "../factories.ts";
import { PLANTED, plantedRefuge, WORDS_PLANTED } from "./planted-refuge.ts";
import { anEntry, aService } from "./services.ts";

const BY = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;
const SHARED = "33333333-3333-4333-8333-333333333333";

/** A database with these entries: what is in its files, what is exported, and what was refused. */
async function afterImport(...imports: readonly (readonly unknown[])[]) {
  const folder = scratchFolder();
  const db = await openDatabase({ file: join(folder, "hub.sqlite"), masterKey: TEST_KEY });
  onTestFinished(() => db.close());
  await migrateToLatest(db);
  let refused = "";
  for (const entries of imports) {
    const result = await importDirectory(db, { source: "one.json", entries }, { by: BY, at: MONDAY });
    refused += JSON.stringify(result);
  }
  let text = "";
  for await (const piece of directoryPieces(db)) text += piece;
  const files = ["hub.sqlite", "hub.sqlite-wal"].map((name) => readFileSync(join(folder, name), "latin1")).join("");
  return { files, text, refused };
}

const found = (text: string) => PLANTED.filter((planted) => text.toLowerCase().includes(planted.toLowerCase()));

describe("where people are kept safe", () => {
  it("is nowhere in the database's files or the export, whichever field of a directory said it", async () => {
    const { files, text, refused } = await afterImport([plantedRefuge()]);
    expect([found(files), found(text), found(refused)]).toEqual([[], [], []]);
    const [refuge] = (JSON.parse(text) as { contents: Record<string, unknown>[] }).contents;
    expect(refuge).toMatchObject({ hub_refuge: true, service_at_locations: [], status: "active" });
    expect(refuge?.["phones"]).toMatchObject([{ number: "0808 157 0222" }]);
  });

  it("is nowhere when it stands in any one of the words alone, without an address beside it", async () => {
    const bare = { ...anEntry(), name: "Refuge for women", phones: [], contacts: [], service_at_locations: [] };
    const entries = WORDS_PLANTED.map((plant, index) => ({
      ...plant({ ...bare, attributes: [] }),
      hub_refuge: true,
      id: `44444444-4444-4444-8444-${String(index).padStart(12, "0")}`,
    }));
    const { files, text } = await afterImport(entries);
    expect([found(files), found(text)]).toEqual([[], []]);
    expect((JSON.parse(text) as { contents: unknown[] }).contents).toHaveLength(WORDS_PLANTED.length);
  });

  it("is not told by another service of the same place", async () => {
    const { service_at_locations, ...desk } = plantedRefuge();
    const other = { ...anEntry({ id: SHARED }), service_at_locations };
    const { files, text } = await afterImport([other, { ...desk, service_at_locations }]);
    expect([found(files), found(text)]).toEqual([[], []]);
  });

  it("is gone from the rows when a service turns out to be one, and stays so when its directory forgets", async () => {
    const open = { ...plantedRefuge(), name: "Test House", description: "Rooms", attributes: [], hub_needs: ["men"] };
    const [before, after, again] = [open, plantedRefuge(), open];
    expect(found((await afterImport([before])).text)).not.toEqual([]);
    expect(found((await afterImport([before], [after])).text)).toEqual([]);
    expect(found((await afterImport([before], [after], [again])).text)).toEqual([]);
  });

  it("is known by the service's name, words, terms, needs or by its directory's own word", () => {
    for (const changed of [
      { name: "Harbour Refuge" },
      { description: "Safe accommodation for women and children" },
      { hub_refuge: true },
      { hub_needs: ["refuge"] },
      { attributes: [{ taxonomy_term: { term: "Second-stage housing", taxonomy: "Test" } }] },
    ])
      expect([changed, isRefuge(aService(changed))]).toEqual([changed, true]);
    for (const name of ["Refugee welcome", "Stalking support", "House of books"])
      expect([name, isRefuge(aService({ name }))]).toEqual([name, false]);
  });

  it("is not told by the id of a refuge: one that is no UUID is refused, without being repeated", async () => {
    const { refused } = await afterImport([{ ...plantedRefuge(), id: "12-hiddle-lane" }, anEntry()]);
    expect(refused).toContain("has to be a UUID");
    expect(refused).not.toContain("hiddle");
  });
});

describe("a number that anybody may ring", () => {
  it("is a freephone number, one that begins with 03, or a short one", () => {
    for (const number of ["0808 157 0111", "+44 808 157 0111", "0044 808 157 0111", "0300 123 4567", "116 006", "999"])
      expect([number, isPublicLine(number)]).toEqual([number, true]);
    for (const number of ["01632 960 111", "07700 900 111", "020 7946 0111", "", "0808", "0808 157 0111 100000000001"])
      expect([number, isPublicLine(number)]).toEqual([number, false]);
  });

  it("is never a longer run of figures, whatever it begins with", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{13,30}$/), (number) => {
        expect(isPublicLine(number)).toBe(false);
      }),
    );
  });
});
