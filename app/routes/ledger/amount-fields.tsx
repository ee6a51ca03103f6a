import { Input } from "../../components/govuk/input.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";

interface Props {
  readonly typed: { readonly amount: string; readonly source: string };
  readonly errors: readonly FieldError[] | undefined;
}

/** How much, and where it comes from. */
export function AmountFields({ typed, errors }: Props) {
  const [amountError, sourceError] = [errorFor(errors, "amount"), errorFor(errors, "source")];
  return (
    <>
      <Input
        name="amount"
        label={{ text: "Amount" }}
        hint={{ text: "In pounds, with or without pence, such as 12,500 or 12500.75." }}
        prefix="£"
        value={typed.amount}
        inputmode="decimal"
        classes="govuk-input--width-10"
        {...(amountError ? { errorMessage: { text: amountError } } : {})}
      />
      <Input
        name="source"
        label={{ text: "Where it comes from" }}
        hint={{ text: "Such as its code and period in the general ledger. No names of people." }}
        value={typed.source}
        classes="govuk-input--width-20"
        {...(sourceError ? { errorMessage: { text: sourceError } } : {})}
      />
    </>
  );
}
