import { expect, it } from "vitest";
import { typedDay } from "#machines/typed-day.ts";
import type { Day } from "#machines/time.ts";

const TODAY = "2026-03-02" as Day;

it("reads a day as somebody types it in a hurry", () => {
  const ahead = {
    "5/3": "2026-03-05",
    "5 March": "2026-03-05",
    " Thursday ": "2026-03-05",
    thu: "2026-03-05",
    monday: "2026-03-09",
    today: "2026-03-02",
    tomorrow: "2026-03-03",
    "1/3": "2027-03-01",
    "29/2": "2028-02-29",
    "12/3/2026": "2026-03-12",
    "2026-03-12": "2026-03-12",
  };
  for (const [typed, day] of Object.entries(ahead)) expect([typed, typedDay(typed, TODAY)]).toEqual([typed, day]);
});

it("looks back where something has happened", () => {
  const back = { "5/3": "2025-03-05", "1/3": "2026-03-01", monday: "2026-02-23", yesterday: "2026-03-01" };
  for (const [typed, day] of Object.entries(back)) expect([typed, typedDay(typed, TODAY, true)]).toEqual([typed, day]);
});

it("takes nothing for a day that is none", () => {
  for (const typed of ["", "31/2", "th", "thursdays", "someday", "32", "0/0", "5/13", "constructor"])
    expect([typed, typedDay(typed, TODAY)]).toEqual([typed, null]);
});
