import { Button } from "../../components/govuk/button.tsx";
import { Fieldset } from "../../components/govuk/fieldset.tsx";
import type { CataloguePrice } from "../../queries/report-business-start.ts";
import { formatPounds } from "#machines/money.ts";
import { ChoiceField, type Errors, GradeField, LongField, NumberField, WordsField } from "./field.tsx";
import { LineFields } from "./line-fields.tsx";
import type { TypedOutcome } from "./typed-case.ts";

const MODES = [
  { value: "points", text: "Percentage points: taken off the impact" },
  { value: "share", text: "A share: so much of the impact" },
];

const SHARES = [
  ["affected", "Of them, affected", "How many of those people this is about."],
  ["engaged", "Of those, taking part", "How many of those affected begin."],
  ["retained", "Of those, staying", "How many stay long enough for it to work."],
  ["impact", "Of those, for whom it works", "How many have the outcome, with the service."],
  ["deadweight", "Who would have had it anyway", "What would have happened without the service."],
] as const;

interface Props {
  readonly place: number;
  readonly outcome: TypedOutcome;
  readonly errors: Errors;
  readonly action: string;
  readonly prices: readonly CataloguePrice[];
}

/** One outcome: how many have it because of the service, for how long, and what each is worth. */
export function OutcomeFields({ place, outcome, errors, action, prices }: Props) {
  const at = `outcomes.${place}`;
  const here = `${action}#outcome-${place}`;
  return (
    <div className="hub-part" id={`outcome-${place}`} tabIndex={-1}>
      <Fieldset legend={{ text: `Outcome ${place + 1}`, classes: "govuk-fieldset__legend--m" }}>
        <WordsField at={`${at}.name`} label="What gets better" value={outcome.name} errors={errors} />
        <NumberField
          at={`${at}.population`}
          label="People or events there are"
          hint="In a year."
          value={outcome.population}
          errors={errors}
          as="many"
        />
        {SHARES.map(([key, label, hint]) => (
          <NumberField
            key={key}
            at={`${at}.${key}`}
            label={label}
            hint={hint}
            value={outcome[key]}
            errors={errors}
            as="percent"
          />
        ))}
        <ChoiceField
          at={`${at}.deadweightMode`}
          label="The last figure is"
          value={outcome.deadweightMode}
          errors={errors}
          items={MODES}
        />
        <NumberField
          at={`${at}.lagYears`}
          label="Years before it begins"
          value={outcome.lagYears}
          errors={errors}
          as="few"
        />
        <NumberField
          at={`${at}.dropOff`}
          label="How much of it is lost each year after"
          value={outcome.dropOff}
          errors={errors}
          as="percent"
        />
        <GradeField
          at={`${at}.grade`}
          label="How good the evidence is"
          hint="The worst that holds for any of these numbers."
          value={outcome.grade}
          errors={errors}
        />
        <LongField at={`${at}.source`} label="Where these numbers come from" value={outcome.source} errors={errors} />
      </Fieldset>
      <h3 className="govuk-heading-s" id={`${at}.costableAs`} tabIndex={-1}>
        What each is worth
      </h3>
      {outcome.lines.map((line, index) => (
        <LineFields key={index} outcome={place} place={index} line={line} errors={errors} action={action} />
      ))}
      <ChoiceField
        at={`${at}.pick`}
        label={`Add a price of the catalogue to outcome ${place + 1}`}
        value=""
        errors={errors}
        items={prices.map((price) => ({
          value: price.key,
          text: `${price.label}: ${formatPounds(price.pence)} ${price.unit}, ${price.priceYear}`,
        }))}
      />
      <div className="govuk-button-group">
        <Button
          name="intent"
          value={`add-price.${place}`}
          classes="govuk-button--secondary"
          attributes={{ formAction: `${action}#value-${place}-${outcome.lines.length}` }}
        >
          Add this price
        </Button>
        <Button
          name="intent"
          value={`add-line.${place}`}
          classes="govuk-button--secondary"
          attributes={{ formAction: `${action}#value-${place}-${outcome.lines.length}` }}
        >
          Add another value
        </Button>
        <Button
          name="intent"
          value={`remove-outcome.${place}`}
          classes="govuk-button--secondary"
          attributes={{ formAction: place === 0 ? `${action}#outcomes` : here }}
        >
          Take outcome {place + 1} out
        </Button>
      </div>
    </div>
  );
}
