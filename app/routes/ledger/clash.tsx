import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import type { ClashShown } from "../../queries/report-cost-clashes.ts";
import type { CostShown } from "../../queries/report-ledger-line.ts";

interface Props {
  readonly clash: ClashShown;
  readonly formKey: string;
}

const cellsOf = ({ what, quantity, quarter, band, bearer, price }: CostShown) => [
  what,
  { text: String(quantity), format: "numeric" },
  quarter,
  band,
  bearer,
  price,
];

/** What is counted, what came later, and the two buttons. */
export function Clash({ clash, formKey }: Props) {
  const { id, version, counted, later } = clash;
  const title = `Case ${clash.case}`;
  const rows = [
    ...counted.map((entry) => [`Counted, entry ${entry.entry}`, ...cellsOf(entry)]),
    ["Came later", ...cellsOf(later)],
  ];
  const nothing = counted.length === 0;
  return (
    <section className="govuk-!-margin-bottom-8">
      <h2 className="govuk-heading-m">{title}</h2>
      {nothing && <p className="govuk-body">What was counted first has been taken back since: nothing counts now.</p>}
      <WideTable
        label={title}
        caption={title}
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          "Which",
          "What happened",
          { text: "How many", format: "numeric" },
          "Quarter",
          "Band",
          "Who pays",
          "Price",
        ]}
        rows={rows}
      />
      <form method="post" action={paths.costClashes()} className="govuk-button-group">
        <HiddenFields fields={{ key: formKey, version, clash: id }} />
        <Button name="decision" value="keep" preventDoubleClick classes="govuk-button--secondary">
          {nothing ? "Count neither" : "Keep what is counted"}
          <span className="govuk-visually-hidden"> for {title}</span>
        </Button>
        <Button name="decision" value="replace" preventDoubleClick>
          Count what came later{nothing ? "" : " instead"}
          <span className="govuk-visually-hidden"> for {title}</span>
        </Button>
      </form>
    </section>
  );
}
