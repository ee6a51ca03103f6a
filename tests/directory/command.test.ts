import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";
import { anEntry } from "./services.ts";

const folder = scratchFolder();
const OTHER = "22222222-2222-4222-8222-222222222222";
const file = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
};

beforeAll(async () => {
  writeFileSync(join(folder, "hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
  await (await openFreshDb(join(folder, "hub.sqlite"))).close();
});

/** Runs `hub directory …` as a process of its own. */
function directory(...args: readonly string[]): Promise<{ code: number | null; out: string; said: string }> {
  const env = { ...process.env, HUB_DATA_DIR: folder, HUB_MODE: "demo", DATABASE_URL: "" };
  const child = spawn(process.execPath, ["app/cli.ts", "directory", ...args], { env });
  const heard = { out: "", said: "" };
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (heard.out += piece));
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (heard.said += piece));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...heard })));
}

it("a file is taken in once, what is refused stands in a file beside it, and the export is taken in as the same", async () => {
  const path = file("one.json", { contents: [anEntry(), anEntry({ id: OTHER, status: "open" })] });
  const first = await directory("import", path);
  expect([first.code, first.out]).toEqual([0, '{"added":1,"changed":0,"unchanged":0,"gone":0,"refused":1}\n']);
  const refused = JSON.parse(readFileSync(`${path}.refused.jsonl`, "utf8")) as unknown;
  expect(refused).toMatchObject({ row: 2, id: OTHER, problems: [{ path: "status" }] });
  expect((await directory("import", path)).out).toContain('"unchanged":1');
  const out = join(folder, "export.json");
  expect((await directory("export", out)).code).toBe(0);
  expect((await directory("export")).out).toBe(readFileSync(out, "utf8"));
  expect((await directory("import", out)).out).toBe('{"added":0,"changed":0,"unchanged":1,"gone":0,"refused":0}\n');
  expect(existsSync(`${out}.refused.jsonl`)).toBe(false);
}, 60_000);

it("a feed is taken in from its address", async () => {
  const entry = anEntry({ id: "33333333-3333-4333-8333-333333333333" });
  const server = createServer(({ url = "" }, response) =>
    response.end(JSON.stringify(url.includes("?page") ? { contents: [entry], last_page: true } : entry)),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  expect((await directory("import", address)).out).toContain('"added":1');
}, 60_000);

it("what cannot be read ends with 2 and says why, and nothing is changed", async () => {
  for (const [where, why] of [
    [join(folder, "none.json"), /There is no file/],
    [file("text.json", "hello"), /is not JSON/],
    [file("other.json", { hello: 1 }), /holds no list of services/],
    [file("empty.json", []), /nothing was changed/],
    ["http://example.org/api", /only read over https/],
    ["https://10.0.0.1/api", /private network/],
  ] as const) {
    const { code, out, said } = await directory("import", where);
    expect([where, code, out]).toEqual([where, 2, ""]);
    expect(said).toMatch(why);
  }
}, 60_000);
