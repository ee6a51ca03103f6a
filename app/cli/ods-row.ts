// One line of the official list of organisations in health: 27 cells in the order the Organisation Data Service publishes them, with
// no heading. What is used here are the code (1st), the name (2nd), the status (13th), the commissioner (15th) and the setting (26th).
import { hasHidden } from "#machines/intake/answers.ts";

export interface OdsOrganisation {
  readonly code: string;
  readonly name: string;
  /** Open and working; else closed, dormant or not open yet. */
  readonly active: boolean;
  readonly commissioner: string;
  /** What it prescribes as: "4" is a GP practice. Empty in lists that are not of practices. */
  readonly setting: string;
}

export const ODS_CELLS = 27;
const CODE = /^[A-Z0-9]{3,12}$/;
const STATUSES = { A: true, C: false, D: false, P: false } as const;

/** The organisation of a line, or why there is none in it. */
export function readOdsRow(cells: readonly string[]): { readonly row: OdsOrganisation } | { readonly wrong: string } {
  const cell = (place: number): string => (cells[place - 1] ?? "").trim();
  if (cells.length !== ODS_CELLS)
    return { wrong: `It has ${cells.length} cells, and the official list has ${ODS_CELLS}.` };
  const code = cell(1).toUpperCase();
  if (!CODE.test(code)) return { wrong: "The first cell is no ODS code." };
  const name = cell(2);
  if (name === "" || name.length > 200) return { wrong: "The second cell is no name of at most 200 characters." };
  if (hasHidden(name) || /^[=@+-]/.test(name)) return { wrong: "The name holds what no name does." };
  const status = cell(13).toUpperCase();
  if (!Object.hasOwn(STATUSES, status)) return { wrong: "The thirteenth cell is none of A, C, D and P." };
  return {
    row: {
      code,
      name: spoken(name),
      active: STATUSES[status as keyof typeof STATUSES],
      commissioner: cell(15).toUpperCase(),
      setting: cell(26),
    },
  };
}

const SMALL = new Set(["AND", "AT", "IN", "OF", "ON", "THE", "UPON"]);

/** The list shouts: "THE WILLOW SURGERY" becomes "The Willow Surgery". A name that does not is left as it is. */
function spoken(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .split(" ")
    .map((word, place) => (place > 0 && SMALL.has(word) ? word.toLowerCase() : capital(word)))
    .join(" ");
}

const capital = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(^|[-(/.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
