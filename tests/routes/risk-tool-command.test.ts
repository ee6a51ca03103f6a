import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { lastAudit } from "#db/audit.ts";
import { openDatabase } from "#db/connection.ts";
import { riskTools } from "#db/risk-tool.ts";
import { openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";
import { aWordingFile } from "../wordings.ts";

/** A hub in a folder, and `hub risk-tool …` in a process of its own. */
async function aTerminal() {
  const folder = scratchFolder();
  writeFileSync(join(folder, "hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
  await (await openFreshDb(join(folder, "hub.sqlite"))).close();
  const env = { ...process.env, HUB_DATA_DIR: folder, HUB_MODE: "demo", DATABASE_URL: "" };
  return {
    hub: async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
      try {
        const command = ["app/cli.ts", "risk-tool", ...args];
        return { code: 0, ...(await promisify(execFile)(process.execPath, command, { env })) };
      } catch (error) {
        return error as { code: number; stdout: string; stderr: string };
      }
    },
    file: (content: unknown, name = "wording.json"): string => {
      const path = join(folder, name);
      writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
      return path;
    },
    look: async () => {
      const db = await openDatabase({ file: join(folder, "hub.sqlite"), masterKey: TEST_KEY });
      const seen = { tools: await riskTools(db), audit: await lastAudit(db, 10) };
      await db.close();
      return seen;
    },
  };
}

describe("hub risk-tool", () => {
  it("loads a wording once, lists it, and withdraws it; each is written down", async () => {
    const { hub, file, look } = await aTerminal();
    const path = file(`\uFEFF${JSON.stringify(aWordingFile())}`);
    const first = await hub("import", path);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(first.stdout)).toEqual({
      tool: "dash-safelives",
      version: "test 1",
      questions: 24,
      loaded: true,
    });

    const again = await hub("import", path);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain("stored just like this");
    expect(JSON.parse(again.stdout)).toMatchObject({ loaded: false });

    const listed = await hub("list");
    expect(JSON.parse(listed.stdout)).toMatchObject({
      licence: "Invented licence, for tests, 2026",
      withdrawnAt: null,
    });

    expect(await hub("withdraw", "dash-safelives", "test 1")).toMatchObject({ code: 0, stderr: "" });
    expect((await hub("withdraw", "dash-safelives", "test 1")).stderr).toContain("was withdrawn before");
    expect((await hub("import", path)).stderr).toContain("It was withdrawn and stays so");
    const { tools, audit } = await look();
    expect(tools).toMatchObject([{ tool: "dash-safelives", withdrawn_at: expect.any(String) as string }]);
    expect(audit.map((row) => row.verb).sort()).toEqual(["risk-tool.load", "risk-tool.withdraw"]);
  });

  it("never changes a version: other questions, words or licence under it are refused", async () => {
    const { hub, file, look } = await aTerminal();
    const wording = aWordingFile("dara");
    await hub("import", file(wording));
    const [first, ...others] = wording.questions;
    const changes = [
      { questions: [{ ...first, text: "Another test question" }, ...others] },
      { questions: others },
      { licence: "Somebody else" },
    ];
    for (const change of changes) {
      const refused = await hub("import", file({ ...wording, ...change }, "other.json"));
      expect(refused).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toContain("stored with other content");
    }
    expect((await look()).tools).toHaveLength(1);
  });

  it("names the path of each mistake, exits with 2, and writes nothing", async () => {
    const { hub, file, look } = await aTerminal();
    const { questions } = aWordingFile();
    const wrong: [unknown, string][] = [
      ["{", "is not JSON"],
      [{ ...aWordingFile(), tool: "own" }, "tool: Choose the tool"],
      [{ ...aWordingFile(), extra: 1 }, "extra: There is no “extra” here"],
      [{ ...aWordingFile(), questions: questions.slice(1) }, "questions: This tool asks 24 questions"],
      [{ ...aWordingFile(), questions: [{ topic: "none", text: "Test" }] }, "questions.0.topic: Choose one of"],
      [[], "the file:"],
    ];
    for (const [content, says] of wrong) {
      const { code, stdout, stderr } = await hub("import", file(content));
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(says);
    }
    expect((await hub("import", "no-such-file.json")).code).toBe(2);
    expect((await hub("withdraw", "dara", "none")).stderr).toContain("dara none is not loaded.");
    expect((await hub("withdraw", "own", "1")).code).toBe(2);
    expect(await look()).toEqual({ tools: [], audit: [] });
  });
});
