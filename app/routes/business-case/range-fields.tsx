import { Button } from "../../components/govuk/button.tsx";
import { Fieldset } from "../../components/govuk/fieldset.tsx";
import { DRAWN_OF_OUTCOME, inputName } from "../../reports/business-case/input-words.ts";
import { ChoiceField, type Errors, NumberField, WordsField } from "./field.tsx";
import type { TypedCase, TypedRange } from "./typed-case.ts";

interface Props {
  readonly typed: TypedCase;
  readonly errors: Errors;
  /** Where the form is sent; buttons that add or remove come back to their place in it. */
  readonly action: string;
}

/** How unsure the numbers are: what each could be, and how often they are drawn. Nothing here has to be said. */
export function RangeFields({ typed, errors, action }: Props) {
  const { seed, runs, ranges } = typed.simulate;
  return (
    <>
      <h2 className="govuk-heading-m" id="simulate.ranges" tabIndex={-1}>
        How unsure the numbers are
      </h2>
      <p className="govuk-body">
        The page draws numbers again and again, and says how low and how high the result could be. Say for which numbers
        you know a lowest and a highest value. If you give none, each number is drawn from a fifth below to a fifth
        above.
      </p>
      {ranges.map((range, place) => (
        <OneRange key={place} place={place} range={range} choices={choicesOf(typed)} errors={errors} action={action} />
      ))}
      <Button
        name="intent"
        value="add-range"
        classes="govuk-button--secondary"
        attributes={{ formAction: `${action}#range-${ranges.length}` }}
      >
        Add a range
      </Button>
      <NumberField
        at="simulate.runs"
        label="How many runs (optional)"
        hint="From 100; 1,000 where ranges are given and nothing is typed here."
        value={runs}
        errors={errors}
        as="many"
      />
      <NumberField
        at="simulate.seed"
        label="Seed (optional)"
        hint="A whole number. The same seed gives the same result again; 1 if nothing is typed here."
        value={seed}
        errors={errors}
        as="many"
      />
    </>
  );
}

/** Every number of what is typed that can be drawn, by its place in the form. */
function choicesOf({ outcomes, costs }: TypedCase): { readonly value: string; readonly text: string }[] {
  const paths = [
    ...outcomes.flatMap(({ lines }, o) => [
      ...Object.keys(DRAWN_OF_OUTCOME).map((key) => `outcomes.${o}.${key}`),
      ...lines.map((_, l) => `outcomes.${o}.costableAs.${l}.pencePerYear`),
    ]),
    ...costs.map((_, c) => `costs.${c}.pence`),
    "discountRate",
  ];
  return paths.map((value) => ({ value, text: inputName(value) }));
}

interface RangeProps {
  readonly place: number;
  readonly range: TypedRange;
  readonly choices: ReturnType<typeof choicesOf>;
  readonly errors: Errors;
  readonly action: string;
}

function OneRange({ place, range, choices, errors, action }: RangeProps) {
  const at = `simulate.ranges.${place}`;
  const same = "As the number itself is typed: per cent, pounds or people.";
  return (
    <div className="hub-part" id={`range-${place}`} tabIndex={-1}>
      <Fieldset legend={{ text: `Range ${place + 1}`, classes: "govuk-fieldset__legend--s" }}>
        <ChoiceField at={`${at}.input`} label="Which number" value={range.input} errors={errors} items={choices} />
        <WordsField at={`${at}.low`} label="Lowest" hint={same} value={range.low} errors={errors} />
        <WordsField at={`${at}.high`} label="Highest" value={range.high} errors={errors} />
        <WordsField
          at={`${at}.likely`}
          label="Most likely (optional)"
          hint="If nothing is typed here, every value between the two is as likely."
          value={range.likely}
          errors={errors}
        />
        <Button
          name="intent"
          value={`remove-range.${place}`}
          classes="govuk-button--secondary"
          attributes={{ formAction: `${action}#simulate.ranges` }}
        >
          Take range {place + 1} out
        </Button>
      </Fieldset>
    </div>
  );
}
