import { describe, expect, it } from "vitest";
import { areaSettings } from "#db/area.ts";
import type { Day } from "#machines/time.ts";
import { aHub } from "../factories.ts";
import { atTheArea, sentOf } from "./an-area.ts";

describe("a form that cannot be kept", () => {
  it("names what is wrong at its field, and keeps everything typed", async () => {
    const { db, hub, send, fields } = await atTheArea();
    expect(await fields({ visibleHigh: "twelve", mediumFrom: "", repeatMonths: "1.5" })).toEqual([
      "visibleHigh",
      "mediumFrom",
      "repeatMonths",
    ]);
    expect(await fields({ visibleHigh: "25" })).toEqual(["visibleHigh"]);
    expect(await fields({ visibleHigh: "9" })).toEqual(["mediumFrom"]);
    expect(await fields({ escalationIncidents: "0", repeatMonths: "61" })).toEqual([
      "escalationIncidents",
      "repeatMonths",
    ]);
    const rows = { "row-0-of": "", "row-0-first": "refuge", "row-1-of": "isva", "row-1-first": "isva" };
    expect(await fields({ ...rows, "row-2-of": "idva", "row-2-second": "refuge" })).toEqual([
      "row-0-of",
      "row-1-first",
      "row-2-first",
    ]);
    const twice = { "row-0-of": "isva", "row-0-first": "outreach", "row-1-of": "isva", "row-1-first": "by-and-for" };
    expect(await fields(twice)).toEqual(["row-1-of"]);
    expect(await fields({ "row-0-of": "emergency-999", "row-0-first": "outreach" })).toEqual(["row-0-first"]);
    expect(await fields({ "row-0-of": "nothing", "row-0-first": "outreach" })).toEqual(["row-0-of"]);

    const typed = {
      "fromDay-day": " 31",
      "fromDay-month": "2",
      visibleHigh: "<b>12</b>",
      unavailable: ["refuge", "x"],
    };
    const answer = await send({ ...typed, "row-0-of": "outreach", "row-0-third": "outreach" });
    expect(answer.status).toBe(422);
    expect(sentOf(answer).typed).toMatchObject({
      day: " 31",
      month: "2",
      visibleHigh: "<b>12</b>",
      unavailable: ["refuge", "x"],
      rows: [{ of: "outreach", first: "", second: "", third: "outreach" }],
    });
    expect(sentOf(answer).errors.map(({ field }) => field)).toEqual([
      "fromDay",
      "visibleHigh",
      "unavailable",
      "row-0-first",
    ]);
    expect(await areaSettings(db, hub.area)).toHaveLength(1);
  });

  it("names pathways by their titles, never by their codes", async () => {
    const { send } = await atTheArea();
    const { errors } = sentOf(await send({ "row-0-of": "idva", "row-0-first": "refuge" }));
    expect(errors[0]?.message).toMatch(
      /^“Refuge or other safe accommodation” cannot stand in for the high-risk advocate/,
    );
    expect(errors[0]?.message).toContain("Community outreach worker, GP advocate-educator");
    expect(errors[0]?.message).not.toMatch(/iris-advocate|by-and-for/);
  });

  it("from a day that is past, that is not there, or in another age is refused", async () => {
    const { fields } = await atTheArea();
    for (const [day, month, year] of [
      ["1", "3", "2026"],
      ["29", "2", "2027"],
      ["4", "13", "2026"],
      ["4", "3", "2206"],
      ["4", "3", "26"],
      ["", "", ""],
      ["-4", "3", "2026"],
    ] as const)
      expect(
        await fields({ "fromDay-day": day, "fromDay-month": month, "fromDay-year": year }),
        `${day} ${month} ${year}`,
      ).toEqual(["fromDay"]);
  });

  it("that holds on its day already changes nothing, and says so", async () => {
    const { db, hub, send } = await atTheArea();
    for (const intent of ["check", "save"]) {
      const same = await send({ visibleHigh: "14" }, intent);
      expect([same.status, sentOf(same).errors[0]?.message]).toEqual([422, "This is what holds on that day already"]);
    }
    expect(await areaSettings(db, hub.area)).toHaveLength(1);
  });

  it("from a form that somebody was quicker with is a 409 page with both, and what was typed", async () => {
    const { db, hub, send } = await atTheArea();
    await send({ visibleHigh: "13" });
    const stale = await send({ visibleHigh: "11", unavailable: ["refuge"] });
    expect(stale.status).toBe(409);
    expect(sentOf(stale).typed.visibleHigh).toBe("11");
    expect(sentOf(stale).stale).toEqual(
      expect.arrayContaining([
        { label: "High from how many yes answers", yours: "11", theirs: "13" },
        {
          label: "Not there now",
          yours: "Refuge or other safe accommodation",
          theirs: "Domestic abuse protection notice or order",
        },
      ]),
    );
    for (const version of ["", "x", "-1", "999999999999"]) expect((await send({ version })).status).toBe(409);
    expect(await areaSettings(db, hub.area)).toHaveLength(2);
  });

  it("takes nothing from a form that it does not ask for: another area, a day of its own, an id", async () => {
    const { db, hub, send } = await atTheArea();
    const other = await aHub(db, "testshire");
    await send({ area: other.area, id: "x", from_day: "2020-01-01", fromDay: "2020-01-01" });
    expect(await areaSettings(db, other.area)).toHaveLength(1);
    expect((await areaSettings(db, hub.area)).map((row) => row.from_day)).toEqual([
      "2020-01-01" as Day,
      "2026-03-04" as Day,
    ]);
  });
});
