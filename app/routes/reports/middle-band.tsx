import type { Release } from "../../queries/report-releases.ts";
import type { ReportRow } from "../../reports/report.ts";
import { preventiveShare, type BandCosts } from "../../reports/share.ts";
import { BandChoice } from "./band-choice.tsx";

/** Both answers to one question of definition, side by side: nobody can choose the one that suits and leave out the other. */
export function MiddleBand({ releases }: { readonly releases: readonly Release[] }) {
  const share = preventiveShare(releases.map(({ rows }) => costsOf(rows)));
  return (
    <>
      <h2 className="govuk-heading-l">If the middle band is counted on either side</h2>
      <p className="govuk-body">
        Risk reduction is specialist work after somebody has told: it reacts to harm that was done and lowers the risk
        of more. Which side it belongs to is a choice, so both answers are printed. The hub’s own costs are on neither
        side.
      </p>
      {share ? (
        <>
          <div className="govuk-grid-row">
            <BandChoice share={share.low} as="with reaction" />
            <BandChoice share={share.high} as="with prevention" />
          </div>
          {share.of < releases.length && (
            <p className="govuk-body">
              From {share.of} of the {releases.length} quarters: in the others a band may not be shown.
            </p>
          )}
        </>
      ) : (
        <p className="govuk-body">No share can be said yet: in every quarter a band is empty or may not be shown.</p>
      )}
    </>
  );
}

const costsOf = (rows: readonly ReportRow[]): BandCosts => {
  const cost = (band: string) => {
    const cell = rows.find((row) => row.by === "band" && row.line === band)?.cost;
    return typeof cell === "number" ? cell : null;
  };
  return { reactive: cost("reactive"), "risk-reduction": cost("risk-reduction"), preventive: cost("preventive") };
};
