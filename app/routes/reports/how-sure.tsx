import { InsetText } from "../../components/govuk/inset-text.tsx";
import type { ReactionAndPrevention } from "../../queries/reaction-and-prevention.ts";
import { countWords } from "./words.ts";

/** What stands above every figure: whose data it is, and what is not in it. */
export function HowSure({ report }: { readonly report: ReactionAndPrevention }) {
  const last = report.quarters.at(-1);
  if (!last) return null;
  const { total, bearers, words } = last;
  const of = (cases: typeof total.cases) => `${countWords(cases)} of ${countWords(total.cases)}`;
  return (
    <InsetText>
      <p className="govuk-body">
        Only events the hub was told of. It is a description, not a saving, and more recorded is not worse: people who
        are helped tell more.
      </p>
      {total.cases === 0 ? (
        <p className="govuk-body">In {words} the hub was told of no event that has a price.</p>
      ) : (
        <p className="govuk-body">
          In {words}, of the cases with any recorded cost: {of(bearers.police.cases)} have police data,{" "}
          {of(bearers.nhs.cases)} have health data, {of(bearers["council-housing"].cases)} have housing data.
        </p>
      )}
      <Missing missing={report.missing} words={words} />
    </InsetText>
  );
}

function Missing({ missing, words }: { readonly missing: ReactionAndPrevention["missing"]; readonly words: string }) {
  if (missing.services.length === 0)
    return <p className="govuk-body govuk-!-margin-bottom-0">Every service of the catalogue has a price.</p>;
  const share = missing.share === null ? "a share that cannot be said" : `${missing.share}%`;
  return (
    <p className="govuk-body govuk-!-margin-bottom-0">
      Not in these figures, because nobody has given their price yet: {missing.services.join("; ")}. In {words} that was{" "}
      {share} of the completed actions of services outside the hub.
    </p>
  );
}
