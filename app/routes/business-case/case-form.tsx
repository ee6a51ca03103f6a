import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import type { CataloguePrice } from "../../queries/report-business-start.ts";
import { ComparatorFields } from "./comparator-fields.tsx";
import { CostFields } from "./cost-fields.tsx";
import { ChoiceField, type Errors, LongField, NumberField, WordsField } from "./field.tsx";
import { IndexFields } from "./index-fields.tsx";
import { OutcomeFields } from "./outcome-fields.tsx";
import { RangeFields } from "./range-fields.tsx";
import type { TypedCase } from "./typed-case.ts";

interface Props {
  readonly typed: TypedCase;
  readonly errors: Errors;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly prices: readonly CataloguePrice[];
  readonly vintages: readonly string[];
  /** True when the name is typed here: a saved business case keeps its own. */
  readonly named: boolean;
}

/** A whole business case to type. Works without scripts: every button posts what is typed and brings it back. */
export function CaseForm({ typed, errors, action, hidden, prices, vintages, named }: Props) {
  return (
    <form method="post" action={action} noValidate>
      <HiddenFields fields={hidden} />
      {/* What the Enter key presses: the first button of a form. */}
      <button type="submit" name="intent" value="save" hidden tabIndex={-1} />
      {named && <WordsField at="name" label="Name of the business case" value={typed.name} errors={errors} />}
      <NumberField
        at="baseYear"
        label="Everything at the prices of"
        hint="A financial year, such as 2024-25. This is year 0."
        value={typed.baseYear}
        errors={errors}
        as="year"
      />
      <NumberField at="years" label="Over how many years" value={typed.years} errors={errors} as="few" />
      <NumberField
        at="discountRate"
        label="Discount rate"
        hint="Usually 3.5: what a pound a year later is worth less."
        value={typed.discountRate}
        errors={errors}
        as="percent"
      />
      <ChoiceField
        at="discountFirstYear"
        label="Is the first year discounted too?"
        value={typed.discountFirstYear}
        errors={errors}
        items={[
          { value: "no", text: "No" },
          { value: "yes", text: "Yes" },
        ]}
      />
      <IndexFields typed={typed} errors={errors} vintages={vintages} />

      <h2 className="govuk-heading-m" id="costs" tabIndex={-1}>
        What it costs
      </h2>
      {typed.costs.map((cost, place) => (
        <CostFields key={place} place={place} cost={cost} errors={errors} action={action} />
      ))}
      <Button
        name="intent"
        value="add-cost"
        classes="govuk-button--secondary"
        attributes={{ formAction: `${action}#cost-${typed.costs.length}` }}
      >
        Add another cost
      </Button>

      <h2 className="govuk-heading-m" id="outcomes" tabIndex={-1}>
        What gets better
      </h2>
      {typed.outcomes.map((outcome, place) => (
        <OutcomeFields key={place} place={place} outcome={outcome} errors={errors} action={action} prices={prices} />
      ))}
      <Button
        name="intent"
        value="add-outcome"
        classes="govuk-button--secondary"
        attributes={{ formAction: `${action}#outcome-${typed.outcomes.length}` }}
      >
        Add another outcome
      </Button>

      <RangeFields typed={typed} errors={errors} action={action} />
      <ComparatorFields typed={typed} errors={errors} />
      <LongField
        at="note"
        label="Why this version is made (optional)"
        hint="Nothing about a person."
        value={typed.note}
        errors={errors}
      />
      <Button name="intent" value="save" preventDoubleClick>
        Save this version
      </Button>
    </form>
  );
}
