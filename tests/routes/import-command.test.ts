import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { importContactPoint } from "#app/commands/keep-contact-point.ts";
import { openDatabase } from "#db/connection.ts";
import { countedLegacyTotals, legacyTotals } from "#db/legacy-contact.ts";
import { insertOrganisation } from "#db/organisation.ts";
import { inTransaction } from "#db/connection.ts";
import type { Day } from "#machines/time.ts";
import { aHub, MONDAY, openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";

const HEADING = "contact_point,date,time,reference";
let folder: string;
const env = () => ({ ...process.env, HUB_DATA_DIR: folder, HUB_MODE: "demo", DATABASE_URL: "" });
const path = (name: string) => join(folder, name);
const write = (name: string, content: string | Buffer) => {
  writeFileSync(path(name), content);
  return path(name);
};

/** `hub …` in a process of its own. */
async function hub(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, ["app/cli.ts", ...args], { env: env() })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}
const openHere = () => openDatabase({ file: path("hub.sqlite"), masterKey: TEST_KEY });

beforeAll(async () => {
  folder = scratchFolder();
  writeFileSync(path("hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
  const db = await openFreshDb(path("hub.sqlite"));
  const { area } = await aHub(db);
  const by = { userId: "clock", organisationId: "clock", role: "clock", area } as const;
  const point = {
    kind: "phone",
    organisation: "Test",
    reach: "",
    status: "ringing",
    from: "2020-01-01" as Day,
  } as const;
  await importContactPoint(db, { ...point, name: "Old helpline" }, { by, at: MONDAY });
  const police = {
    id: "police",
    name: "Test police",
    kind: "police",
    hub_code: "TESTPD",
    area,
    status: "active",
  } as const;
  await inTransaction(db, (trx) => insertOrganisation(trx, { ...police, created_at: MONDAY, version: 1 }));
  await db.close();
});

describe("hub import contacts", () => {
  it("takes what it can, says line by line why not the rest, and makes a formula harmless", async () => {
    const rows = [
      "Old helpline,2025-01-01,,R1",
      '=HYPERLINK("x"),2025-01-01,,R2',
      "Nowhere,2025-01-01,,R3",
      "Old helpline",
    ];
    const file = write("mixed.csv", `\uFEFF${[HEADING, ...rows].join("\r\n")}\r\n`);
    const first = await hub("import", "contacts", file);
    expect([first.code, JSON.parse(first.stdout)]).toEqual([2, { rows: 4, added: 1, known: 0, refused: 3 }]);
    const refused = readFileSync(`${file}.refused.csv`, "utf8").split("\r\n");
    expect(refused[0]).toBe(`refused_line,refused_because,${HEADING}`);
    expect(refused[1]).toMatch(/^3,“contact_point” is a formula\.,"'=HYPERLINK/);
    expect(refused[2]).toMatch(/^4,.*Nowhere,2025-01-01,,R3$/);
    expect(refused[3]).toMatch(/^5,"It has 1 cells, and the heading 4\."/);
    expect(statSync(`${file}.refused.csv`).mode & 0o077).toBe(0);
    const second = await hub("import", "contacts", file);
    expect(JSON.parse(second.stdout)).toMatchObject({ added: 0, known: 1 });
    // What was refused can be mended where it is, and imported.
    const mended = write("mended.csv", refused.join("\r\n").replace("Nowhere", "Old helpline"));
    expect(JSON.parse((await hub("import", "contacts", mended)).stdout)).toMatchObject({ added: 1, refused: 2 });
  });

  it("takes a row of a million letters for one row: it is refused, cut short, and the rest come in", async () => {
    const rows = [
      "Old helpline,2025-01-01,,LONG-1",
      `${"x".repeat(1_000_000)},2025-01-01,,`,
      "Old helpline,2025-01-01,,LONG-2",
    ];
    const file = write("one-long-row.csv", [HEADING, ...rows].join("\n"));
    expect(JSON.parse((await hub("import", "contacts", file)).stdout)).toMatchObject({ rows: 3, added: 2, refused: 1 });
    const refused = readFileSync(`${file}.refused.csv`, "utf8");
    expect(refused).toMatch(/\n3,It is too long: /);
    expect(refused.length).toBeLessThan(2000);
  });

  it("takes lines that end in any way, even in one file", async () => {
    const rows = ["Old helpline,2025-01-01,,E1\r\n", "Old helpline,2025-01-01,,E2\n", "Old helpline,2025-01-01,,E3\r"];
    for (const end of ["\r\n", "\n", "\r"]) {
      const file = write("ends.csv", `${HEADING}${end}${rows.join("")}Old helpline,2025-01-01,,E4`);
      expect(JSON.parse((await hub("import", "contacts", file)).stdout)).toMatchObject({ rows: 4, refused: 0 });
    }
  });

  it("says on which line a quotation mark was opened and not closed, and that a heading is all there is", async () => {
    const rows = Array.from({ length: 300_000 }, () => "Old helpline,2025-01-01,,");
    const open = write(
      "open.csv",
      [HEADING, "Old helpline,2025-01-01,,O1", '"Old helpline,2025-01-01,,', ...rows].join("\n"),
    );
    expect((await hub("import", "contacts", open)).stderr).toMatch(/From line 3 on/);
    const { code, stdout, stderr } = await hub("import", "contacts", write("heading.csv", `${HEADING}\n`));
    expect([code, JSON.parse(stdout)]).toEqual([0, { rows: 0, added: 0, known: 0, refused: 0 }]);
    expect(stderr).toMatch(/no rows under its heading/);
  });

  it.each([
    ["UTF-16", Buffer.from(`\uFEFF${HEADING}\n`, "utf16le"), /UTF-16.*Save it as UTF-8/],
    ["Windows-1252", Buffer.from(`${HEADING}\ncaf\u00e9,2025-01-01,,\n`, "latin1"), /not UTF-8.*Windows-1252/],
    ["no date", "contact_point\nOld helpline\n", /columns are missing: “date”/],
    ["an unknown column", `${HEADING},colour\n`, /not known here: “colour”/],
    ["personal columns", `${HEADING},Caller name,Phone\n`, /look personal: “caller_name”, “phone”/],
    ["a column twice", `${HEADING},date\n`, /there twice: “date”/],
    ["semicolons", "contact_point;date\n", /parted by commas/],
    ["nothing", "", /is empty/],
    ["an open quotation mark", `${HEADING}\n"Old helpline,2025-01-01,,\n`, /no CSV.*quotation mark/],
  ])("refuses a file with %s whole, and says why", async (_, content, why) => {
    const { code, stdout, stderr } = await hub("import", "contacts", write("wrong.csv", content));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(why);
    expect(existsSync(path("wrong.csv.refused.csv"))).toBe(false);
  });

  it("refuses a file that is not there, an area that is not, and to write over what it reads", async () => {
    expect(await hub("import", "contacts", path("none.csv"))).toMatchObject({ code: 2 });
    const file = write("one.csv", `${HEADING}\nOld helpline,2025-01-01,,R1\n`);
    expect(await hub("import", "contacts", file, "--area", "nowhere")).toMatchObject({ code: 2 });
    expect(await hub("import", "contacts", file, "--refused", file)).toMatchObject({ code: 2 });
    expect(readFileSync(file, "utf8")).toContain("R1");
  });

  it("that was killed goes on where it stopped, and its totals are what is there", { timeout: 60_000 }, async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, n) => `Old helpline,2024-0${(n % 9) + 1}-11,${n % 2 ? "10:00" : ""},`,
    );
    const file = write("long.csv", [HEADING, ...rows].join("\n"));
    const child = spawn(process.execPath, ["app/cli.ts", "import", "contacts", file], { env: env(), stdio: "ignore" });
    const kept = async () => {
      const db = await openHere();
      const totals = await legacyTotals(db, "essex", "2024-01", "2024-12");
      const counted = (await countedLegacyTotals(db, "essex")).filter(({ month }) => month.startsWith("2024"));
      await db.close();
      const sum = (all: typeof totals) => all.reduce((n, { contacts }) => n + contacts, 0);
      expect(sum(totals)).toBe(sum(counted));
      return sum(totals);
    };
    while (child.exitCode === null && (await kept()) === 0) await pause(50);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    const before = await kept();
    expect(before).toBeGreaterThan(0);
    const again = JSON.parse((await hub("import", "contacts", file)).stdout) as Record<string, number>;
    expect(again).toEqual({ rows: 40_000, added: 40_000 - before, known: before, refused: 0 });
    expect(await kept()).toBe(40_000);
  });
});

describe("hub doors import", () => {
  it("adds, changes and knows contact points by name", async () => {
    const sample = ["doors", "import", "db/seed/contact-points-sample.csv"];
    expect(JSON.parse((await hub(...sample)).stdout)).toEqual({ added: 5, changed: 0, known: 0, refused: 0 });
    expect(JSON.parse((await hub(...sample)).stdout)).toEqual({ added: 0, changed: 0, known: 5, refused: 0 });
    const wrong = write("doors.csv", "name,kind,organisation,reach,status,from\nRefuge,office,Test,,gone,\n");
    expect(await hub("doors", "import", wrong)).toMatchObject({ code: 2 });
    expect(readFileSync(`${wrong}.refused.csv`, "utf8")).toMatch(/2,name: Leave refuges out.*status: Choose/);
  });

  it("the sample of an old call log belongs to the sample of contact points", async () => {
    const sample = ["import", "contacts", "db/seed/legacy-contacts-sample.csv"];
    expect(JSON.parse((await hub(...sample)).stdout)).toEqual({ rows: 6, added: 6, known: 0, refused: 0 });
    expect(JSON.parse((await hub(...sample)).stdout)).toEqual({ rows: 6, added: 0, known: 6, refused: 0 });
  });
});

describe("hub import police", () => {
  it("makes each row of the sample a referral, once", async () => {
    const sample = ["import", "police", "db/seed/police-call-outs-sample.csv", "--organisation", "testpd"];
    expect(JSON.parse((await hub(...sample)).stdout)).toEqual({ rows: 2, received: 2, known: 0, refused: 0 });
    expect(JSON.parse((await hub(...sample)).stdout)).toEqual({ rows: 2, received: 0, known: 2, refused: 0 });
  });

  it("says nothing of anybody: not on the terminal, and not in the file of refused lines", async () => {
    const secret = "Plover";
    const rows = [
      `A1,2026-03-01,${secret},${secret}`,
      `,${secret},${secret},no`,
      `A1,2026-03-01,${secret}2,no`,
      `=${secret},,,`,
    ];
    const file = write("police.csv", `incident_number,incident_date,name,in_danger\n${rows.join("\n")}\n`);
    const { code, stdout, stderr } = await hub("import", "police", file, "--organisation", "TESTPD");
    const refused = readFileSync(`${file}.refused.csv`, "utf8");
    expect(code).toBe(2);
    expect(`${stdout}${stderr}${refused}`).not.toContain(secret);
    expect(refused.split("\r\n").map((line) => line.split(",")[0])).toEqual(["refused_line", "2", "3", "5", ""]);
  });

  it("is refused for an organisation that is no police, or not there, and for a sender who is not theirs", async () => {
    const file = "db/seed/police-call-outs-sample.csv";
    expect((await hub("import", "police", file, "--organisation", "Z99000")).stderr).toMatch(/More than one|no police/);
    expect((await hub("import", "police", file, "--organisation", "NOBODY")).stderr).toMatch(/no organisation/);
    const by = ["--by", "referrer.essex@example.org"];
    expect((await hub("import", "police", file, "--organisation", "TESTPD", ...by)).stderr).toMatch(/Nobody of that/);
  });
});
