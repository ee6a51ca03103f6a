import type { ReactionAndPrevention } from "../../queries/reaction-and-prevention.ts";
import { BandChoice } from "./band-choice.tsx";

type Props = Pick<ReactionAndPrevention, "quarters" | "share">;

/** Both answers to one question of definition, side by side: nobody can choose the one that suits and leave out the other. */
export function MiddleBand({ quarters, share }: Props) {
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
          {share.of < quarters.length && (
            <p className="govuk-body">
              From {share.of} of the {quarters.length} quarters: in the others a band may not be shown.
            </p>
          )}
        </>
      ) : (
        <p className="govuk-body">No share can be said yet: in every quarter a band is empty or may not be shown.</p>
      )}
    </>
  );
}
