// The one gate through which numbers leave the database for a report. What it returns is all that releases, and so pages, payloads,
// pictures and files, are made of.
import { createHash } from "node:crypto";
import { shownAs } from "./disclosure.ts";
import type { Standing } from "./disclosure-people.ts";
import { ALL, tableOf, type Truth } from "./disclosure-table.ts";
import { controlledTable } from "./disclosure-whole.ts";
import { coarseMedian, isMiddleKnown } from "./median.ts";
import type { Cell, Column, Layout, Made, Measure, Part, Publisher, ReportRow, Told } from "./report.ts";
import { roundedPence, SUPPRESSED } from "./rounding.ts";

/** The columns of a report: quarter, by, line, name, then its measures. */
export function columnsOf(layout: Layout): readonly Column[] {
  return [
    { key: "quarter", kind: "label", words: "Quarter" },
    { key: "by", kind: "label", words: "By" },
    { key: "line", kind: "label", words: "Line" },
    { key: "name", kind: "label", words: "Name" },
    ...layout.measures.map(({ key, kind, words }): Column => ({ key, kind, words })),
  ];
}

/**
 * Sums what each person brought, row by row, and returns only what may be seen of it. The rows leave `quarter` out: whoever makes
 * the report knows it. Throws RangeError when the layout, the parts or the publisher cannot be.
 */
export function tabulate(layout: Layout, parts: readonly Part[], publisher: Publisher): Made {
  checkPublisher(publisher);
  checkMeasures(layout.measures);
  const table = tableOf(layout, parts);
  const { people, pounds, counts } = controlledTable(table, publisher);
  const gate = (truth: Truth, standing: Standing, money: boolean): Seen => ({
    truth,
    cases: shownAs(truth.people, standing, publisher),
    pounds: money ? poundsOf(truth) : SUPPRESSED,
  });
  const total = gate(table.total, people.total, pounds.total);
  const middle = ({ list, rows }: Told): Cell => {
    const keys = table.lists.find((one) => one.list.key === list)?.cells.map(({ key }) => key) ?? [];
    const ranges = rows.map((row) => counts.range(list, keys.indexOf(row)));
    return isMiddleKnown(ranges, publisher.mostHidden)
      ? coarseMedian(table.total.hours, publisher.mostHidden)
      : SUPPRESSED;
  };
  const rows = [row(layout.measures, ALL, "All", total, [total], total, middle)];
  for (const { key, rows: names, relative } of layout.lists) {
    const one = table.lists.find(({ list }) => list.key === key);
    const seen = (one?.cells ?? []).map((truth, index): Seen => {
      const standing = people.lists.get(key)?.[index] ?? "suppressed";
      const own = gate(truth, standing, pounds.lists.get(key)?.[index] ?? false);
      return relative && own.cases !== 0 ? { ...own, cases: SUPPRESSED } : own;
    });
    names.forEach(({ words }, index) => {
      const own = seen[index];
      if (own) rows.push(row(layout.measures, key, words, own, seen, total, middle));
    });
  }
  return { columns: columnsOf(layout), rows, people: digests(layout, parts), notes: [] };
}

interface Seen {
  readonly truth: Truth;
  readonly cases: Cell;
  readonly pounds: Cell;
}

function row(
  measures: readonly Measure[],
  by: string,
  name: string,
  own: Seen,
  list: readonly Seen[],
  total: Seen,
  middle: (told: Told) => Cell,
): ReportRow {
  const cell = (measure: Measure): Cell => {
    switch (measure.kind) {
      case "count":
        return own.cases;
      case "money":
        return own.pounds;
      case "mean":
        return typeof own.cases !== "number" || typeof own.pounds !== "number"
          ? SUPPRESSED
          : own.cases === 0
            ? 0
            : Math.round(own.pounds / own.cases);
      case "rate":
        return rate(own, measure.of === ALL ? total : list.find(({ truth }) => truth.key === measure.of));
      case "duration":
        return by === ALL ? middle(measure.told) : null;
    }
  };
  const measured = Object.fromEntries(measures.map((measure) => [measure.key, cell(measure)]));
  return { by, line: own.truth.key, name, ...measured };
}

function rate(own: Seen, of: Seen | undefined): Cell {
  if (of === undefined || of.cases === 0) return null;
  if (typeof own.cases !== "number" || typeof of.cases !== "number") return SUPPRESSED;
  return Math.min(100, Math.round((100 * own.cases) / of.cases));
}

const poundsOf = ({ pence, maxUnitPence }: Truth): number =>
  maxUnitPence === 0 ? 0 : roundedPence(pence, maxUnitPence) / 100;

/**
 * Case id to a digest of what that person brought, in whatever order they brought it. Only of what changes for that person alone: not
 * of the dearest price of an area, nor of rows that depend on how others stand.
 */
function digests({ lists }: Layout, parts: readonly Part[]): ReadonlyMap<string, string> {
  const relative = new Set(lists.filter((list) => list.relative).map(({ key }) => key));
  const lines = new Map<string, string[]>();
  for (const { person, list, row: at, pence, hours } of parts) {
    const own = lines.get(person) ?? [];
    if (own.length === 0) lines.set(person, own);
    own.push(relative.has(list) ? "" : JSON.stringify([list, at, pence ?? null, hours ?? null]));
  }
  return new Map(
    [...lines].map(([person, own]) => [
      person,
      createHash("sha256")
        .update(
          own
            .filter((line) => line !== "")
            .sort()
            .join("\n"),
        )
        .digest("base64url"),
    ]),
  );
}

/** Throws RangeError when a publisher would show what may not be shown. */
export function checkPublisher({ mostHidden, countStep }: Publisher): void {
  // With fewer hidden, or rounded more finely, two lists that cross can pin down what a third count hides.
  if (!Number.isInteger(mostHidden) || mostHidden < 7 || mostHidden > 100)
    throw new RangeError("Counts from 1 to a whole number from 7 to 100 are not shown.");
  if (!Number.isInteger(countStep) || countStep < 5 || countStep > 100)
    throw new RangeError("Counts are rounded to a whole number from 5 to 100.");
}

function checkMeasures(measures: readonly Measure[]): void {
  const [first] = measures;
  if (first?.kind !== "count" || first.key !== "cases" || measures.filter(({ kind }) => kind === "count").length !== 1)
    throw new RangeError("The first measure of a report is its cases, and no other measure counts people.");
}
