import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { actorOf, aHub, MONDAY, openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";

const HEADING = "version,code,group,label,unit,pence,price_fy,bearer,bearer_detail";
const LINE = "List 1,A1.0,crime,Thing,Per case,5000,2019-20,Police,";

let folder: string;
const write = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `hub costs …` in a process of its own. */
async function costs(...args: string[]): Promise<Ran & { answer: unknown }> {
  const env = { ...process.env, HUB_DATA_DIR: folder, HUB_MODE: "demo", DATABASE_URL: "" };
  const ran = await promisify(execFile)(process.execPath, ["app/cli.ts", "costs", ...args], { env }).then(
    (out) => ({ code: 0, ...out }),
    (error: unknown) => error as Ran,
  );
  return { ...ran, answer: ran.stdout === "" ? null : JSON.parse(ran.stdout) };
}

beforeAll(async () => {
  folder = scratchFolder();
  writeFileSync(join(folder, "hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
  const db = await openFreshDb(join(folder, "hub.sqlite"));
  const hub = await aHub(db);
  await loadCatalogue(db, { demo: false }, { by: actorOf(hub, "administrator"), at: MONDAY });
  await db.close();
});

describe("hub costs import", () => {
  it("puts a list before a second person, and says so when it waits or is known", async () => {
    const file = write("good.csv", `\uFEFF${[HEADING, LINE].join("\r\n")}\r\n`);
    const first = await costs("import", file);
    expect([first.code, first.answer]).toMatchObject([0, { rows: 1, new: 1, known: 0, status: "proposed" }]);
    expect(first.stderr).toContain("second person");
    expect((await costs("import", file)).answer).toMatchObject({ new: 0, waiting: true });
    const approved = await costs("import", file, "--approve-as", "governance-lead.essex@example.org");
    expect([approved.code, approved.answer]).toMatchObject([0, { status: "approved" }]);
    expect((await costs("import", file)).answer).toMatchObject({ new: 0, known: 1, status: "known", change: null });
  });

  it("refuses a file whole and names each wrong cell by line and column", async () => {
    const wrong = write(
      "wrong.csv",
      [
        HEADING,
        LINE,
        "List 2,B,x,Thing,per case,,2019-20,Police,",
        "List 2,C,x,=1+1,per case,500,2019-20,Police,",
      ].join("\n"),
    );
    const { code, stderr, answer } = await costs("import", wrong);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Line 3, pence: .*missing/);
    expect(stderr).toMatch(/Line 4, the whole line: .*formula/);
    expect(answer).toMatchObject({ new: 0, wrong: [{ line: 3, column: "pence" }, { line: 4 }] });
  });

  it.each([
    [
      "another encoding",
      Buffer.from(`${HEADING}\nList 3,A,x,Caf\xe9,per case,500,2019-20,Police,\n`, "latin1"),
      "UTF-8",
    ],
    ["a column that is missing", "code,label\nA,Thing\n", "missing"],
    ["a column that nobody knows", `${HEADING},colour\n${LINE},red\n`, "colour"],
    ["no lines", `${HEADING}\n`, "no lines"],
  ])("refuses a file with %s", async (name, content, words) => {
    const { code, stderr } = await costs("import", write(`${name.replaceAll(" ", "-")}.csv`, content));
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it("lets nobody approve who may not, and nobody their own", async () => {
    const file = write("own.csv", `${HEADING}\n${LINE.replace("List 1", "List 4")}\n`);
    const as = (email: string, second: string) =>
      costs("import", file, "--as", `${email}.essex@example.org`, "--approve-as", `${second}.essex@example.org`);
    expect((await as("finance-lead", "commissioner")).code).toBe(2);
    expect((await as("finance-lead", "finance-lead")).stderr).toContain("second person");
    expect((await as("finance-lead", "governance-lead")).answer).toMatchObject({ status: "approved" });
  });
});

describe("hub costs deflators", () => {
  it("takes a vintage of the index, and names the line that is none", async () => {
    const file = write("index.csv", "year,index,status\n2023-24,98.1,outturn\n2024-25,100,forecast\n");
    const approve = ["--approve-as", "finance-lead.essex@example.org"];
    expect((await costs("deflators", file, "--vintage", "Later", ...approve)).answer).toMatchObject({
      new: 2,
      status: "approved",
    });
    expect((await costs("deflators", file, "--vintage", "Later")).answer).toMatchObject({ new: 0, known: 2 });
    const wrong = write("index-wrong.csv", "year,index\n2023-24,98.1\n2023-24,1\n");
    expect((await costs("deflators", wrong, "--vintage", "Other")).answer).toMatchObject({
      wrong: [{ line: 3, column: "year" }],
    });
  });
});
