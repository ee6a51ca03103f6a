// The report as plain rows: what a file, a script and the page's tables all say.
import { BAND_WORDS, BANDS, BEARER_WORDS, BEARERS } from "#machines/money-words.ts";
import type { Shown } from "./disclosure.ts";
import type { QuarterShown } from "./quarter-shown.ts";
import type { ShownCount, ShownMoney } from "./rounding.ts";

export const COLUMNS = [
  { key: "quarter", kind: "label" },
  { key: "by", kind: "label" },
  { key: "line", kind: "label" },
  { key: "name", kind: "label" },
  { key: "cases", kind: "count" },
  { key: "cost", kind: "money" },
] as const satisfies readonly { key: keyof Line; kind: "label" | "count" | "money" | "rate" | "duration" }[];

export interface Line {
  readonly quarter: string;
  readonly by: "all" | "band" | "bearer";
  readonly line: string;
  readonly name: string;
  readonly cases: ShownCount;
  /** Pounds at the prices of the base year. */
  readonly cost: ShownMoney;
}

/** Every line of a quarter, always the same ones: its total, its bands, its bearers. */
export function linesOf(shown: QuarterShown): Line[] {
  const line = (by: Line["by"], code: string, name: string, { cases, pounds }: Shown): Line => ({
    quarter: shown.quarter,
    by,
    line: code,
    name,
    cases,
    cost: pounds,
  });
  return [
    line("all", "all", "All recorded costs", shown.total),
    ...BANDS.map((band) => line("band", band, BAND_WORDS[band], shown.bands[band])),
    ...BEARERS.map((bearer) => line("bearer", bearer, BEARER_WORDS[bearer], shown.bearers[bearer])),
  ];
}
