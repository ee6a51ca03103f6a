// A version as a file: its numbers with their sources, and what follows from them.
import { csvOf } from "../csv.ts";
import type { ReportRow } from "../report.ts";
import { bearerWords } from "./bearers.ts";
import type { ShownCase } from "./shown.ts";
import { statedOf } from "./stated.ts";
import type { CaseVersion } from "./version.ts";

const COLUMNS = [{ key: "list" }, { key: "line" }, { key: "value" }, { key: "source" }] as const;
export const LOCKED_WORDS = "locked: no comparator and no graded assumption is entered";

const pounds = (pence: number): string => (pence / 100).toFixed(2);

/** Inputs, then results, a line each. Money is pounds at the prices of the base year; present value but where it says a year. */
export function caseCsv(version: CaseVersion, shown: ShownCase): string {
  const { input, sources, vintage } = version;
  const { result, columns } = shown;
  const row = (list: string, line: string, value: string, source = ""): ReportRow => ({ list, line, value, source });
  const sourceOf = (path: string) => sources[path] ?? sources[path.replace(/\.\w+$/, "")] ?? "";
  const ratio = (value: number | null) => (shown.locked ? LOCKED_WORDS : value === null ? "none" : String(value));
  return csvOf(COLUMNS, [
    ...statedOf(input).map(({ path, what, says }) => row("input", what, says, sourceOf(path))),
    row("input", "Price index", vintage),
    ...(version.comparatorWords === null
      ? []
      : [
          row(
            "input",
            version.comparator === "group" ? "Compared with" : "Assumed",
            version.comparatorWords,
            version.comparatorGrade === null ? "" : `evidence grade ${version.comparatorGrade}`,
          ),
        ]),
    row("result", "Cost", pounds(result.presentValue.cost)),
    row("result", "Fiscal benefit", pounds(result.presentValue.fiscal)),
    row("result", "Public benefit (fiscal, economic and social)", pounds(result.presentValue.public)),
    row("result", "Fiscal net present value", pounds(result.netPresentValue.fiscal)),
    row("result", "Public net present value", pounds(result.netPresentValue.public)),
    row("result", "Benefit-cost ratio", ratio(result.benefitCostRatio)),
    row("result", "Fiscal return", ratio(result.fiscalReturn)),
    row("result", "Payback, year", result.paybackYear === null ? "not in these years" : String(result.paybackYear)),
    row("result", shown.signed ? "Cashable, signed" : "Cashable, not signed", pounds(columns.cashable)),
    row("result", "Capacity released", pounds(columns.capacity)),
    row("result", "Avoided later", pounds(columns.later)),
    ...result.years.flatMap(({ t, cost, fiscal, economic, social }) =>
      Object.entries({ cost, fiscal, economic, social }).map(([what, pence]) =>
        row("year", `Year ${t}: ${what}`, pounds(pence)),
      ),
    ),
    ...Object.entries(result.byBearer).flatMap(([bearer, { cost, benefit }]) => [
      row("bearer", `${bearerWords(bearer)}: cost`, pounds(cost)),
      row("bearer", `${bearerWords(bearer)}: benefit`, pounds(benefit)),
    ]),
  ]);
}
