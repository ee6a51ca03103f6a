import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { readOdsRow } from "#app/cli/ods-row.ts";
import { inTransaction, openDatabase } from "#db/connection.ts";
import { organisationsByCode, organisationsOfArea } from "#db/organisation.ts";
import { insertArea } from "#db/area.ts";
import { openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";

const SAMPLE = "db/seed/ods-practices-sample.csv";

/** A hub in a folder, and `hub organisations import …` in a process of its own. */
async function aTerminal() {
  const folder = scratchFolder();
  writeFileSync(join(folder, "hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
  const fresh = await openFreshDb(join(folder, "hub.sqlite"));
  await inTransaction(fresh, (trx) => insertArea(trx, { code: "essex", name: "Test area" }));
  await fresh.close();
  const env = { ...process.env, HUB_DATA_DIR: folder, HUB_MODE: "demo", DATABASE_URL: "" };
  return {
    folder,
    hub: async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
      try {
        const command = ["app/cli.ts", "organisations", "import", ...args];
        return { code: 0, ...(await promisify(execFile)(process.execPath, command, { env })) };
      } catch (error) {
        return error as { code: number; stdout: string; stderr: string };
      }
    },
    look: async () => {
      const db = await openDatabase({ file: join(folder, "hub.sqlite"), masterKey: TEST_KEY });
      const all = await organisationsOfArea(db, "essex");
      const [one] = await organisationsByCode(db, "Z99203");
      await db.close();
      return { all, one };
    },
  };
}

const cells = (more: Readonly<Record<number, string>> = {}): string[] =>
  Array.from(
    { length: 27 },
    (_, place) => more[place + 1] ?? { 1: "Z99301", 2: "A NAME", 13: "A", 26: "4" }[place + 1] ?? "",
  );

describe("a line of the official list", () => {
  it.each([
    ["THE QUAY PRACTICE AT ST MARY'S", "The Quay Practice at St Mary's"],
    ["WALK-IN CENTRE (NORTH)", "Walk-In Centre (North)"],
    ["Dr Somebody's surgery", "Dr Somebody's surgery"],
  ])("%s is called %s", (name, called) => {
    expect(readOdsRow(cells({ 2: name }))).toMatchObject({ row: { code: "Z99301", name: called, active: true } });
  });

  it.each([
    [{ 1: "no code" }, "ODS code"],
    [{ 2: "" }, "no name"],
    [{ 2: "=1+1" }, "what no name does"],
    [{ 13: "X" }, "thirteenth"],
  ])("%o is refused: %s", (more, because) => {
    expect((readOdsRow(cells(more)) as { wrong: string }).wrong).toContain(because);
  });

  it("with another number of cells it is refused", () => {
    expect((readOdsRow(cells().slice(1)) as { wrong: string }).wrong).toContain("26 cells");
  });
});

describe("hub organisations import", () => {
  it("adds the practices that work, once; run twice nothing doubles and nothing is changed", async () => {
    const { hub, look } = await aTerminal();
    const first = await hub(SAMPLE, "--domains", "nhs.example");
    expect([first.code, JSON.parse(first.stdout)]).toEqual([
      0,
      { rows: 6, added: 4, known: 0, closed: 1, leftOut: 1, refused: 0 },
    ]);
    const { all, one } = await look();
    expect(all).toHaveLength(4);
    expect(one).toMatchObject({
      kind: "gp",
      name: "The Quay Practice (Invented)",
      email_domains: "nhs.example",
      area: "essex",
    });
    const again = await hub(SAMPLE, "--domains", "elsewhere.example");
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, known: 4 });
    expect(await look()).toEqual({ all, one });
  });

  it("takes only one commissioner's where it is asked to", async () => {
    const { hub } = await aTerminal();
    expect(JSON.parse((await hub(SAMPLE, "--commissioner", "z9b")).stdout)).toMatchObject({ added: 1, leftOut: 5 });
  });

  it("lists the lines it cannot take with why, and takes the others; exit 2", async () => {
    const { hub, folder, look } = await aTerminal();
    const file = join(folder, "list.csv");
    const lines = [cells(), cells({ 1: "?" }), cells({ 1: "Z99302" }).slice(2)].map((line) => line.join(","));
    writeFileSync(file, `\uFEFF${lines.join("\r\n")}\r\n`);
    const done = await hub(file);
    expect([done.code, JSON.parse(done.stdout)]).toMatchObject([2, { added: 1, refused: 2 }]);
    const refused = readFileSync(`${file}.refused.csv`, "utf8");
    expect(refused).toContain("no ODS code");
    expect(refused).toContain("25 cells");
    expect((await look()).all).toHaveLength(1);
  });

  it.each([
    [["nowhere.csv"], "no file"],
    [[SAMPLE, "--area", "nowhere"], "no area"],
    [[SAMPLE, "--kind", "police"], "--kind"],
    [[SAMPLE, "--domains", "not a domain!"], "--domains"],
  ])("%j is refused in a sentence, with exit 2 and nothing written", async (args, said) => {
    const { hub, look } = await aTerminal();
    const { code, stderr } = await hub(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect((await look()).all).toEqual([]);
  });
});
