// What a commissioner can reach, read as a machine would read it: pages, their data, the picture and the file.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freezeDue } from "#app/commands/freeze-due.ts";
import { REPORTS } from "#app/reports/reports.ts";
import { seedLives } from "#app/seed/seed.ts";
import routes from "#app/routes.ts";
import { DAY, later } from "#machines/time.ts";
import { aBusyHub, type BusyHub } from "./a-busy-hub.ts";
import { plain } from "./forms-in.ts";

const REPORT = "/reports/reaction-and-prevention";
const FILE = `${REPORT}/file.csv`;

let hub: BusyHub;
beforeAll(async () => {
  hub = await aBusyHub();
  const { db, clock } = hub.server.hub;
  // Few people over many quarters: most true counts are small.
  const from = later(clock(), -500 * DAY);
  await seedLives(db, { area: "essex", from, until: clock(), contactsPerYear: 160, seed: 11 });
  await freezeDue(db, REPORTS, clock());
});
afterAll(() => hub.close());

const ask = (path: string, options = {}) => hub.send(path, { cookie: hub.cookie.commissioner, ...options });

/** Everything in a payload of single fetch: a flat list whose numbers point into itself. */
function payload(text: string): { key: string; value: unknown }[] {
  const flat = JSON.parse(text.split("\n")[0] ?? "[]") as unknown[];
  return flat.flatMap((entry) =>
    entry !== null && typeof entry === "object" && !Array.isArray(entry)
      ? Object.entries(entry).map(([key, to]) => ({
          key: String(flat[Number(key.slice(1))]),
          // Below nothing stand null, undefined and their like.
          value: typeof to === "number" && to >= 0 ? flat[to] : null,
        }))
      : [],
  );
}

/** The payload inside a page, for the browser's own code. */
function inlinePayload(page: string): string {
  const parts = [...page.matchAll(/streamController\.enqueue\(("(?:[^"\\]|\\.)*")\)/g)];
  return parts.map(([, text = '""']) => JSON.parse(text) as string).join("");
}

const allowed = (count: unknown) =>
  count === "1 to 7" || count === "suppressed" || (typeof count === "number" && count % 5 === 0 && count >= 0);

describe("no count from 1 to 7", () => {
  it("is in the data of the page, nor any other number that nobody sees", async () => {
    const truth = await hub.server.hub.db.q.selectFrom("ledger_total").select("cases").execute();
    expect(truth.filter(({ cases }) => cases >= 1 && cases <= 7).length, "there is much to hide").toBeGreaterThan(10);
    const page = await (await ask(REPORT)).text();
    for (const text of [inlinePayload(page), await (await ask(`${REPORT}.data`)).text()]) {
      const entries = payload(text);
      const counts = entries.filter(({ key }) => key === "cases");
      expect(counts.length).toBeGreaterThan(50);
      expect(counts.filter(({ value }) => !allowed(value))).toEqual([]);
      expect(counts.some(({ value }) => value === "1 to 7")).toBe(true);
      const pounds = entries.filter(({ key }) => key === "cost").map(({ value }) => value);
      expect(pounds.filter((value) => value !== "suppressed" && typeof value !== "number")).toEqual([]);
      expect(pounds).toContain("suppressed");
      const numbers = new Set(entries.filter(({ value }) => typeof value === "number").map(({ key }) => key));
      expect([...numbers].filter((key) => !NUMBERS.has(key))).toEqual([]);
    }
  });

  it("is in the tables or in the words of the picture", async () => {
    const page = (await (await ask(REPORT)).text()).replace(/<script\b.*?<\/script>/gs, "");
    const words = plain(page.replaceAll(/<[^>]*>/g, " ")).replaceAll(/\s+/g, " ");
    for (const [said, count = ""] of words.matchAll(/([\d,]+) (?:cases|people|actions|contacts)\b/g))
      if (!words.includes(`1 to ${said}`)) expect(Number(count.replaceAll(",", "")) % 5, said).toBe(0);
    for (const [row] of page.matchAll(/<tr\b.*?<\/tr>/gs))
      for (const [, cell = ""] of row.matchAll(/<td\b[^>]*>(.*?)<\/td>/gs)) expect(cell.trim()).not.toMatch(/^[1-7]$/);
    for (const [, words_ = ""] of page.matchAll(/<(?:title|desc|text)\b[^>]*>(.*?)<\/(?:title|desc|text)>/gs))
      expect(plain(words_)).not.toMatch(/(?<![\d,.]|to |1 )\b[1-7] cases?\b/);
  });

  it("is in the file", async () => {
    const [head = "", ...lines] = (await (await ask(FILE)).text())
      .replace(/^\uFEFF/, "")
      .trim()
      .split(/\r?\n/);
    const place = head.split(",").findIndex((name) => /cases/i.test(name));
    expect(place).toBeGreaterThan(-1);
    expect(lines.length).toBeGreaterThan(50);
    // Names may hold commas: the count and the money stand last.
    const fromEnd = head.split(",").length - place;
    const counts = lines.map((line) => line.split(",").at(-fromEnd) ?? "");
    expect(
      counts.filter(
        (count) => !/^(1 to 7|suppressed)$/.test(count) && (!/^\d+$/.test(count) || Number(count) % 5 !== 0),
      ),
    ).toEqual([]);
    expect(counts).toContain("1 to 7");
    for (const line of lines) expect(line).not.toMatch(/(?:^|,)"?[=+\-@\t\r]/);
  });

  it("comes by asking otherwise: no choice in the address changes what is shown", async () => {
    const whole = await (await ask(FILE)).text();
    for (const query of [
      "area=kent",
      "area=essex&count=1",
      "from=2026-02-01&to=2026-02-02",
      "gp=Z99001",
      "format=json",
    ])
      expect(await (await ask(`${FILE}?${query}`)).text()).toBe(whole);
  });
});

/** What the report may say in numbers; a new one has to be thought about here. */
const NUMBERS = new Set([
  ...["cases", "cost"],
  // Which release it is, and how its counts were controlled.
  ...["number", "mostHidden", "countStep"],
]);

describe("no way from the report to a person", () => {
  it("nothing that can be reached by links and forms leaves the reports", async () => {
    const queue = ["/", "/reports", REPORT];
    const seen = new Set<string>();
    while (queue.length > 0) {
      const path = queue.pop() ?? "";
      if (seen.has(path)) continue;
      seen.add(path);
      const answer = await ask(path);
      const to = answer.headers.get("location");
      if (to) queue.push(to);
      const page = await answer.text();
      for (const [, link = ""] of page.matchAll(/(?:href|action)="(\/[^"#?]*)/g))
        if (!/^\/(assets\/|favicon|leave|sign-out)/.test(link)) queue.push(link);
    }
    // Doors are counted by contact point and month, controlled like the reports.
    // A business case is made of what is typed, and starts from frozen releases.
    const reading = (path: string) =>
      /^\/(reports|business-cases)/.test(path) || path === "/doors" || path === "/doors.csv";
    expect([...seen].filter((path) => path !== "/" && !reading(path))).toEqual([]);
    expect(seen.size).toBeGreaterThan(3);
  });

  it("no id of a case, person, contact, action or referral is in anything they are sent", async () => {
    const { q } = hub.server.hub.db;
    const rows = await Promise.all(
      (["case", "contact", "action", "referral", "person", "user"] as const).map((table) =>
        q.selectFrom(table).select("id").execute(),
      ),
    );
    const references = (await q.selectFrom("case").select("reference").execute()).map(({ reference }) => reference);
    const ids = [...rows.flat().map(({ id }) => id), ...references];
    expect(ids.length).toBeGreaterThan(500);
    const texts: string[] = [];
    for (const path of [
      REPORT,
      `${REPORT}.data`,
      FILE,
      "/reports",
      "/reports.data",
      "/doors",
      "/doors.csv",
      "/_root.data",
    ])
      texts.push(await (await ask(path)).text());
    const all = texts.join("\n");
    expect(ids.filter((id) => all.includes(id))).toEqual([]);
  });

  it("every other page of the hub is the page that is not there", async () => {
    for (const { path = "" } of routes) {
      if (
        ["", "*", "sign-in", "sign-in/code", "sign-out", "join", "leave", "doors", "doors.csv"].includes(path) ||
        /^(reports|business-cases)/.test(path) ||
        // Pages for everybody: who is signed in is not asked, or sent home.
        /^(r|hello)(\/|$)/.test(path)
      )
        continue;
      const address = `/${path.replaceAll(/:\w+/g, "01ARZ3NDEKTSV4RRFFQ69G5FAV")}`;
      for (const way of [address, `${address}.data`, `${address}/`]) expect((await ask(way)).status, way).toBe(404);
      // The way in which pages asked for data before.
      for (const name of ["root", `routes/${path}`, "routes/triage/queue", "routes/cases/case"])
        expect((await ask(`${address}?_data=${encodeURIComponent(name)}`)).status, `${address} ${name}`).toBe(404);
    }
  });
});
