import { Button } from "../../components/govuk/button.tsx";
import { Fieldset } from "../../components/govuk/fieldset.tsx";
import { bearerChoices } from "../../reports/business-case/bearers.ts";
import { ChoiceField, type Errors, LongField, NumberField } from "./field.tsx";
import type { TypedLine } from "./typed-case.ts";

const KINDS = [
  { value: "fiscal", text: "Fiscal: a public budget" },
  { value: "economic", text: "Economic: earnings and output" },
  { value: "social", text: "Social: health and wellbeing" },
];

interface Props {
  readonly outcome: number;
  readonly place: number;
  readonly line: TypedLine;
  readonly errors: Errors;
  /** Where the form is sent; buttons that add or remove come back to their place in it. */
  readonly action: string;
}

/** What one unit of an outcome is worth a year, and to whom. */
export function LineFields({ outcome, place, line, errors, action }: Props) {
  const at = `outcomes.${outcome}.costableAs.${place}`;
  const legend = `Value ${place + 1} of outcome ${outcome + 1}`;
  return (
    <div className="hub-part" id={`value-${outcome}-${place}`} tabIndex={-1}>
      <Fieldset legend={{ text: legend, classes: "govuk-fieldset__legend--s" }}>
        <input type="hidden" name={`${at}.price`} value={line.price} />
        <ChoiceField
          at={`${at}.bearer`}
          label="Who gains"
          value={line.bearer}
          errors={errors}
          items={bearerChoices(line.bearer)}
        />
        <ChoiceField at={`${at}.kind`} label="What kind of value" value={line.kind} errors={errors} items={KINDS} />
        <NumberField
          at={`${at}.pencePerYear`}
          label="For each person or event of the outcome, a year"
          value={line.pencePerYear}
          errors={errors}
          as="money"
        />
        <NumberField
          at={`${at}.priceYear`}
          label="At the prices of"
          hint="A financial year, such as 2024-25."
          value={line.priceYear}
          errors={errors}
          as="year"
        />
        <NumberField
          at={`${at}.cashable`}
          label="How much of it could be taken out of the budget"
          hint="Of a fiscal value only. Nothing counts as cashable until a finance lead has signed."
          value={line.cashable}
          errors={errors}
          as="percent"
        />
        <LongField
          at={`${at}.source`}
          label="Where this value comes from"
          hint="The list, its version, the code and the year."
          value={line.source}
          errors={errors}
        />
        <Button
          name="intent"
          value={`remove-line.${outcome}.${place}`}
          classes="govuk-button--secondary"
          attributes={{ formAction: `${action}#outcome-${outcome}` }}
        >
          Take value {place + 1} of outcome {outcome + 1} out
        </Button>
      </Fieldset>
    </div>
  );
}
