import { HUB_COST_LINES, HUB_COST_LINE_WORDS } from "#machines/hub-cost.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";
import type { Path } from "../../paths.ts";
import { AmountFields } from "./amount-fields.tsx";

interface Props {
  readonly quarters: readonly { readonly value: string; readonly text: string }[];
  readonly action: Path;
  readonly formKey: string;
  readonly typed: { readonly quarter: string; readonly line: string; readonly amount: string; readonly source: string };
  readonly errors: readonly FieldError[] | undefined;
}

/** One amount of one line in one quarter. */
export function HubCostForm({ quarters, action, formKey, typed, errors }: Props) {
  const [quarterError, lineError] = [errorFor(errors, "quarter"), errorFor(errors, "line")];
  return (
    <form method="post" action={action} noValidate>
      <h2 className="govuk-heading-m">Enter an amount</h2>
      <HiddenFields fields={{ intent: "enter", key: formKey }} />
      <Select
        name="quarter"
        label={{ text: "Quarter in which it was spent" }}
        value={typed.quarter}
        items={[...quarters]}
        {...(quarterError ? { errorMessage: { text: quarterError } } : {})}
      />
      <Radios
        name="line"
        fieldset={{ legend: { text: "What was it for?" } }}
        value={typed.line}
        items={HUB_COST_LINES.map((line) => ({ value: line, text: HUB_COST_LINE_WORDS[line] }))}
        {...(lineError ? { errorMessage: { text: lineError } } : {})}
      />
      <AmountFields typed={typed} errors={errors} />
      <Button preventDoubleClick>Enter it</Button>
    </form>
  );
}
