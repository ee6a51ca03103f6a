import { bundleOf } from "#machines/cost-tree.ts";
import { formatPounds } from "#machines/money.ts";
import { exactTime } from "../../components/exact-time.ts";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import type { OneChange } from "../../queries/report-catalogue-changes.ts";
import { dayWords } from "./day-words.ts";
import { ruleWords, SourceOf } from "./price-words.tsx";

/** Everything a second person has to see before deciding. */
export function ChangeShown({ change }: { readonly change: OneChange }) {
  return (
    <>
      <SummaryList rows={rowsOf(change).map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      {change.prices.length > 0 && (
        <WideTable
          label="Prices"
          caption={change.prices.length === 1 ? "The price" : `The ${change.prices.length} prices`}
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={["What", { text: "Price", format: "numeric" }, "Of", "Band and who bears it", "Source"]}
          rows={change.prices.map((price) => [
            partWords(price),
            { text: formatPounds(price.pence), format: "numeric" },
            `${price.unit}, prices of ${price.priceYear}`,
            ruleWords(price),
            { text: <SourceOf price={price} /> },
          ])}
        />
      )}
      {change.years.length > 0 && (
        <WideTable
          label="Price index"
          caption="The index"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={["Year", { text: "Index", format: "numeric" }, "Status"]}
          rows={change.years.map(({ fy, index, status }) => [fy, { text: String(index), format: "numeric" }, status])}
        />
      )}
    </>
  );
}

/** A part names its bundle: the two are never counted on one case. */
function partWords({ label, code, bundle }: OneChange["prices"][number]): string {
  const whole = bundle ?? bundleOf(code);
  return whole === null ? label : `${label} (part of ${whole})`;
}

function rowsOf({ kind, proposedBy, proposedAt, rule, ...change }: OneChange): [string, string][] {
  const { statusWords, decidedBy, decidedAt, words } = change;
  return [
    ["Kind", kind],
    ["Proposed", `${proposedBy}, ${exactTime(proposedAt)}`],
    ...(rule
      ? ([
          ["Band and who bears it", ruleWords(rule)],
          ["From", dayWords(rule.fromDay)],
          ["Why", rule.because],
        ] as [string, string][])
      : []),
    ...(change.effect === null ? [] : ([["What it changes", change.effect]] as [string, string][])),
    ["State", decidedAt === null ? statusWords : `${statusWords} by ${decidedBy ?? ""}, ${exactTime(decidedAt)}`],
    ...(words === null ? [] : ([["Said", words]] as [string, string][])),
  ];
}
