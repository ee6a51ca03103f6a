import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { insertAreaSetting } from "#db/area.ts";
import { inTransaction } from "#db/connection.ts";
import { caseById } from "#db/case.ts";
import { newId } from "#db/ids.ts";
import { triageLine } from "#machines/protocol/line.ts";
import { DAY, later, type Day } from "#machines/time.ts";
import { aHub, MONDAY, openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";
import { inForce, SAFEGUARDED } from "../commands/protocol-steps.ts";
import { aPlannedCase, PLANTED_TEXTS } from "./planted.ts";

const folder = scratchFolder();
let reference = "";

beforeAll(async () => {
  writeFileSync(join(folder, "hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
  const db = await openFreshDb(join(folder, "hub.sqlite"));
  const hub = await aHub(db);
  const { caseId } = await aPlannedCase(db, hub);
  reference = (await caseById(db, caseId))?.reference ?? "";
  await inForce(db, hub, SAFEGUARDED, MONDAY, later(MONDAY, 30 * DAY));
  await inTransaction(db, (trx) =>
    insertAreaSetting(trx, {
      id: newId(),
      area: hub.area,
      from_day: "2026-03-10" as Day,
      visible_high: 8,
      medium_from: 4,
      escalation_incidents: 2,
      repeat_months: 18,
      unavailable: '["idva"]',
      alternatives: '{"idva":["isva"]}',
    }),
  );
  await db.close();
});

interface Ran {
  readonly code: number | null;
  readonly lines: readonly Record<string, unknown>[];
  readonly text: string;
  readonly stderr: string;
}

/** Has a process say, as it ends, for how many seconds it worked. */
const SAYS_WORK = `process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(\`worked \${(user + system) / 1e6} s\\n\`);
})`;

/** Runs `hub …` as a process of its own. */
function hub(
  args: readonly string[],
  input = "",
  data = folder,
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const env = { ...process.env, HUB_DATA_DIR: data, HUB_MODE: "demo", DATABASE_URL: "", ...more };
  const child = spawn(process.execPath, ["app/cli.ts", ...args], { env });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (piece: string) => (said[stream] += piece));
  child.stdin.end(input);
  return new Promise((resolve) =>
    child.on("close", (code) => {
      const lines = said.stdout.split("\n").filter((line) => line !== "");
      const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      resolve({ code, lines: read, text: said.stdout, stderr: said.stderr });
    }),
  );
}

const file = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
};
const ADMINISTRATOR = ["--by", "administrator.essex@example.org"];
const MANAGER = ["--by", "Duty-Manager.essex@example.org "];

// Each command is a process of its own: a busy machine takes its time to start a dozen.
vi.setConfig({ testTimeout: 180_000 });

describe("hub protocol", () => {
  it("proposes a file, lists and shows it, switches it on by a second person, and no longer takes it back", async () => {
    const good = file("good.json", { name: "Sooner", safetyPlanHours: 24 });
    const made = await hub(["protocol", "propose", good, ...ADMINISTRATOR]);
    expect(made).toMatchObject({ code: 0, lines: [{ version: "3", name: "Sooner" }], stderr: "" });
    const listed = await hub(["protocol", "list"]);
    expect(listed.lines.map((line) => line.version)).toEqual(["1", "2", "3"]);
    const [shown] = (await hub(["protocol", "show", "3"])).lines;
    expect(shown).toMatchObject({
      differences: { safetyPlanHours: 24 },
      inWords: [expect.stringContaining("24 hours") as string],
    });
    const from = ["--from", "2027-01-01T00:00Z"];
    const own = await hub(["protocol", "switch", "3", ...from, ...ADMINISTRATOR]);
    expect([own.code, own.text]).toEqual([2, ""]);
    const past = await hub(["protocol", "switch", "3", "--from", "2020-01-01T00:00Z", ...MANAGER]);
    expect([past.code, past.stderr]).toEqual([2, "Choose a time that has not passed.\n"]);
    expect((await hub(["protocol", "switch", "3", "--from", "2027-01-01", ...MANAGER])).code).toBe(2);
    const on = await hub(["protocol", "switch", "3", "--from", "2099-01-01T00:00Z", ...MANAGER]);
    expect(on.code).toBe(2);
    const soon = new Date(Date.now() + DAY).toISOString();
    expect((await hub(["protocol", "switch", "3", "--from", soon, ...MANAGER])).code).toBe(0);
    const back = await hub(["protocol", "withdraw", "3", ...ADMINISTRATOR]);
    expect([back.code, back.stderr]).toEqual([2, expect.stringContaining("no longer a proposal")]);
  });

  it("names each path that is wrong, and exits with 2", async () => {
    const bad = file("bad.json", { name: "Bad", off: ["R7"], pathways: { idva: { alternatives: ["helpline"] } } });
    const refused = await hub(["protocol", "propose", bad, ...ADMINISTRATOR]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/^pathways\.idva\.alternatives: .+\noff\.0: .+\n$/);
    const cases: readonly (readonly string[])[] = [
      ["propose", file("no.json", "{"), ...ADMINISTRATOR],
      ["propose", file("list.json", []), ...ADMINISTRATOR],
      ["propose", join(folder, "nothing.json"), ...ADMINISTRATOR],
      ["propose", file("fine.json", { name: "Fine" }), "--by", "nobody@example.org"],
      ["propose", file("fine.json", { name: "Fine" })],
      ["show", "99"],
      ["diff", "1", "99"],
      ["replay", "NONE-0000"],
    ];
    for (const args of cases) expect([args[1], (await hub(["protocol", ...args])).code]).toEqual([args[1], 2]);
  });

  it("lists the cases that would differ, and how many there are, without anybody's data", async () => {
    const { code, lines, text } = await hub(["protocol", "diff", "1", "2"]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      {
        case: reference,
        grade: { from: "medium", to: "medium" },
        routes: { added: [], removed: [] },
        actions: { added: ["adult-safeguarding"], removed: [], due: [] },
        unmet: { added: [], removed: [] },
      },
      { cases: 1, differ: 1 },
    ]);
    for (const planted of PLANTED_TEXTS) expect(text).not.toContain(planted);
    expect((await hub(["protocol", "diff", "2", "2"])).lines).toEqual([{ cases: 1, differ: 0 }]);
  });

  it("makes every decision again, and prints those of one case with their reasons", async () => {
    expect(await hub(["protocol", "replay"])).toMatchObject({
      code: 0,
      lines: [{ assessments: 1, same: 1, differ: 0 }],
    });
    const { code, lines, text } = await hub(["protocol", "replay", reference.toLowerCase()]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ version: "1", same: true, suggested: "medium", agreed: "high", at: MONDAY }]);
    expect(text).toContain("They are followed, watched or contacted");
    for (const planted of PLANTED_TEXTS) expect(text).not.toContain(planted);
  });
});

describe("hub triage --stored", () => {
  const document = { area: "essex", at: "2026-03-11T09:00:00Z", source: "self", immediateDanger: "no" };
  const eight = { ...document, risk: { tool: "dash-safelives", yes: 8, no: 16 } };
  const asked = (documents: readonly unknown[], stored = true, more: Readonly<Record<string, string>> = {}) =>
    hub(
      ["triage", ...(stored ? ["--stored"] : [])],
      documents.map((one) => JSON.stringify(one)).join("\n"),
      folder,
      more,
    );

  it("takes from the area what a document does not say, key by key, at its own time", async () => {
    const { code, lines } = await asked([
      eight,
      { ...eight, settings: { visibleHigh: 9 } },
      { ...eight, at: "2026-03-09T23:59:00Z" },
      { ...eight, settings: { unavailable: [] } },
    ]);
    expect(code).toBe(0);
    expect(lines.map((line) => line.suggestedGrade)).toEqual(["high", "medium", "standard", "high"]);
    expect(lines[0]?.unmet).toMatchObject([{ pathway: "idva", metBy: "isva" }]);
    expect(lines[3]?.unmet).toEqual([]);
  });

  it("judges by the version in force at each document's time", async () => {
    const stalked = { ...document, topics: ["stalking"] };
    const { lines } = await asked([stalked, { ...stalked, at: "2026-04-01T09:00:00Z" }]);
    expect(lines.map((line) => line.protocol)).toEqual(["1", "2"]);
    expect(lines.map((line) => JSON.stringify(line.actions).includes("adult-safeguarding"))).toEqual([false, true]);
  });

  it("says at “area” that there is none, beside whatever else is wrong, and answers the other lines", async () => {
    const { code, lines } = await asked([
      { ...document, area: "nowhere" },
      { ...document, area: "nowhere", foo: 1 },
      {},
      eight,
    ]);
    expect(code).toBe(2);
    const paths = lines.map((line) => ((line.error ?? []) as { path: string }[]).map(({ path }) => path));
    expect(paths.slice(0, 2)).toEqual([["area"], ["area", "foo"]]);
    expect(paths[2]?.filter((path) => path === "area")).toHaveLength(1);
    expect(paths[3]).toEqual([]);
  });

  it("without it opens no database, and answers as it always did", async () => {
    const elsewhere = join(folder, "not-there");
    const text = JSON.stringify({ ...eight, area: "nowhere" });
    const answered = await hub(["triage"], text, elsewhere);
    expect(answered.text).toBe(`${triageLine(text).line}\n`);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it("answers 3,000 documents in under four seconds, start-up included, either way", async () => {
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(SAYS_WORK)}`;
    const many = Array.from({ length: 3000 }, (_, n) => ({
      ...eight,
      at: new Date(Date.parse("2026-03-11T09:00:00Z") + n * 3_600_000).toISOString(),
    }));
    for (const stored of [false, true]) {
      const { lines, stderr } = await asked(many, stored, { NODE_OPTIONS });
      expect(lines).toHaveLength(3000);
      // The machine of a test run may be shared: what counts is what the process itself works, and twice what is promised fails it.
      expect(Number(/^worked (.+) s$/m.exec(stderr)?.[1])).toBeLessThan(8);
    }
  });
});
