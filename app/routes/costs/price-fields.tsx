import { Input } from "../../components/govuk/input.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";
import { HOW_WORDS, type TypedPrice } from "./price-form.ts";

const GRADES = [
  "1: audited",
  "2: from accounts or a contract, checked",
  "3: from a published study of this service",
  "4: from a study of a service like it",
  "5: from one place, not checked",
  "6: judgement, or more than five years old",
];

interface Props {
  readonly typed: TypedPrice;
  readonly errors: readonly FieldError[] | undefined;
  readonly versions: readonly string[];
}

/** Where a price comes from, and what each way of saying it needs. */
export function PriceFields({ typed, errors, versions }: Props) {
  const field = (name: keyof TypedPrice) => ({ name, value: typed[name], errorMessage: errorFor(errors, name) });
  return (
    <>
      <Radios
        {...field("how")}
        fieldset={{ legend: { text: "Where does the price come from?", classes: "govuk-fieldset__legend--s" } }}
        items={[
          {
            value: "contract",
            text: HOW_WORDS.contract,
            conditional: (
              <>
                <Input
                  {...field("contract")}
                  label="The contract’s value in a year"
                  prefix="£"
                  inputmode="decimal"
                  classes="govuk-input--width-10"
                />
                <Input
                  {...field("cases")}
                  label="How many cases it pays for in that year"
                  inputmode="numeric"
                  classes="govuk-input--width-5"
                />
              </>
            ),
          },
          {
            value: "unit",
            text: HOW_WORDS.unit,
            conditional: (
              <>
                <Input
                  {...field("price")}
                  label="Price"
                  prefix="£"
                  inputmode="decimal"
                  classes="govuk-input--width-10"
                />
                <Input
                  {...field("unit")}
                  label="Of what?"
                  hint="For example per case, per week, per session"
                  classes="govuk-input--width-20"
                />
              </>
            ),
          },
          {
            value: "published",
            text: HOW_WORDS.published,
            conditional: (
              <>
                <Select
                  {...field("version")}
                  label="List"
                  items={[{ value: "", text: "Choose one" }, ...versions.map((one) => ({ value: one, text: one }))]}
                />
                <Input
                  {...field("code")}
                  label="Code in that list"
                  autocomplete="off"
                  spellcheck={false}
                  classes="govuk-input--width-20"
                />
              </>
            ),
          },
        ]}
      />
      <p className="govuk-body">
        A price of your own needs its year, its source and a grade; a published one has them.
      </p>
      <Input
        {...field("year")}
        label="Prices of which financial year?"
        hint="For example 2026-27"
        classes="govuk-input--width-5"
      />
      <Input
        {...field("source")}
        label="Where is the figure from?"
        hint="The contract and the account it was taken from"
      />
      <Select
        {...field("grade")}
        label="How good is the evidence?"
        items={[
          { value: "", text: "Choose one" },
          ...GRADES.map((text, index) => ({ value: String(index + 1), text })),
        ]}
      />
    </>
  );
}
