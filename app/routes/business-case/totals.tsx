import { InsetText } from "../../components/govuk/inset-text.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import type { Horizon } from "../../reports/business-case/horizons.ts";
import type { ShownCase } from "../../reports/business-case/shown.ts";
import type { CaseVersion } from "../../reports/business-case/version.ts";
import { amount, LOCKED, numeric, paybackWords, ratioWords } from "./cell-words.ts";

type Row = readonly [string, (horizon: Horizon) => ReturnType<typeof numeric>];

const MONEY: readonly Row[] = [
  ["Cost", ({ cost }) => amount(cost)],
  ["Fiscal benefit", ({ fiscal }) => amount(fiscal)],
  ["Economic benefit", ({ economic }) => amount(economic)],
  ["Social benefit", ({ social }) => amount(social)],
  ["Public benefit: fiscal, economic and social", (horizon) => amount(horizon.public)],
  ["Fiscal net present value", ({ netFiscal }) => amount(netFiscal)],
  ["Public net present value", ({ netPublic }) => amount(netPublic)],
  ["Paid back, in fiscal benefit", ({ paybackYear }) => numeric(paybackWords(paybackYear))],
];

const ratios = (locked: boolean): readonly Row[] => [
  ["Benefit-cost ratio", ({ benefitCostRatio }) => numeric(locked ? LOCKED : ratioWords(benefitCostRatio))],
  ["Fiscal return", ({ fiscalReturn }) => numeric(locked ? LOCKED : ratioWords(fiscalReturn))],
];

/** The same lines for each of some ways to look at a business case. */
function Lines(props: {
  readonly title: string;
  readonly locked: boolean;
  readonly columns: readonly (readonly [string, Horizon])[];
}) {
  const { title, locked, columns } = props;
  return (
    <WideTable
      label={title}
      caption={title}
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={["Present value", ...columns.map(([words]) => numeric(words))]}
      rows={[...MONEY, ...ratios(locked)].map(([words, of]) => [words, ...columns.map(([, horizon]) => of(horizon))])}
    />
  );
}

/** Why there is no ratio, or what the ratio rests on. */
export function Lock({ version }: { readonly version: CaseVersion }) {
  const { comparator, comparatorGrade, comparatorWords } = version;
  if (comparator === "none")
    return (
      <InsetText>
        <p className="govuk-body govuk-!-font-weight-bold">Descriptive cost only.</p>
        <p className="govuk-body">
          The benefit-cost ratio and the fiscal return are locked: nobody has said what would have happened without the
          service. They are shown once a group it is compared with, or an assumption with its evidence grade, stands in
          a version.
        </p>
      </InsetText>
    );
  return (
    <InsetText>
      <p className="govuk-body">
        {comparator === "group"
          ? "Compared with a group: "
          : `Assumed, evidence grade ${String(comparatorGrade)} of 6: `}
        {comparatorWords}
      </p>
    </InsetText>
  );
}

/** What it comes to: with and without the correction for optimism, and over other lengths of time. */
export function Totals({ shown }: { readonly shown: ShownCase }) {
  const { locked, corrected, plain, horizons } = shown;
  const leftOut = horizons.filter(({ costsLeftOut }) => costsLeftOut > 0);
  return (
    <>
      <h2 className="govuk-heading-l">What it comes to</h2>
      <Lines
        title={`Over ${corrected.years} years, with and without the correction for optimism`}
        locked={locked}
        columns={[
          ["Corrected", corrected],
          ["Not corrected", plain],
        ]}
      />
      <Lines
        title="Over other lengths of time: the same numbers, corrected"
        locked={locked}
        columns={horizons.map((horizon) => [`${horizon.years} years`, horizon])}
      />
      <p className="govuk-body">
        A longer time adds no cost: a benefit goes on as its drop-off says, whether or not the service does.{" "}
        {leftOut.map(
          ({ years, costsLeftOut }) =>
            `Over ${years} years ${costsLeftOut} later ${costsLeftOut === 1 ? "cost is" : "costs are"} left out. `,
        )}
      </p>
    </>
  );
}
