import type { FieldError } from "../../components/summary-of-errors.tsx";
import { type FormValues, typedIn, wrongIn } from "../../forms.ts";
import { readPounds } from "../../pounds.ts";

const LONGEST = 80;

/** What was typed as an amount and where it comes from, and what is wrong with either. */
export function readAmount(values: FormValues): {
  readonly pence: number;
  readonly source: string;
  readonly errors: readonly FieldError[];
} {
  const { amount, source } = typedIn(values, ["amount", "source"]);
  const read = readPounds(amount);
  return {
    pence: read.ok ? read.pence : 0,
    source: source.trim(),
    errors: [
      ...(read.ok ? [] : [{ field: "amount", message: read.message }]),
      ...lineOf("source", source, "Say where it comes from, such as the code in the general ledger."),
    ],
  };
}

/** What is wrong with a line of words that must be there. */
export function lineOf(field: string, text: string, missing: string): FieldError[] {
  if (text.trim() === "") return [{ field, message: missing }];
  return text.trim().length > LONGEST ? [{ field, message: `Shorten it to ${LONGEST} characters.` }] : [];
}

/** The first of all complaints about each field; hidden characters before anything else. */
export function firstOfEach(
  values: FormValues,
  fields: readonly string[],
  errors: readonly FieldError[],
): readonly FieldError[] {
  const all = [...wrongIn(values, fields), ...errors];
  return all.filter((error, index) => all.findIndex(({ field }) => field === error.field) === index);
}
