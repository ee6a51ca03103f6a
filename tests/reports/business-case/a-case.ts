import type { z } from "zod";
import type { businessCaseSchema } from "#app/reports/business-case/input.ts";
import { readBusinessCase } from "#app/reports/business-case/read.ts";
import { resultOf, type CaseResult } from "#app/reports/business-case/result.ts";

export type Typed = z.input<typeof businessCaseSchema>;

export const OUTCOME = {
  name: "fewer repeats",
  population: 1000,
  affected: 0.5,
  engaged: 0.4,
  retained: 1,
  impact: 0.3,
  deadweight: 0.1,
  deadweightMode: "points",
  lagYears: 0,
  dropOff: 0,
  costableAs: [{ bearer: "police", kind: "fiscal", pencePerYear: 1000, priceYear: "2026-27", cashable: 0.5 }],
  grade: 1,
} as const satisfies Typed["outcomes"][number];

export const COST = {
  bearer: "council",
  year: 0,
  pence: 10_000,
  priceYear: "2026-27",
  grade: 1,
} as const satisfies Typed["costs"][number];

/** One outcome worth 40 units of £10 a year for two years, at £100: nothing is discounted, uprated or corrected. */
export const PLAIN: Typed = {
  baseYear: "2026-27",
  years: 2,
  discountRate: 0,
  discountFirstYear: false,
  series: [
    { fy: "2024-25", index: 100 },
    { fy: "2026-27", index: 110 },
  ],
  costs: [COST],
  outcomes: [OUTCOME],
};

/** What follows from it; throws when it is refused. */
export function worked(input: unknown): CaseResult {
  const read = readBusinessCase(input);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return resultOf(read.input);
}

/** The paths at which it is refused. */
export function refusedAt(input: unknown): string[] {
  const read = readBusinessCase(input);
  return read.ok ? [] : read.errors.map(({ path }) => path);
}
