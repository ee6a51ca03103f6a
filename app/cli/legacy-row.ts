// One row of an old call log: which door, which day, and what tells it from every other row.
import { doorKey } from "#machines/contact-point.ts";
import { dayOf } from "#machines/intake/birth-date.ts";
import type { Day } from "#machines/time.ts";
import type { LegacyContact } from "../commands/import-legacy-contacts.ts";
import { InputError } from "./terminal.ts";

export const LEGACY_COLUMNS = {
  needed: ["contact_point", "date"],
  optional: ["time", "reference"],
  impersonal: true,
} as const;

export interface Door {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly reach: string;
}

const FIRST_DAY = "1970-01-01";
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d)?$/;
const REFERENCE = /^[\w./#-]{1,40}$/;
/** Ten figures or more after a nought: somebody's telephone number, not a reference. */
const LIKE_A_NUMBER = /^(?:\+?44|0)\d{9,10}$/;
/** Rows without a reference are told apart by counting equal ones: as many different ones as memory is kept for. */
const MOST_WITHOUT = 2_000_000;

/** Names and numbers of doors, each in one spelling; a number that two share means neither. */
function doorsBySpelling(doors: readonly Door[]): ReadonlyMap<string, Door | null> {
  const found = new Map<string, Door | null>();
  for (const door of doors.filter(({ kind, reach }) => kind === "phone" && reach !== "")) {
    const number = digits(door.reach);
    found.set(number, found.has(number) ? null : door);
  }
  for (const door of doors) found.set(doorKey(door.name), door);
  return found;
}

const digits = (number: string): string => number.replace(/\D/g, "").replace(/^0?44/, "0");

export type ReadLegacy = (
  cells: Readonly<Record<string, string>>,
) => { readonly contact: LegacyContact } | { readonly wrong: string };

/** A reader for one file; rows come to it in the order of the file, because equal ones are counted. */
export function legacyReader(doors: readonly Door[], today: Day): ReadLegacy {
  const known = doorsBySpelling(doors);
  const places = new Map(doors.map(({ id }, index) => [id, index]));
  const equal = new Map<number, number>();
  return (cells) => {
    const said = cells["contact_point"] ?? "";
    if (said === "") return { wrong: "“contact_point” is empty." };
    const door = known.get(doorKey(said)) ?? (/^[+\d ()-]+$/.test(said) ? known.get(digits(said)) : undefined);
    if (!door)
      return { wrong: "“contact_point” is not on the page Doors: add it there, or write it as it stands there." };
    const day = dayOf(cells["date"] ?? "");
    if (day === null) return { wrong: "“date” is no day, like 2026-03-02 or 02/03/2026." };
    if (day > today || day < FIRST_DAY) return { wrong: day > today ? "“date” lies ahead." : "“date” is before 1970." };
    const time = cells["time"] ? TIME.exec(cells["time"]) : null;
    if (cells["time"] && !time) return { wrong: "“time” is no time of a day, like 14:05." };
    const reference = cells["reference"] ?? "";
    if (LIKE_A_NUMBER.test(reference)) return { wrong: "“reference” looks like a telephone number." };
    if (reference !== "" && !REFERENCE.test(reference))
      return { wrong: "“reference” is up to 40 letters and figures without spaces: nobody’s name." };
    if (reference !== "")
      return { contact: { contactPointId: door.id, day, mark: `reference ${door.id} ${reference}` } };
    const minute = time ? Number(time[1]) * 60 + Number(time[2]) : 1440;
    const row = ((places.get(door.id) ?? 0) * 100_000 + Date.parse(day) / 86_400_000) * 1441 + minute;
    const before = equal.get(row) ?? 0;
    if (before === 0 && equal.size >= MOST_WITHOUT)
      throw new InputError(
        "There are too many rows without a reference to tell apart: import the file in parts, a year each. What was read so far is in, and is not counted twice.",
      );
    equal.set(row, before + 1);
    return { contact: { contactPointId: door.id, day, mark: `row ${door.id} ${day} ${minute} ${before}` } };
  };
}
