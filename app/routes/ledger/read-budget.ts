import { isBudgetStage } from "#machines/hub-cost.ts";
import { BEARERS } from "#machines/money-words.ts";
import type { EnterBudgetPart } from "../../commands/enter-budget-part.ts";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { type FormValues, typedIn } from "../../forms.ts";
import { firstOfEach, lineOf, readAmount } from "./read-amount.ts";

const FIELDS = ["year", "who", "name", "stage", "amount", "source"] as const;
export type TypedBudgetPart = Readonly<Record<(typeof FIELDS)[number], string>>;

/** Nothing typed yet. */
export const NO_BUDGET_PART: TypedBudgetPart = { year: "", who: "", name: "", stage: "", amount: "", source: "" };

/** Chosen where an organisation that is not in the list puts in. */
export const ANOTHER = "another";

/** The hub does not put in for itself, and all together are not one of them. */
export const PAYERS = BEARERS.filter((bearer) => bearer !== "hub" && bearer !== "all-partners");

/** What was typed, to be shown again. */
export const typedBudgetPart = (values: FormValues): TypedBudgetPart => typedIn(values, FIELDS);

type ReadBudgetPart =
  | { readonly ok: true; readonly part: EnterBudgetPart }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads the form; `years` are those the page offers. */
export function readBudgetPart(values: FormValues, years: readonly string[]): ReadBudgetPart {
  const { year, who, name, stage } = typedBudgetPart(values);
  const bearer = PAYERS.find((one) => one === who) ?? null;
  const { pence, source, errors: wrong } = readAmount(values);
  const errors = firstOfEach(values, FIELDS, [
    ...(years.includes(year) ? [] : [{ field: "year", message: "Choose a year." }]),
    ...(bearer !== null || who === ANOTHER ? [] : [{ field: "who", message: "Choose who puts in." }]),
    ...(who === ANOTHER ? lineOf("name", name, "Enter the name of the organisation.") : []),
    ...(isBudgetStage(stage) ? [] : [{ field: "stage", message: "Say whether it is promised or paid." }]),
    ...wrong,
  ]);
  if (errors.length > 0 || !isBudgetStage(stage)) return { ok: false, errors };
  const organisationName = bearer === null ? name.trim() : null;
  return { ok: true, part: { financialYear: year, bearer, organisationName, stage, pence, source } };
}
