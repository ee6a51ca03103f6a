import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import type { Path } from "../../paths.ts";
import type { AmountShown } from "../../queries/report-hub-money.ts";

interface Props {
  readonly entered: readonly AmountShown[];
  readonly what: string;
  readonly action: Path;
  readonly formKey: string;
}

const STATE_WORDS = { "taken-back": "Taken back", "takes-back": "Takes one back" } as const;

/** Every amount as it was entered. One that stands can be taken back; nothing is ever removed. */
export function EnteredTable({ entered, what, action, formKey }: Props) {
  if (entered.length === 0) return null;
  return (
    <WideTable
      label="What was entered"
      caption="What was entered"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[what, { text: "Amount", format: "numeric" }, "Where it comes from", "By", "On", "How it stands"]}
      rows={entered.map((one, index) => [
        one.of,
        { text: one.amount, format: "numeric" },
        one.source,
        one.by,
        one.on,
        one.state === "stands" ? (
          <form key={one.id} method="post" action={action}>
            <HiddenFields fields={{ intent: "take-back", key: `${formKey}-${index}`, id: one.id }} />
            <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
              Take back
              <span className="govuk-visually-hidden">
                {" "}
                {one.of}, {one.amount}
              </span>
            </Button>
          </form>
        ) : (
          STATE_WORDS[one.state]
        ),
      ])}
    />
  );
}
