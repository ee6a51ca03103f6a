import { BAND_WORDS, BEARER_WORDS } from "#machines/money-words.ts";
import { formatPounds } from "#machines/money.ts";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import type { ReactionAndPrevention } from "../../queries/reaction-and-prevention.ts";

type Price = ReactionAndPrevention["prices"][number];

/** Definitions, and the price behind every kind of event, so that each figure can be doubted for itself. */
export function AboutTheNumbers({ report }: { readonly report: ReactionAndPrevention }) {
  return (
    <>
      <h2 className="govuk-heading-l">What the words mean</h2>
      <SummaryList rows={definitions(report).map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      <h2 className="govuk-heading-l">Where the prices come from</h2>
      <p className="govuk-body">
        Each event is counted at one published price, brought to {report.baseYear} by the GDP deflator, {report.vintage}
        . Prices are averages: fewer events free time before they free money.
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
          { text: `In ${report.baseYear}`, format: "numeric" },
          "Source",
        ]}
        rows={report.prices.map((price) => [
          price.what,
          `${BAND_WORDS[price.band]}; ${BEARER_WORDS[price.bearer]}`,
          { format: "numeric", text: `${formatPounds(price.pence)} ${price.unit}, ${price.priceYear}` },
          { format: "numeric", text: formatPounds(price.basePence) },
          { text: <Source price={price} /> },
        ])}
      />
      <SummaryList
        rows={listsOf(report.prices).map(([key, value]) => ({ key: { text: key }, value: { text: value } }))}
      />
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

function definitions({ quarters, baseYear }: ReactionAndPrevention): [string, string][] {
  const coarse = quarters.filter(({ rounding }) => rounding.total > 5 || rounding.cells > 5);
  return [
    ["Recorded", "An event that the hub was told of, or an action that was completed. What nobody told is not here."],
    ["Reactive", "A response to a crisis or to what follows one. What triggered the event decides, not who acted."],
    ["Risk reduction", "Specialist work after somebody has told, such as advocacy or a risk conference."],
    ["Preventive", "Help before a crisis."],
    ["The hub itself", "What the hub costs to run, from its own accounts. Never counted as prevention."],
    [
      "Case",
      "One person’s involvement with the hub in one area. A case with events of several kinds is counted in each, and once in “All”.",
    ],
    [
      "Small numbers",
      `Counts of 1 to 7 are shown as “1 to 7”, others to the nearest 5${coarse.length > 0 ? ` (more coarsely in ${coarse.map(({ words }) => words).join(", ")}, where a small number could be worked out)` : ""}. Money of 1 to 7 cases is “suppressed”, and other money wherever it would give that away. The rest is rounded to five times its largest unit price, so lines do not add up exactly, and £0 beside some cases is less than half of that.`,
    ],
    [
      "Before and after",
      `People come to the hub at a peak, so what is recorded before and after cannot be compared as if nothing else changed. All money is at ${baseYear} prices.`,
    ],
    [
      "Overlaps",
      "The price of a police call-out is an average that already holds some arrests. A bundle and its own part are never counted together.",
    ],
  ];
}
