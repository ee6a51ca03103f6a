// Two versions side by side: only what is not the same in both.
import { formatPounds } from "#machines/money.ts";
import { bearerWords } from "./bearers.ts";
import type { ShownCase } from "./shown.ts";
import { COMPARATOR_WORDS, type Difference, differencesOf, type Stated, statedOf } from "./stated.ts";
import type { CaseVersion } from "./version.ts";

interface Side {
  readonly version: CaseVersion;
  readonly shown: ShownCase;
}

/** What differs in what is stated, and in what follows from it. */
export function compared(a: Side, b: Side): { readonly inputs: Difference[]; readonly results: Difference[] } {
  return {
    inputs: differencesOf(allStated(a.version), allStated(b.version)),
    results: differencesOf(told(a.shown), told(b.shown)),
  };
}

function allStated(version: CaseVersion): Stated[] {
  const { comparator, comparatorGrade, comparatorWords } = version;
  const grade = comparatorGrade === null ? "" : `, evidence grade ${comparatorGrade}`;
  const words = comparatorWords === null ? "" : `: ${comparatorWords}`;
  return [
    { path: "vintage", what: "Price index", says: version.vintage },
    { path: "comparator", what: "Compared with", says: `${COMPARATOR_WORDS[comparator]}${grade}${words}` },
    ...statedOf(version.input),
  ];
}

const pounds = (pence: number): string => formatPounds(Math.round(pence / 100) * 100 || 0);

function told({ result, corrected, columns, locked, signed }: ShownCase): Stated[] {
  const one = (what: string, says: string): Stated => ({ path: what, what, says });
  const ratio = (value: number | null) => (locked ? "Locked" : value === null ? "None" : value.toFixed(2));
  return [
    one("Cost", pounds(corrected.cost)),
    one("Fiscal benefit", pounds(corrected.fiscal)),
    one("Economic benefit", pounds(corrected.economic)),
    one("Social benefit", pounds(corrected.social)),
    one("Fiscal net present value", pounds(corrected.netFiscal)),
    one("Public net present value", pounds(corrected.netPublic)),
    one("Paid back", corrected.paybackYear === null ? "Not in these years" : `Year ${corrected.paybackYear}`),
    one("Benefit-cost ratio", ratio(corrected.benefitCostRatio)),
    one("Fiscal return", ratio(corrected.fiscalReturn)),
    one("Cashable", signed ? `${pounds(columns.cashable)}, signed` : "£0, not signed"),
    one("Capacity released", pounds(columns.capacity)),
    one("Avoided later", pounds(columns.later)),
    ...Object.entries(result.byBearer).map(([bearer, { cost, benefit }]) =>
      one(bearerWords(bearer), `Pays ${pounds(cost)}, gains ${pounds(benefit)}`),
    ),
  ];
}
