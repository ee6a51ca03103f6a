import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { bearerWords } from "../../reports/business-case/bearers.ts";
import { FORMULA } from "../../reports/business-case/formula.ts";
import { OPTIMISM_BIAS, type BusinessCase } from "../../reports/business-case/input.ts";
import { percentWords } from "../../reports/business-case/input-words.ts";
import { KIND_WORDS, MODE_WORDS } from "../../reports/business-case/stated.ts";
import type { CaseVersion } from "../../reports/business-case/version.ts";
import { numeric, poundsWords } from "./cell-words.ts";

const OLD_AFTER_YEARS = 5;

/** A price that is more than five years old says so. */
function Source({ words, old }: { readonly words: string | undefined; readonly old: boolean }) {
  return (
    <>
      {words}
      {old && <strong> More than five years old.</strong>}
    </>
  );
}

const gradeWords = (grade: number) => `${grade} (${percentWords(OPTIMISM_BIAS[grade - 1] ?? 0)})`;

/** Every number somebody stated, each with where it comes from. */
export function StatedNumbers({ version }: { readonly version: CaseVersion }) {
  const { input, sources, vintage } = version;
  const old = (priceYear: string) =>
    Number(input.baseYear.slice(0, 4)) - Number(priceYear.slice(0, 4)) > OLD_AFTER_YEARS;
  return (
    <>
      <h2 className="govuk-heading-l">What it is made of</h2>
      <SummaryList
        rows={[
          { key: { text: "Prices of" }, value: { text: `${input.baseYear}, by this price index: ${vintage}` } },
          { key: { text: "Years" }, value: { text: String(input.years) } },
          {
            key: { text: "Discounted at" },
            value: {
              text: `${percentWords(input.discountRate)} a year, ${input.discountFirstYear ? "the first year too" : "from the second year on"}`,
            },
          },
        ]}
      />
      <WideTable
        label="Costs"
        caption="Costs"
        captionClasses="govuk-table__caption--s"
        head={["Who pays", numeric("Year"), numeric("Amount"), "Prices of", "Evidence grade", "Source"]}
        rows={input.costs.map((cost, c) => [
          bearerWords(cost.bearer),
          numeric(String(cost.year)),
          numeric(poundsWords(cost.pence)),
          cost.priceYear,
          gradeWords(cost.grade),
          { text: <Source words={sources[`costs.${c}`]} old={old(cost.priceYear)} /> },
        ])}
      />
      {input.outcomes.map((outcome, o) => (
        <OutcomeStated key={outcome.name} outcome={outcome} at={`outcomes.${o}`} sources={sources} old={old} />
      ))}
    </>
  );
}

function OutcomeStated(props: {
  readonly outcome: BusinessCase["outcomes"][number];
  readonly at: string;
  readonly sources: CaseVersion["sources"];
  readonly old: (priceYear: string) => boolean;
}) {
  const { outcome, at, sources, old } = props;
  const facts: readonly (readonly [string, string])[] = [
    ["People or events", outcome.population.toLocaleString("en-GB")],
    [
      "Affected, taking part, staying",
      [outcome.affected, outcome.engaged, outcome.retained].map(percentWords).join(", "),
    ],
    ["For whom it works", percentWords(outcome.impact)],
    ["Who would have had it anyway", `${percentWords(outcome.deadweight)}, ${MODE_WORDS[outcome.deadweightMode]}`],
    [
      "Begins after",
      `${outcome.lagYears} ${outcome.lagYears === 1 ? "year" : "years"}, then ${percentWords(outcome.dropOff)} less each year`,
    ],
    ["Evidence grade", gradeWords(outcome.grade)],
    ["Source", sources[at] ?? ""],
  ];
  return (
    <>
      <h3 className="govuk-heading-m">{outcome.name}</h3>
      <SummaryList rows={facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      {outcome.grade < OPTIMISM_BIAS.length && outcome.costableAs.some(({ priceYear }) => old(priceYear)) && (
        <p className="govuk-body">
          Prices that are more than five years old are evidence of grade {OPTIMISM_BIAS.length}; this outcome is
          corrected as grade {outcome.grade}.
        </p>
      )}
      <WideTable
        label={`Worth of ${outcome.name}`}
        caption="What each is worth a year"
        captionClasses="govuk-table__caption--s"
        head={["Who gains", "Kind", numeric("Value"), "Prices of", numeric("Cashable if signed"), "Source"]}
        rows={outcome.costableAs.map((line, l) => [
          bearerWords(line.bearer),
          KIND_WORDS[line.kind],
          numeric(poundsWords(line.pencePerYear)),
          line.priceYear,
          numeric(percentWords(line.cashable)),
          { text: <Source words={sources[`${at}.costableAs.${l}`]} old={old(line.priceYear)} /> },
        ])}
      />
    </>
  );
}

/** The formula, as it was worked out. */
export function Formula() {
  return (
    <>
      <h2 className="govuk-heading-l">How it is worked out</h2>
      <SummaryList rows={FORMULA.map(({ what, how }) => ({ key: { text: what }, value: { text: how } }))} />
      <p className="govuk-body">Nothing is rounded before the end; this page shows whole pounds, the files pennies.</p>
    </>
  );
}
