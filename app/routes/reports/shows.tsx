import { BANDS } from "#machines/money-words.ts";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import type { QuarterShown } from "../../reports/quarter-shown.ts";
import { SUPPRESSED } from "../../reports/rounding.ts";

/** Whether any amount can be read off the report, from the controlled numbers alone. */
export function whatShows(quarters: readonly QuarterShown[]): "amounts" | "only-suppressed" | "nothing" {
  const cells = quarters.flatMap(({ total, bands }) => [total, ...BANDS.map((band) => bands[band])]);
  if (cells.some(({ pounds }) => pounds !== SUPPRESSED && pounds !== 0)) return "amounts";
  return cells.some(({ cases, pounds }) => pounds === SUPPRESSED || cases !== 0) ? "only-suppressed" : "nothing";
}

const WORDS = {
  "only-suppressed":
    "Something was recorded, but for too few people to show any of it: an amount would tell of somebody’s life. The picture and the tables hold only the word “suppressed”.",
  nothing:
    "Nothing was recorded in these quarters, so there is no picture. The tables below have their usual lines, all of them nought.",
} as const;

/** Says plainly that there is nothing to read off the picture and the tables, when that is so. */
export function Shows({ quarters }: { readonly quarters: readonly QuarterShown[] }) {
  const shows = whatShows(quarters);
  return shows === "amounts" ? null : <InsetText>{WORDS[shows]}</InsetText>;
}
