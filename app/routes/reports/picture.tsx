import { BAND_WORDS, type Band } from "#machines/money-words.ts";
import { formatPounds } from "#machines/money.ts";
import { BandsChart } from "../../components/bands-chart.tsx";
import type { ReportPage } from "../../queries/report-page.ts";
import type { Release } from "../../queries/report-releases.ts";
import { cellWords } from "./cell-words.ts";

const DRAWN = [
  ["reactive", "dark"],
  ["risk-reduction", "middle"],
  ["preventive", "light"],
] as const satisfies readonly (readonly [Band, string])[];

const costOf = ({ rows }: Release, band: Band) => rows.find((row) => row.by === "band" && row.line === band)?.cost;

/** The report's picture, of the numbers that its tables hold. */
export function Picture({ page: { picture, releases } }: { readonly page: ReportPage }) {
  const costs = releases.flatMap((release) => DRAWN.map(([band]) => costOf(release, band)));
  if (picture !== "bands" || costs.every((cost) => cost === 0 || cost === undefined)) return null;
  return (
    <>
      <h2 className="govuk-heading-l">Recorded cost by quarter</h2>
      <BandsChart
        id="bands"
        title="Recorded cost by quarter, in three bands"
        format={(pounds) => formatPounds(Math.round(pounds * 100))}
        columns={releases.map((release) => ({
          label: release.quarter.replace("Q", " Q"),
          words: release.words,
          parts: DRAWN.map(([band, shade]) => {
            const cost = costOf(release, band);
            const value = typeof cost === "number" ? cost : null;
            return { shade, name: BAND_WORDS[band], value, text: cellWords(cost, "money") };
          }),
        }))}
      />
    </>
  );
}
