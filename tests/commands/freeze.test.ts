import { describe, expect, test } from "vitest";
import { dueQuarters, freezeDue } from "#app/commands/freeze-due.ts";
import { freezeQuarter } from "#app/commands/freeze-quarter.ts";
import type { Told } from "#app/commands/told.ts";
import type { Quarter } from "#app/reports/quarters.ts";
import type { Report, ReportRow } from "#app/reports/report.ts";
import { lastAudit } from "#db/audit.ts";
import { insertArea } from "#db/area.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { releaseHeads, releasesByIds } from "#db/report-release.ts";
import { instantOf, type Instant } from "#machines/time.ts";
import { onBothDatabases } from "../db/both.ts";
import { freshDb } from "../factories.ts";
import { madeUp, people, type InTowns } from "../reports/made-up.ts";

const APRIL = instantOf("2026-04-01T00:30:00+01:00");
const JULY = instantOf("2026-07-01T00:30:00+01:00");
const OCTOBER = instantOf("2026-10-01T00:30:00+01:00");
const FIRST = "2026Q1" as Quarter;

const toldAt = (at: Instant): Told => ({
  by: { userId: "clock", organisationId: "clock", role: "clock", area: "essex" },
  at,
});

async function anArea(db?: Db): Promise<Db> {
  const made = db ?? (await freshDb());
  await inTransaction(made, (trx) => insertArea(trx, { code: "essex", name: "Essex" }));
  return made;
}

const freeze = async (db: Db, report: Report, at = APRIL, quarter = FIRST) => {
  const result = await freezeQuarter(db, { area: "essex", quarter, reports: [report] }, toldAt(at));
  return result.kind === "done" ? result.was[report.name] : result;
};

const heads = async (db: Db) =>
  (await releaseHeads(db, "made-up", "essex")).map(({ period, number, status, told_in }) => ({
    period,
    number,
    status,
    told_in,
  }));

const rowsOf = async (db: Db, number: number): Promise<ReportRow[]> => {
  const head = (await releaseHeads(db, "made-up", "essex")).find((one) => one.number === number);
  const [release] = await releasesByIds(db, [head?.id ?? ""]);
  return JSON.parse(release?.rows ?? "null") as ReportRow[];
};

describe("a quarter that has ended", () => {
  test("is frozen once, and what is told later changes nothing of it", async () => {
    const db = await anArea();
    const truth: InTowns = { [FIRST]: { north: people(20), south: people(30, 100) } };
    const report = madeUp(truth);
    expect(await freeze(db, report)).toBe("frozen");
    const rows = await rowsOf(db, 1);
    expect(rows[0]).toEqual({ quarter: FIRST, by: "all", line: "all", name: "All", cases: 50 });
    expect(await freeze(db, report)).toBe("same");
    truth[FIRST] = { north: people(60), south: people(30, 100) };
    expect(await freeze(db, report)).toBe("frozen");
    expect(await rowsOf(db, 1)).toEqual(rows);
    expect((await rowsOf(db, 2))[0]).toMatchObject({ cases: 90 });
  });

  test("must have ended in London, in an area that there is", async () => {
    const db = await anArea();
    const report = madeUp({});
    expect(await freeze(db, report, instantOf("2026-03-31T22:59:59Z"))).toMatchObject({ kind: "refused" });
    expect(await freeze(db, report, instantOf("2026-03-31T23:00:00Z"))).toBe("frozen");
    const nowhere = { area: "nowhere", quarter: FIRST, reports: [report] };
    expect(await freezeQuarter(db, nowhere, toldAt(APRIL))).toEqual({ kind: "not-found" });
  });

  test("is written down with who froze it, and with no person's name or number", async () => {
    const db = await anArea();
    await freeze(db, madeUp({ [FIRST]: { north: people(9) } }));
    const [audit] = await lastAudit(db, 1);
    expect(audit).toMatchObject({ verb: "report.freeze", subject: "report_release", outcome: "frozen", by: null });
    const [head] = await releaseHeads(db, "made-up", "essex");
    const [release] = await releasesByIds(db, [head?.id ?? ""]);
    expect(JSON.stringify(release)).not.toContain("person-");
  });
});

describe("a release that differs from an earlier one", () => {
  for (const count of [1, 4, 7])
    test(`by ${count}, who came late, is held back: what stands stays, and nothing it would have shown is kept`, async () => {
      const db = await anArea();
      const truth: InTowns = { [FIRST]: { north: people(40) } };
      const report = madeUp(truth);
      await freeze(db, report);
      truth[FIRST] = { north: people(40 + count) };
      expect(await freeze(db, report)).toBe("held");
      expect(await rowsOf(db, 2)).toBeNull();
      expect(await heads(db)).toEqual([
        { period: FIRST, number: 1, status: "frozen", told_in: FIRST },
        { period: FIRST, number: 2, status: "held", told_in: "2026Q2" },
      ]);
      // Looking again writes nothing: asking often is no way round.
      expect(await freeze(db, report)).toBe("held");
      expect(await heads(db)).toHaveLength(2);
    });

  test("by people who went, or whose part is another, counts them like those who came", async () => {
    const db = await anArea();
    const truth: InTowns = { [FIRST]: { north: people(20), south: people(20, 100) } };
    const report = madeUp(truth);
    await freeze(db, report);
    // Three went, two came, two moved: seven.
    truth[FIRST] = { north: [...people(17), "new-1", "new-2", "person-100", "person-101"], south: people(18, 102) };
    expect(await freeze(db, report)).toBe("held");
    // And one more is eight.
    truth[FIRST] = { north: [...people(16), "new-1", "new-2", "person-100", "person-101"], south: people(18, 102) };
    expect(await freeze(db, report)).toBe("frozen");
  });

  test("waits until it is of more than seven, however slowly they come", async () => {
    const db = await anArea();
    const truth: InTowns = { [FIRST]: { north: people(40) } };
    const report = madeUp(truth);
    await freeze(db, report);
    const was = [];
    for (const more of [3, 6, 8]) {
      truth[FIRST] = { north: people(40 + more) };
      was.push(await freeze(db, report));
    }
    expect(was).toEqual(["held", "held", "frozen"]);
  });

  test("by few from the first, though by many from the last, is held back: every pair is compared", async () => {
    const db = await anArea();
    const truth: InTowns = { [FIRST]: { north: people(40) } };
    const report = madeUp(truth);
    await freeze(db, report);
    truth[FIRST] = { north: people(60) };
    expect(await freeze(db, report)).toBe("frozen");
    truth[FIRST] = { north: people(43) };
    expect(await freeze(db, report)).toBe("held");
    // Exactly what was shown before may be shown again.
    truth[FIRST] = { north: people(40) };
    expect(await freeze(db, report)).toBe("frozen");
  });

  test("is told of in the quarter that is frozen next, and never in one that is frozen already", async () => {
    const db = await anArea();
    const truth: InTowns = { [FIRST]: { north: people(40) }, "2026Q2": { north: people(9) } };
    const report = madeUp(truth);
    await freeze(db, report);
    truth[FIRST] = { north: people(50) };
    expect(await freeze(db, report, JULY)).toBe("frozen");
    expect(await freeze(db, report, JULY, "2026Q2" as Quarter)).toBe("frozen");
    truth[FIRST] = { north: people(70) };
    expect(await freeze(db, report, JULY)).toBe("frozen");
    expect((await heads(db)).map(({ period, told_in }) => [period, told_in])).toEqual([
      [FIRST, FIRST],
      [FIRST, "2026Q2"],
      [FIRST, "2026Q3"],
      ["2026Q2", "2026Q2"],
    ]);
  });
});

describe("what is due", () => {
  test("is eight quarters at first, nothing after, and all eight again when the next has ended", async () => {
    const db = await anArea();
    const reports = [madeUp({}), madeUp({}, "another")];
    expect(await freezeDue(db, reports, APRIL)).toEqual({ frozen: 16, held: 0 });
    expect(await dueQuarters(db, reports, APRIL)).toEqual([]);
    const due = await dueQuarters(db, reports, OCTOBER);
    expect(due.map(({ quarter }) => quarter)).toHaveLength(8);
    expect(await freezeDue(db, reports, OCTOBER)).toEqual({ frozen: 4, held: 0 });
    expect(await dueQuarters(db, reports, OCTOBER)).toEqual([]);
  });

  test("looks again at earlier quarters before the new one, which says what was revised", async () => {
    const db = await anArea();
    const truth: InTowns = { [FIRST]: { north: people(40) } };
    const reports = [madeUp(truth)];
    await freezeDue(db, reports, APRIL);
    truth[FIRST] = { north: people(55) };
    truth["2025Q4"] = { north: people(2) };
    expect(await freezeDue(db, reports, JULY)).toEqual({ frozen: 2, held: 1 });
    expect((await heads(db)).filter(({ number }) => number > 1)).toEqual([
      { period: "2025Q4", number: 2, status: "held", told_in: "2026Q2" },
      { period: FIRST, number: 2, status: "frozen", told_in: "2026Q2" },
    ]);
  });

  test("of a report that is new is that report alone", async () => {
    const db = await anArea();
    await freezeDue(db, [madeUp({})], APRIL);
    const due = await dueQuarters(db, [madeUp({}), madeUp({}, "another")], APRIL);
    expect(new Set(due.flatMap(({ reports }) => reports.map(({ name }) => name)))).toEqual(new Set(["another"]));
  });
});

onBothDatabases("freezing", (open) => {
  test("keeps the same releases", async () => {
    const db = await anArea(await open.fresh());
    const truth: InTowns = { [FIRST]: { north: people(12), south: people(9, 100) } };
    expect(await freezeDue(db, [madeUp(truth)], APRIL)).toEqual({ frozen: 8, held: 0 });
    expect(await rowsOf(db, 1)).toMatchObject([{ line: "all" }, { line: "north" }, { line: "south" }]);
  });
});
