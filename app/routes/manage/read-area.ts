// What an administrator typed about the area, read: numbers, ticked pathways, and rows of who is asked in whose place.
import { problemsWith } from "#machines/area-settings.ts";
import { THRESHOLDS, type AreaSettings } from "#machines/area-thresholds.ts";
import { problemWithAlternatives } from "#machines/protocol/alternatives.ts";
import { PATHWAY, PATHWAY_CODES, type PathwayCode } from "#machines/protocol/catalogue.ts";
import type { Day } from "#machines/time.ts";
import { z } from "zod";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { errorsOf, typedIn, type FormValues } from "../../forms.ts";
import { PLACES, rowField, type TypedArea, type TypedRow } from "./area-form.ts";

/** As many rows as a form may come with: more than there are pathways. */
const MOST_ROWS = PATHWAY_CODES.length + 5;

const whole = z
  .string()
  .trim()
  .regex(/^\d{1,4}$/, "Enter a whole number")
  .transform(Number);
const numbers = z.object({ visibleHigh: whole, mediumFrom: whole, escalationIncidents: whole, repeatMonths: whole });

export interface ReadArea {
  readonly typed: TypedArea;
  readonly fromDay: Day;
  readonly settings: AreaSettings;
  /** Those that stand at a field each; nothing else of this may be used when there are any. */
  readonly errors: readonly FieldError[];
}

/** Reads the form. What is wrong is named at its field; everything typed is kept as it was. */
export function readArea(values: FormValues): ReadArea {
  const typed = typedArea(values);
  const fromDay = dayIn(typed);
  const read = numbers.safeParse(typed);
  const { alternatives, errors: wrongRows } = alternativesIn(typed.rows);
  const chosen = typed.unavailable.filter((code): code is PathwayCode => Object.hasOwn(PATHWAY, code));
  const settings: AreaSettings = {
    ...(read.data ?? { visibleHigh: 1, mediumFrom: 1, escalationIncidents: 1, repeatMonths: 1 }),
    unavailable: PATHWAY_CODES.filter((code) => chosen.includes(code)),
    alternatives,
  };
  const errors: FieldError[] = [
    ...(fromDay === null ? [{ field: "fromDay", message: "Enter a day, like 1 3 2026" }] : []),
    ...(read.success ? [] : errorsOf(read.error)),
    // What can be read, and cannot be.
    ...problemsWith(settings).filter(({ field }) => field !== "alternatives" && read.success),
    ...(chosen.length < typed.unavailable.length ? [{ field: "unavailable", message: "Choose from the list" }] : []),
    ...wrongRows,
  ].filter((error, index, all) => all.findIndex(({ field }) => field === error.field) === index);
  return { typed, fromDay: fromDay ?? ("" as Day), settings, errors };
}

function typedArea(values: FormValues): TypedArea {
  const rows: TypedRow[] = [];
  for (let row = 0; row < MOST_ROWS && rowField(row, "of") in values; row += 1) {
    const one = (part: keyof TypedRow) => typedIn(values, [rowField(row, part)])[rowField(row, part)] ?? "";
    rows.push({ of: one("of"), first: one("first"), second: one("second"), third: one("third") });
  }
  return {
    ...typedIn(values, THRESHOLDS),
    day: typedIn(values, ["fromDay-day"])["fromDay-day"],
    month: typedIn(values, ["fromDay-month"])["fromDay-month"],
    year: typedIn(values, ["fromDay-year"])["fromDay-year"],
    unavailable: [values["unavailable"] ?? []].flat(),
    rows,
  };
}

function dayIn({ day, month, year }: TypedArea): Day | null {
  if (![day, month].every((part) => /^\s*\d{1,2}\s*$/.test(part)) || !/^\s*\d{4}\s*$/.test(year)) return null;
  const text = [year.trim(), month.trim().padStart(2, "0"), day.trim().padStart(2, "0")].join("-");
  const date = new Date(`${text}T00:00:00Z`);
  // A day that does not exist, such as 31 February, becomes another one.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as Day) : null;
}

function alternativesIn(rows: readonly TypedRow[]) {
  const alternatives: Partial<Record<PathwayCode, readonly PathwayCode[]>> = {};
  const errors: FieldError[] = [];
  for (const [index, row] of rows.entries()) {
    const list = PLACES.map((place) => row[place]).filter((code) => code !== "");
    const wrong = (part: keyof TypedRow, message: string) => errors.push({ field: rowField(index, part), message });
    if (row.of === "") {
      if (list.length > 0) wrong("of", "Choose the pathway that these stand in for, or take them out");
      continue;
    }
    if (!Object.hasOwn(PATHWAY, row.of)) wrong("of", "Choose from the list");
    else if (Object.hasOwn(alternatives, row.of)) wrong("of", `${titleOf(row.of)} is there twice: use one row for it`);
    else if (list.length > 0) {
      const of = row.of as PathwayCode;
      const problem = problemWithAlternatives(of, list);
      if (problem === null) alternatives[of] = list as PathwayCode[];
      else wrong("first", withTitles(problem));
    }
  }
  return { alternatives, errors };
}

const titleOf = (code: string): string => (Object.hasOwn(PATHWAY, code) ? PATHWAY[code as PathwayCode].title : code);

/** The protocol names pathways by their codes; the page by their titles. */
const withTitles = (message: string): string =>
  message
    .replaceAll(/“([^”]+)”/g, (_, code: string) => `“${titleOf(code)}”`)
    .replace(/: ([a-z-]+(?:, [a-z-]+)*)\.$/, (_, codes: string) => `: ${codes.split(", ").map(titleOf).join(", ")}.`);
