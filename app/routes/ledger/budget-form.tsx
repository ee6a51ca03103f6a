import { BUDGET_STAGES, BUDGET_STAGE_WORDS } from "#machines/hub-cost.ts";
import { BEARER_WORDS } from "#machines/money-words.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";
import type { Path } from "../../paths.ts";
import { AmountFields } from "./amount-fields.tsx";
import { ANOTHER, PAYERS, type TypedBudgetPart } from "./read-budget.ts";

interface Props {
  readonly years: readonly { readonly value: string; readonly text: string }[];
  readonly action: Path;
  readonly formKey: string;
  readonly typed: TypedBudgetPart;
  readonly errors: readonly FieldError[] | undefined;
}

/** One amount that somebody promised or paid. */
export function BudgetForm({ years, action, formKey, typed, errors }: Props) {
  const wrong = (field: string) => {
    const text = errorFor(errors, field);
    return text ? { errorMessage: { text } } : {};
  };
  return (
    <form method="post" action={action} noValidate>
      <h2 className="govuk-heading-m">Enter an amount</h2>
      <HiddenFields fields={{ intent: "enter", key: formKey }} />
      <Select
        name="year"
        label={{ text: "Financial year it is for" }}
        value={typed.year}
        items={[...years]}
        {...wrong("year")}
      />
      <Select
        name="who"
        label={{ text: "Who puts in?" }}
        value={typed.who}
        items={[
          { value: "", text: "Choose" },
          ...PAYERS.map((bearer) => ({ value: bearer, text: BEARER_WORDS[bearer] })),
          { value: ANOTHER, text: "Another organisation" },
        ]}
        {...wrong("who")}
      />
      <Input
        name="name"
        label={{ text: "If it is another organisation, which?" }}
        value={typed.name}
        classes="govuk-input--width-20"
        {...wrong("name")}
      />
      <Radios
        name="stage"
        fieldset={{ legend: { text: "Is it promised or paid?" } }}
        value={typed.stage}
        items={BUDGET_STAGES.map((stage) => ({ value: stage, text: BUDGET_STAGE_WORDS[stage] }))}
        {...wrong("stage")}
      />
      <AmountFields typed={typed} errors={errors} />
      <Button preventDoubleClick>Enter it</Button>
    </form>
  );
}
