import { WideTable } from "../../components/wide-table.tsx";
import { bearerWords } from "../../reports/business-case/bearers.ts";
import type { ShownCase } from "../../reports/business-case/shown.ts";
import { amount, numeric } from "./cell-words.ts";

/** Who pays and who gains, in all and year by year. */
export function WhoPays({ shown }: { readonly shown: ShownCase }) {
  const { result, bearers } = shown;
  return (
    <>
      <h2 className="govuk-heading-l">Who pays and who gains</h2>
      <WideTable
        label="By bearer"
        caption="By bearer, in present value"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={["Bearer", numeric("Pays"), numeric("Gains"), numeric("Gains less pays")]}
        rows={Object.entries(result.byBearer).map(([bearer, { cost, benefit }]) => [
          bearerWords(bearer),
          amount(cost),
          amount(benefit),
          amount(benefit - cost),
        ])}
      />
      <p className="govuk-body">
        What a bearer gains is of every kind that is theirs: fiscal, economic or social. Only fiscal benefit is in a
        budget.
      </p>
      <WideTable
        label="Year by year"
        caption="Year by year, not discounted"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={["Year", numeric("Cost"), numeric("Fiscal"), numeric("Economic"), numeric("Social")]}
        rows={result.years.map(({ t, cost, fiscal, economic, social }) => [
          String(t),
          amount(cost),
          amount(fiscal),
          amount(economic),
          amount(social),
        ])}
      />
      <WideTable
        label="Budgets, year by year"
        caption="Budgets, year by year: what each pays, and its fiscal benefit; not discounted"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={[
          "Year",
          ...bearers.flatMap(({ bearer }) => [
            numeric(`${bearerWords(bearer)} pays`),
            numeric(`${bearerWords(bearer)} gains`),
          ]),
        ]}
        rows={result.years.map(({ t }) => [
          String(t),
          ...bearers.flatMap(({ costs, fiscal }) => [amount(costs[t] ?? 0), amount(fiscal[t] ?? 0)]),
        ])}
      />
    </>
  );
}
