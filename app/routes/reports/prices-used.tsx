import { BAND_WORDS, BEARER_WORDS } from "#machines/money-words.ts";
import { formatPounds } from "#machines/money.ts";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import type { ReportPrices } from "../../queries/report-prices.ts";

type Price = ReportPrices["prices"][number];

/** The price behind every kind of event, so that each figure can be doubted for itself. */
export function PricesUsed({ of }: { readonly of: ReportPrices }) {
  return (
    <>
      <h2 className="govuk-heading-l">Where the prices come from</h2>
      <p className="govuk-body">
        Each event is counted at one published price, brought to {of.baseYear} by the GDP deflator, {of.vintage}. Prices
        are averages: fewer events free time before they free money.
      </p>
      <WideTable
        label="Prices used"
        caption="Prices used"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          "Event or service",
          "Band and bearer",
          { text: "Price as published", format: "numeric" },
          { text: `In ${of.baseYear}`, format: "numeric" },
          "Source",
        ]}
        rows={of.prices.map((price) => [
          price.what,
          `${BAND_WORDS[price.band]}; ${BEARER_WORDS[price.bearer]}`,
          { format: "numeric", text: `${formatPounds(price.pence)} ${price.unit}, ${price.priceYear}` },
          { format: "numeric", text: formatPounds(price.basePence) },
          { text: <Source price={price} /> },
        ])}
      />
      <SummaryList rows={listsOf(of.prices).map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
    </>
  );
}

function Source({ price }: { readonly price: Price }) {
  if (price.invented) return <strong>Demonstration price, invented</strong>;
  return (
    <>
      {price.label}. {price.version}, {price.code}. Evidence grade {price.grade} of 6.
      {price.old && <strong> More than five years old.</strong>}
    </>
  );
}

/** Each list of prices once, with whose it is and on what terms it may be used. */
function listsOf(prices: readonly Price[]): [version: string, words: string][] {
  return [...new Map(prices.map((price) => [price.version, `${price.source}. ${price.licence}.`]))];
}
