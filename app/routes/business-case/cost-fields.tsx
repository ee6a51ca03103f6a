import { Button } from "../../components/govuk/button.tsx";
import { Fieldset } from "../../components/govuk/fieldset.tsx";
import { bearerChoices } from "../../reports/business-case/bearers.ts";
import { ChoiceField, type Errors, GradeField, LongField, NumberField } from "./field.tsx";
import type { TypedCost } from "./typed-case.ts";

interface Props {
  readonly place: number;
  readonly cost: TypedCost;
  readonly errors: Errors;
  readonly action: string;
}

/** What somebody pays in one year. */
export function CostFields({ place, cost, errors, action }: Props) {
  const at = `costs.${place}`;
  return (
    <div className="hub-part" id={`cost-${place}`} tabIndex={-1}>
      <Fieldset legend={{ text: `Cost ${place + 1}`, classes: "govuk-fieldset__legend--m" }}>
        <ChoiceField
          at={`${at}.bearer`}
          label="Who pays"
          value={cost.bearer}
          errors={errors}
          items={bearerChoices(cost.bearer)}
        />
        <NumberField
          at={`${at}.year`}
          label="In year"
          hint="Years count from 0, the first."
          value={cost.year}
          errors={errors}
          as="few"
        />
        <NumberField at={`${at}.pence`} label="How much" value={cost.pence} errors={errors} as="money" />
        <NumberField
          at={`${at}.priceYear`}
          label="At the prices of"
          hint="A financial year, such as 2024-25."
          value={cost.priceYear}
          errors={errors}
          as="year"
        />
        <GradeField at={`${at}.grade`} label="How good the evidence is" value={cost.grade} errors={errors} />
        <LongField
          at={`${at}.source`}
          label="Where this cost comes from"
          hint="A contract, a budget, an estimate and whose."
          value={cost.source}
          errors={errors}
        />
        <Button
          name="intent"
          value={`remove-cost.${place}`}
          classes="govuk-button--secondary"
          attributes={{ formAction: `${action}#costs` }}
        >
          Take cost {place + 1} out
        </Button>
      </Fieldset>
    </div>
  );
}
