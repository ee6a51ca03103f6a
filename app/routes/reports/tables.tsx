import { BAND_WORDS, BANDS, BEARER_WORDS, BEARERS } from "#machines/money-words.ts";
import { WideTable } from "../../components/wide-table.tsx";
import type { QuarterShown } from "../../reports/quarter-shown.ts";
import { countWords, moneyWords, shareWords } from "./words.ts";

interface TableProps {
  readonly quarters: readonly QuarterShown[];
  readonly baseYear: string;
}

const numeric = (text: string) => ({ text, format: "numeric" });

/** The numbers of the picture: money and cases by quarter and band. The hub's own line stands apart. */
export function BandsTable({ quarters, baseYear }: TableProps) {
  const caption = `Pounds at ${baseYear} prices, and number of cases`;
  return (
    <WideTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[
        "Quarter",
        ...BANDS.map((band) => numeric(BAND_WORDS[band])),
        numeric("All"),
        numeric("Preventive share of the three bands"),
      ]}
      rows={quarters.map(({ words, bands, total, share }) => [
        words,
        ...[...BANDS.map((band) => bands[band]), total].map((cell) => ({
          format: "numeric",
          text: (
            <>
              {moneyWords(cell.pounds)}
              <br />
              <span className="govuk-hint govuk-!-font-size-16">{countWords(cell.cases)} cases</span>
            </>
          ),
        })),
        numeric(shareWords(share)),
      ])}
    />
  );
}

/** Who bore it, by quarter. */
export function BearersTable({ quarters, baseYear }: TableProps) {
  const caption = `Recorded cost by who bears it, pounds at ${baseYear} prices`;
  return (
    <>
      <h2 className="govuk-heading-l">Who bears it</h2>
      <WideTable
        label={caption}
        caption={caption}
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={["Who bears it", ...quarters.map(({ quarter }) => numeric(quarter.replace("Q", " Q")))]}
        rows={[
          ...BEARERS.map((bearer) => [
            BEARER_WORDS[bearer],
            ...quarters.map(({ bearers }) => numeric(moneyWords(bearers[bearer].pounds))),
          ]),
          ["All", ...quarters.map(({ total }) => numeric(moneyWords(total.pounds)))],
        ]}
      />
    </>
  );
}
