// Sentences of a quarter: each made of numbers that are shown, or of what is about nobody.
import { describe, expect, it } from "vitest";
import { createContactPoint } from "#app/commands/keep-contact-point.ts";
import { costPerCase } from "#app/reports/definitions/cost-per-case.ts";
import { doors } from "#app/reports/definitions/doors.ts";
import { rangeWords } from "#app/reports/definitions/gp-before-police.ts";
import { repeats } from "#app/reports/definitions/repeats.ts";
import { USUAL } from "#app/reports/publisher.ts";
import type { Cell, ReportRow } from "#app/reports/report.ts";
import { instantOf, type Day } from "#machines/time.ts";
import { actorOf } from "../../factories.ts";
import { casesWith, costsHub } from "../costs-hub.ts";
import { someLives } from "./lives.ts";
import { QUARTER } from "./truth.ts";

describe("GP before the police", () => {
  const year = (cells: Record<string, Cell>): ReportRow[] =>
    Object.entries(cells).map(([line, cases]) => ({ by: "year", line, name: line, cases }));

  it("is a range: with a GP alone at least, and with both at most", () => {
    expect(rangeWords(year({ "gp-only": 30, both: 35, "police-only": 15, neither: 25 }))).toBe(
      "Of those who told of a GP or of a police call-out, between 38% and 81% saw a GP before the police, or without them.",
    );
  });

  it("is not said where a count is hidden, or nobody told of either", () => {
    expect(rangeWords(year({ "gp-only": "1 to 7", both: 35, "police-only": 15 }))).toMatch(/^Too few/);
    expect(rangeWords(year({ "gp-only": 0, both: 0, "police-only": 0 }))).toMatch(/^Nobody told/);
  });
});

describe("doors", () => {
  it("say how the old contact points stood on the last day of the quarter, exactly: they are places", async () => {
    const { db, hub } = await someLives();
    const told = { by: actorOf(hub, "administrator"), at: instantOf("2026-04-20T09:00:00Z") };
    expect((await doors.make(db, "essex", QUARTER, USUAL)).notes).toEqual([
      "No old contact point of the area has been entered yet.",
    ]);
    const add = (name: string, status: "ringing" | "closed", from: string) =>
      createContactPoint(
        db,
        { name, kind: "phone", organisation: "Test trust", reach: "", status, from: from as Day },
        told,
      );
    await add("One", "ringing", "2025-01-05");
    await add("Two", "closed", "2026-03-31");
    await add("Three", "closed", "2026-04-01");
    expect((await doors.make(db, "essex", QUARTER, USUAL)).notes).toEqual([
      "Old contact points on the last day of the quarter: still ringing: 1, forwarded to the hub: 0, closed: 1, of 2.",
    ]);
  });
});

describe("cost per case", () => {
  const on = "2026-02-03";

  it("says in which band the middle person is, by the rounded counts", async () => {
    const world = await costsHub({ demo: false });
    // £280 for twenty, £1,400 for thirty.
    await casesWith(world, 20, [{ trigger: "ae-attendance", on }]);
    await casesWith(world, 30, [{ trigger: "ae-attendance", on, quantity: 5 }]);
    const { notes } = await costPerCase.make(world.db, "essex", QUARTER, USUAL);
    expect(notes.slice(1, 4)).toEqual([
      "By the rounded counts, a quarter of the people are reached in: Under £500.",
      "By the rounded counts, half of the people are reached in: £1,000 to £1,999.",
      "By the rounded counts, three quarters of the people are reached in: £1,000 to £1,999.",
    ]);
  });

  it("says nothing of the middle where a count on the way to it is hidden", async () => {
    const world = await costsHub({ demo: false });
    await casesWith(world, 3, [{ trigger: "ae-attendance", on }]);
    await casesWith(world, 30, [{ trigger: "ae-attendance", on, quantity: 5 }]);
    const { notes } = await costPerCase.make(world.db, "essex", QUARTER, USUAL);
    expect(notes.filter((note) => note.startsWith("By the rounded"))).toEqual([]);
  });
});

describe("what has no price", () => {
  it("is said as a share of counts that the publisher would show, and of no others", async () => {
    const world = await costsHub({ demo: false });
    const action = (trigger: string) => ({ trigger, on: "2026-02-03", origin: "action" as const });
    // Ten advisers without a price among thirty completed actions.
    await casesWith(world, 20, [action("talking-therapy")]);
    await casesWith(world, 10, [action("idva"), { trigger: "ae-attendance", on: "2026-02-03" }]);
    const shareSaid = async (mostHidden: number, countStep: number) => {
      const { notes } = await costPerCase.make(world.db, "essex", QUARTER, { mostHidden, countStep });
      return /That was (.+) of the completed actions/.exec(notes.join("\n"))?.[1];
    };
    expect(await shareSaid(7, 5)).toBe("33%");
    expect(await shareSaid(7, 20)).toBe("50%");
    expect(await shareSaid(12, 5)).toBe("a share that cannot be said");
  });
});

describe("repeats", () => {
  it("give each share of its own people, and none where either number is hidden", async () => {
    const world = await costsHub({ demo: false });
    const on = "2026-02-03";
    await casesWith(world, 20, [{ trigger: "police-callout", on, quantity: 2 }]);
    await casesWith(world, 20, [{ trigger: "police-callout", on }]);
    const { rows } = await repeats.make(world.db, "essex", QUARTER, USUAL);
    const share = (line: string) => rows.find((row) => row.by === "again" && row.line === line)?.share;
    expect(share("police")).toBe(50);
    expect(share("conference")).toBeNull();
  });
});
