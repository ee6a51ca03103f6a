import { BAND_WORDS, type Band } from "#machines/money-words.ts";
import { formatPounds } from "#machines/money.ts";
import { BandsChart } from "../../components/bands-chart.tsx";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { paths } from "../../paths.ts";
import type { ReactionAndPrevention } from "../../queries/reaction-and-prevention.ts";
import { spanWords } from "../../reports/quarters.ts";
import { SUPPRESSED } from "../../reports/rounding.ts";
import { AboutTheNumbers } from "./about-the-numbers.tsx";
import { HowSure } from "./how-sure.tsx";
import { MiddleBand } from "./middle-band.tsx";
import { BandsTable, BearersTable } from "./tables.tsx";
import { Shows, whatShows } from "./shows.tsx";
import { moneyWords } from "./words.ts";

const DRAWN = [
  ["reactive", "dark"],
  ["risk-reduction", "middle"],
  ["preventive", "light"],
] as const satisfies readonly (readonly [Band, string])[];

/** The report on one page: how sure, the picture, the tables, both answers for the middle band, and where it all comes from. */
export function ReportPage({ report }: { readonly report: ReactionAndPrevention }) {
  const { area, quarters } = report;
  const [first, last] = [quarters[0], quarters.at(-1)];
  return (
    <>
      <BackLink href={paths.reports()}>Reports</BackLink>
      <h1 className="govuk-heading-xl">Reaction and prevention</h1>
      <p className="govuk-body-l">
        {area.name}
        {first && last ? `, ${spanWords(first.quarter, last.quarter)}` : ""}
      </p>
      <HowSure report={report} />
      <h2 className="govuk-heading-l">Recorded cost by quarter</h2>
      <Shows quarters={quarters} />
      {whatShows(quarters) !== "nothing" && (
        <BandsChart
          id="bands"
          title="Recorded cost by quarter, in three bands"
          format={(pounds) => formatPounds(Math.round(pounds * 100))}
          columns={quarters.map(({ quarter, words, bands }) => ({
            label: quarter.replace("Q", " Q"),
            words,
            parts: DRAWN.map(([band, shade]) => ({
              shade,
              name: BAND_WORDS[band],
              value: bands[band].pounds === SUPPRESSED ? null : bands[band].pounds,
              text: moneyWords(bands[band].pounds),
            })),
          }))}
        />
      )}
      <BandsTable quarters={quarters} baseYear={report.baseYear} />
      <MiddleBand quarters={quarters} share={report.share} />
      <BearersTable quarters={quarters} baseYear={report.baseYear} />
      <p className="govuk-body hub-no-print">
        <a className="govuk-link" href={paths.reactionAndPreventionCsv()} download>
          Download every line of these tables (CSV)
        </a>
      </p>
      <AboutTheNumbers report={report} />
    </>
  );
}
