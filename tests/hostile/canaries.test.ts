// Unique words are planted in everything that a form takes about a person; then everybody who must not see them looks everywhere.
import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aBusyHub, type BusyHub } from "./a-busy-hub.ts";
import { anotherHub } from "./another-hub.ts";
import { looked } from "./looking.ts";
import { found, planted } from "./planted-words.ts";
import { type Ids, plantEverywhere } from "./planting.ts";

let hub: BusyHub;
let ids: Ids;
let strangers: Awaited<ReturnType<typeof anotherHub>>;
beforeAll(async () => {
  hub = await aBusyHub();
  ids = await plantEverywhere(hub);
  strangers = await anotherHub(hub, ["call-handler", "duty-manager", "administrator", "partner", "referrer"]);
});
afterAll(() => hub.close());

const look = (cookie: string, may?: (what: string) => boolean) => looked(hub, ids, cookie, may);

/**
 * Whether the word stands in base64, wherever in other words it begins: its middle is then one of three texts. What is sealed is
 * base64 too and may hold so few letters by chance, so what is found is opened and read.
 */
function inBase64(word: string, bytes: Buffer): boolean {
  const written = (shift: number) => Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]);
  const ways = [0, 1, 2].flatMap((shift) => (["base64", "base64url"] as const).map((as) => [shift, as] as const));
  return ways.some(([shift, as]) => {
    const text = written(shift).toString(as).replace(/=+$/, "");
    const middle = text.slice(shift === 0 ? 0 : 4, -4);
    if (middle.length < 6) return false;
    for (let at = bytes.indexOf(middle); at >= 0; at = bytes.indexOf(middle, at + 1)) {
      const from = at - (shift === 0 ? 0 : 4);
      const around = bytes.toString("latin1", Math.max(0, from), from + text.length + 4);
      if (Buffer.from(around, "base64").includes(word)) return true;
    }
    return false;
  });
}

describe("what was planted", () => {
  it("is there for a handler of the hub that holds it: the search finds what there is to find", async () => {
    const { known } = await look(hub.cookie.manager, () => true);
    for (const what of [
      "call.name",
      "call.whatHappened",
      "call.gradeReason",
      "willow.name",
      "chapel.name",
      "second.phone",
      "second.whereNow",
    ])
      expect([...known]).toContain(what);
    expect(known.size).toBeGreaterThan(40);
    expect(planted.size).toBeGreaterThan(60);
  });

  it("is nowhere for a commissioner, an administrator, another practice, a partner of nothing, or nobody", async () => {
    expect((await look(hub.cookie.commissioner)).leaks).toEqual([]);
    expect((await look(hub.cookie.administrator)).leaks).toEqual([]);
    expect((await look(hub.cookie.council)).leaks).toEqual([]);
    expect((await look("")).leaks).toEqual([]);
  });

  it("is nowhere for anybody of another hub", { timeout: 60_000 }, async () => {
    for (const [role, cookie] of strangers) expect((await look(cookie)).leaks, role).toEqual([]);
  });

  it("comes back to a referrer only as their own draft, and their own reason in their own record", async () => {
    const own = (what: string) => what.startsWith("draft.") || what === "willow.agreedReason";
    const willow = await look(hub.cookie.willow, own);
    expect(willow.leaks).toEqual([]);
    expect([...willow.known].sort()).toEqual(["draft.name", "draft.whatHappened", "willow.agreedReason"]);
    expect((await look(hub.cookie.chapel, (what) => what === "chapel.agreedReason")).leaks).toEqual([]);
  });

  it("is, for a partner, the minimum of what they took on and nothing else", async () => {
    const minimum = ["chosenName", "sayWeAre", "whoMayAnswer", "distressWord", "language", "whatHappened"];
    const may = (what: string) => minimum.some((name) => what === `call.${name}`);
    const harbour = await look(hub.cookie.harbour, may);
    expect(harbour.leaks).toEqual([]);
    expect([...harbour.known]).toContain("call.chosenName");
    expect((await look(hub.cookie.lantern)).leaks).toEqual([]);
  });

  it("is in no line of the log", () => {
    expect(found(hub.logged.join(""))).toEqual([]);
  });

  it("is in no file of the database, however it is written", async () => {
    const { rows } = await sql<{ file: string }>`select file from pragma_database_list`.execute(hub.server.hub.db.q);
    const file = rows[0]?.file ?? "";
    for (const path of [file, `${file}-wal`]) {
      const bytes = readFileSync(path);
      expect(bytes.length).toBeGreaterThan(0);
      const leaks = [...planted].filter(([, word]) => {
        const ways = [word, word.toLowerCase(), encodeURIComponent(word), word.replaceAll(" ", "")];
        const written = [Buffer.from(word, "utf16le"), Buffer.from(Buffer.from(word).toString("hex"))];
        return (
          [...ways.map((way) => Buffer.from(way)), ...written].some((way) => bytes.includes(way)) ||
          inBase64(word, bytes)
        );
      });
      expect(leaks, path).toEqual([]);
    }
  });
});
