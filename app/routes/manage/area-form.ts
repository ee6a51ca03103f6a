// The fields of what an area sets: how they are named, and as what they stand when the page opens.
import { type AreaSettings, THRESHOLDS } from "#machines/area-thresholds.ts";
import type { Day } from "#machines/time.ts";

/** Who is asked first, then, and then: as many as an area may name. */
export const PLACES = ["first", "second", "third"] as const;

/** One row: a pathway, and who is asked in its place. */
export type TypedRow = Readonly<Record<"of" | (typeof PLACES)[number], string>>;

/** Everything as it was typed, for the form that comes back. */
export interface TypedArea {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly visibleHigh: string;
  readonly mediumFrom: string;
  readonly escalationIncidents: string;
  readonly repeatMonths: string;
  readonly unavailable: readonly string[];
  readonly rows: readonly TypedRow[];
}

export const rowField = (row: number, part: keyof TypedRow): string => `row-${row}-${part}`;

/** The form as it stands before anybody typed: what holds now, from today. */
export function typedFrom(settings: AreaSettings, today: Day): TypedArea {
  const [year = "", month = "", day = ""] = today.split("-");
  const rows = Object.entries(settings.alternatives).map(([of, [first = "", second = "", third = ""]]) => ({
    of,
    first,
    second,
    third,
  }));
  return {
    day: String(Number(day)),
    month: String(Number(month)),
    year,
    visibleHigh: String(settings.visibleHigh),
    mediumFrom: String(settings.mediumFrom),
    escalationIncidents: String(settings.escalationIncidents),
    repeatMonths: String(settings.repeatMonths),
    unavailable: settings.unavailable,
    rows,
  };
}

/** Every field of it, by name, for a form that only carries it on. */
export function carried(typed: TypedArea): [name: string, value: string][] {
  return [
    ["fromDay-day", typed.day],
    ["fromDay-month", typed.month],
    ["fromDay-year", typed.year],
    ...THRESHOLDS.map((field): [string, string] => [field, typed[field]]),
    ...typed.unavailable.map((code): [string, string] => ["unavailable", code]),
    ...typed.rows.flatMap((row, index) =>
      (["of", ...PLACES] as const).map((part): [string, string] => [rowField(index, part), row[part]]),
    ),
  ];
}
