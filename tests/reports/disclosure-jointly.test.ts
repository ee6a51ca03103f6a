// What the lists of a table say together, and what their rows mean: nobody is told by it.
import { describe, expect, test } from "vitest";
import { LEDGER_LAYOUT } from "#app/reports/definitions/ledger-table.ts";
import { OPENED } from "#app/reports/definitions/opened-table.ts";
import { REVIEWED } from "#app/reports/definitions/gp-before-police.ts";
import type { Layout, Part, ReportRow } from "#app/reports/report.ts";
import { tabulate } from "#app/reports/tabulate.ts";

const PUBLISHER = { mostHidden: 7, countStep: 5 };

type Rows = Readonly<Record<string, readonly string[] | string>>;
type Brought = Pick<Part, "pence" | "unitPence" | "hours">;

/** So many people alike: in these rows of each list. */
function people(name: string, count: number, rows: Rows, brought: Brought = {}): Part[] {
  return Array.from({ length: count }, (_, index) =>
    Object.entries({ all: "all", ...rows }).flatMap(([list, row]) =>
      [row].flat().map((one): Part => ({ person: `${name}${String(index)}`, list, row: one, ...brought })),
    ),
  ).flat();
}

const shown = (layout: Layout, parts: readonly Part[]): Map<string, ReportRow> =>
  new Map(tabulate(layout, parts, PUBLISHER).rows.map((row) => [`${String(row["by"])}/${String(row["line"])}`, row]));

/** How somebody came, and to which routes, with nothing else of note. */
const opened = (name: string, count: number, from: string, source: string, routes: readonly string[], hours?: number) =>
  people(
    name,
    count,
    {
      from,
      source,
      route: routes,
      "from-route": routes.map((route) => `${from}.${route}`),
      contacts: "one",
      asked: "none",
      tried: "not-asked",
      told: "not-asked",
      wait: hours === undefined ? "not-yet" : hours < 4 ? "hours-4" : "hours-24",
    },
    hours === undefined ? {} : { hours },
  );

describe("whoever came came from exactly one place", () => {
  test("so a route less what came to it from elsewhere does not tell of the few who came from one", () => {
    const rows = shown(OPENED.layout, [
      ...opened("a", 8, "self", "self", ["hub"]),
      ...opened("b", 12, "self", "self", ["nhs"]),
      ...opened("c", 8, "police", "police", ["hub"]),
      ...opened("d", 12, "police", "police", ["nhs"]),
      ...opened("e", 1, "health", "gp", ["hub"]),
      ...opened("f", 19, "health", "gp", ["nhs"]),
    ]);
    const few = ["self", "police", "health"].filter(
      (from) => typeof rows.get(`from-route/${from}.hub`)?.["cases"] === "number",
    );
    // Two of eight to twelve beside a route of thirteen to seventeen would leave none or one.
    expect(few.length).toBeLessThan(2);
  });
});

describe("what a row means beside a row of another list", () => {
  test("does not tell that nobody saw a GP, where it is not shown who did", () => {
    const rows = shown(REVIEWED.layout, [
      ...people("a", 14, { year: "police-only", way: "other", known: ["police", "housing"] }),
      ...people("b", 1, { year: "neither", way: "other", known: "nothing" }),
    ]);
    expect(rows.get("year/gp-only")?.["cases"]).toBe("suppressed");
    expect(rows.get("year/both")?.["cases"]).toBe("suppressed");
    // Nobody of the health services would be nobody of a GP.
    expect(rows.get("known/health")?.["cases"]).not.toBe(0);
  });
});

describe("money in bands of what one person costs", () => {
  const band = (name: string, count: number, cost: string, pence: number, tenth: number) =>
    people(
      name,
      count,
      { band: "reactive", bearer: "police", "bearer-band": "police.reactive", cost, tenth: `tenth-${tenth}` },
      { pence, unitPence: Math.min(pence, 82_400) },
    );

  test("does not tell how many the few are, by what is left of it", () => {
    // Thirty people: ten of £1,200, nineteen of £2,300, and one of £30,000.
    const rows = shown(LEDGER_LAYOUT, [
      ...band("dear", 1, "from-20000", 3_000_000, 1),
      ...band("middle", 19, "from-2000", 230_000, 2),
      ...band("cheap", 10, "from-1000", 120_000, 3),
    ]);
    const [dear, middle, cheap] = ["from-20000", "from-2000", "from-1000"].map((key) => rows.get(`cost/${key}`));
    expect(dear?.["cost"]).toBe("suppressed");
    const [all, next] = [rows.get("all/all")?.["cost"], middle?.["cost"]];
    if (dear?.["cases"] === "1 to 7" && typeof all === "number") {
      const most =
        all + 2060 - (typeof next === "number" ? next - 2060 : 17 * 2000) - Number(cheap?.["cases"] ? 8 * 1000 : 0);
      expect(Math.floor(most / 20_000)).toBeGreaterThanOrEqual(3);
    }
    // Else it may be nobody.
    else expect(dear?.["cases"]).toBe("suppressed");
  });

  test("of equal shares by rank shows no numbers of people, which would tell how many there are", () => {
    const rows = shown(
      LEDGER_LAYOUT,
      Array.from({ length: 10 }, (_, at) =>
        band(`t${String(at)}-`, at < 3 ? 13 : 12, "from-1000", 120_000 - at, at + 1),
      ).flat(),
    );
    const tenths = Array.from({ length: 10 }, (_, at) => rows.get(`tenth/tenth-${String(at + 1)}`));
    expect(tenths.map((row) => row?.["cases"])).toEqual(Array.from({ length: 10 }, () => "suppressed"));
    expect(tenths.every((row) => typeof row?.["cost"] === "number")).toBe(true);
  });
});

describe("the middle of people's hours", () => {
  const hours = (parts: readonly Part[]) => shown(OPENED.layout, parts).get("all/all")?.["hours"];

  test("is not shown as nothing where nobody was helped, which would tell it of everybody", () => {
    expect(hours(opened("a", 20, "self", "self", ["hub"]))).toBe("suppressed");
  });

  test("does not tell how many were helped, where that is not shown", () => {
    expect(hours([...opened("a", 16, "self", "self", ["hub"], 3), ...opened("b", 1, "self", "self", ["hub"])])).toBe(
      "suppressed",
    );
  });

  test("is shown where what is shown says in which row it is, and of everybody alone", () => {
    const rows = shown(OPENED.layout, [
      ...opened("a", 40, "self", "self", ["hub"], 3),
      ...opened("b", 20, "self", "self", ["hub"], 9),
      ...opened("c", 20, "self", "self", ["hub"]),
    ]);
    expect(rows.get("all/all")?.["hours"]).toBe(4);
    expect(rows.get("wait/hours-4")?.["hours"]).toBeNull();
  });
});
