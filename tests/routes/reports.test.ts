import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freezeDue } from "#app/commands/freeze-due.ts";
import { REPORTS } from "#app/reports/reports.ts";
import { publisherSettings } from "#db/publisher-setting.ts";
import { workTime } from "../work-time.ts";
import { type AServer, aServer, headingOf } from "./a-server.ts";

let hub: AServer;
let commissioner: string;
let finance: string;
let governance: string;
beforeAll(async () => {
  hub = await aServer();
  commissioner = await hub.signIn("commissioner@example.org");
  finance = await hub.signIn("finance@example.org");
  governance = await hub.signIn("governance@example.org");
});
afterAll(() => hub.close());

const read = async (path: string, cookie = commissioner) => {
  const response = await hub.send(path, { cookie });
  return { status: response.status, text: (await response.text()).replaceAll("<!-- -->", "") };
};

describe("before anything is frozen", () => {
  it("the list of reports says so, under the questions that a commissioner asks", async () => {
    const { text } = await read("/reports");
    expect(headingOf(text)).toBe("Reports");
    const places = [
      "Are people reached in time?",
      "Who is not being reached?",
      "reactive and preventive spending?",
    ].map((question) => text.indexOf(question));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text).toContain("No quarter is frozen yet.");
    for (const { name } of REPORTS) expect(text).toContain(`href="/reports/${name}"`);
  });

  it("a report says so, and there is no file", async () => {
    const { status, text } = await read("/reports/clocks");
    expect(status).toBe(200);
    expect(text).toContain("No quarter of this report is frozen yet.");
    expect((await read("/reports/clocks/file.csv")).status).toBe(404);
  });
});

describe("once the quarters are frozen", () => {
  beforeAll(async () => {
    await freezeDue(hub.server.hub.db, REPORTS, hub.server.hub.clock());
  });

  it("every report opens for everybody who reads reports, with its question and what its words mean", async () => {
    for (const { name, title } of REPORTS)
      for (const cookie of [commissioner, finance, governance]) {
        const { status, text } = await read(`/reports/${name}`, cookie);
        expect([name, status, headingOf(text)]).toEqual([name, 200, title]);
        expect(text).toContain("What the words mean");
        expect(text).toContain("Release 1, frozen on 2 March 2026");
        expect(text).toContain("<title>Hub</title>");
      }
  });

  it("a quarter is chosen from those that are frozen; one that is not says so, and what is no quarter is no page", async () => {
    expect((await read("/reports/clocks?quarter=2025Q1")).text).toContain("January to March 2025");
    const { status, text } = await read("/reports/clocks?quarter=2026Q1");
    expect(status).toBe(200);
    expect(text).toContain("January to March 2026 is not frozen.");
    expect((await read("/reports/clocks?quarter=2025Q1&release=1")).text).toContain("Release 1, frozen on");
    for (const none of ["quarter=2025Q1&release=2", "quarter=2025Q1&release=0", "quarter=2025Q1&release=", "release=1"])
      expect((await read(`/reports/clocks?${none}`)).status, none).toBe(404);
    for (const address of ["clocks?quarter=2025Q7", "clocks?quarter=", "no-such-report", "clocks/2025Q1"])
      expect((await read(`/reports/${address}`)).status, address).toBe(404);
  });

  it("a quarter's lines are the same whichever quarter is chosen, and no address names another area", async () => {
    const linesOf = async (query: string) =>
      (await read(`/reports/sources-to-routes/file.csv?${query}`)).text
        .split("\r\n")
        .filter((line) => /^2025Q1/.test(line));
    const lines = await linesOf("quarter=2025Q1");
    expect(lines.length).toBeGreaterThan(10);
    expect(await linesOf("quarter=2025Q4&area=west-cheshire&from=2025-01-01")).toEqual(lines);
  });

  it("the file is named by its quarter and not by what it is about", async () => {
    const response = await hub.send("/reports/repeats/file.csv?quarter=2025Q3", { cookie: finance });
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="hub-report-2025Q3.csv"');
    expect(response.headers.get("content-type")).toContain("text/csv");
  });

  it("reading costs the same at once and at any size: rows that are ready", async () => {
    for (const { name } of REPORTS) {
      await read(`/reports/${name}`);
      const { ms } = await workTime(() => read(`/reports/${name}`));
      expect(ms, name).toBeLessThan(500);
    }
  });
});

describe("how an area controls what it publishes", () => {
  const PATH = "/reports/publishing";
  const form = async (fields: Record<string, string>) => {
    const { text } = await read(PATH, governance);
    return {
      key: crypto.randomUUID(),
      version: /name="version" value="(\d+)"/.exec(text)?.[1] ?? "",
      mostHidden: "7",
      countStep: "5",
      ...fields,
    };
  };
  const send = async (fields: Record<string, string>) =>
    hub.send(PATH, { cookie: governance, form: await form(fields) });

  it("is for the information governance lead alone, and is linked from the reports for nobody else", async () => {
    expect((await read("/reports", governance)).text).toContain(PATH);
    for (const cookie of [commissioner, finance]) {
      expect((await read("/reports", cookie)).text).not.toContain(PATH);
      expect((await read(PATH, cookie)).status).toBe(404);
      expect((await hub.send(PATH, { cookie, form: await form({ mostHidden: "9" }) })).status).toBe(404);
    }
  });

  it("says what is wrong at its field and keeps what was typed", async () => {
    const response = await send({ mostHidden: "2", countStep: "3" });
    const text = await response.text();
    expect(response.status).toBe(422);
    expect(text).toContain("Enter a whole number from 7 to 50");
    expect(text).toContain("Choose one of 5, 10, 20, 50");
    expect(text).toMatch(/name="mostHidden"[^>]*value="2"/);
    expect((await send({})).status, "what holds already").toBe(422);
  });

  it("is set, shown with who set it when, and not by a form that is out of date", async () => {
    const old = await form({ mostHidden: "20" });
    expect((await send({ mostHidden: "10", countStep: "10" })).status).toBe(303);
    const { text } = await read(PATH, governance);
    expect(text).toContain("counts from 1 to 10 are not shown");
    expect(text).toContain("2 March 2026");
    const stale = await hub.send(PATH, { cookie: governance, form: old });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("Somebody changed this while you had it open");
    expect(await publisherSettings(hub.server.hub.db, "essex")).toHaveLength(1);
  });

  it("changes nothing that is frozen", async () => {
    expect((await read("/reports/repeats")).text).toContain("Counts of 1 to 7 are shown");
  });
});
