// One line of a list of prices, read cell by cell: every cell that is wrong is named with why.
import { implausible } from "#db/seed/plausible.ts";
import type { CataloguePrice } from "#machines/catalogue-change.ts";
import { hasHidden } from "#machines/intake/answers.ts";
import { BANDS, type Band } from "#machines/money-words.ts";
import { publishedBearer } from "#machines/published-bearer.ts";
import { yearLabel } from "../../reports/series-file.ts";

/** A cell that cannot be taken, by its line in the file. */
export interface WrongCell {
  readonly line: number;
  readonly column: string;
  readonly because: string;
}

/** What holds for lines that do not say it themselves. */
export interface ListWords {
  readonly version?: string;
  readonly source?: string;
  readonly licence?: string;
  readonly grade?: number;
  readonly band?: Band;
}

export const NO_LICENCE = "Licence not stated";
/** What nobody graded is judgement. */
const UNGRADED = 6;
const LONGEST = { version: 60, code: 60, label: 300, unit: 80, source: 300, licence: 120, bundle: 60 } as const;

/** See apply-change.ts: no list may take these names. */
const OWN_VERSION = /own prices \d+$/i;

type Cells = Readonly<Record<string, string>>;
const cell = (cells: Cells, column: string): string => (cells[column] ?? "").trim();

const asUnit = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function whyNoPence(text: string): string | null {
  if (text === "") return "It is missing.";
  if (/^[-\u2212]/.test(text)) return `“${text}” is negative.`;
  if (!/^\d{1,12}$/.test(text)) return `“${text}” is not a whole number of pence.`;
  return null;
}

/** Reads a line; `years` are those of the price index. */
export function readPrice(
  cells: Cells,
  line: number,
  words: ListWords,
  years: ReadonlySet<string>,
): { readonly price: CataloguePrice } | { readonly wrong: readonly WrongCell[] } {
  const wrong: WrongCell[] = [];
  const no = (column: string, because: string) => void wrong.push({ line, column, because });
  const version = cell(cells, "version") || (words.version ?? "");
  if (version === "") no("version", "It is missing: name the list and its version, or give --version.");
  else if (words.version !== undefined && version !== words.version)
    no("version", `“${version}” is another version than “${words.version}”.`);
  else if (OWN_VERSION.test(version)) no("version", `“${version}” is how an area’s own prices are named.`);
  const texts = {
    version,
    code: cell(cells, "code"),
    label: cell(cells, "label"),
    unit: asUnit(cell(cells, "unit")),
    source: cell(cells, "source") || (words.source ?? version),
    licence: cell(cells, "licence") || (words.licence ?? NO_LICENCE),
    bundle: cell(cells, "bundle"),
  };
  for (const [column, text] of Object.entries(texts)) {
    const most = LONGEST[column as keyof typeof LONGEST];
    if (text === "" && (column === "code" || column === "label" || column === "unit")) no(column, "It is missing.");
    else if (text.length > most) no(column, `It is longer than ${most} letters.`);
    else if (hasHidden(text)) no(column, "It has hidden characters.");
  }

  const pence = cell(cells, "pence");
  const noPence = whyNoPence(pence);
  if (noPence !== null) no("pence", noPence);
  const priceYear = yearLabel(cell(cells, "price_fy"));
  if (!years.has(priceYear)) no("price_fy", whyNoYear(priceYear, years));
  const priced = `${cell(cells, "group")} ${texts.label}`;
  const bearer = publishedBearer(cell(cells, "bearer"), cell(cells, "bearer_detail"), priced);
  if (bearer === null) no("bearer", whyNoBearer(cell(cells, "bearer")));
  const bandText = cell(cells, "band").toLowerCase();
  const band = bandText === "" ? (words.band ?? "reactive") : BANDS.find((one) => one === bandText);
  if (!band) no("band", `“${bandText}” is no band: ${BANDS.join(", ")}.`);
  const gradeText = cell(cells, "grade");
  const grade = gradeText === "" ? (words.grade ?? UNGRADED) : Number(gradeText);
  if (!Number.isInteger(grade) || grade < 1 || grade > 6)
    no("grade", `“${gradeText}” is not a whole number from 1 to 6.`);
  if (wrong.length > 0 || !bearer || !band) return { wrong };

  const price = { ...texts, bundle: texts.bundle || null, pence: Number(pence), priceYear, bearer, band, grade };
  const because = implausible({ ...price, price_year: priceYear, demo: 0 });
  return because === null ? { price } : { wrong: [{ line, column: "pence", because }] };
}

function whyNoYear(year: string, years: ReadonlySet<string>): string {
  if (year === "") return "It is missing.";
  if (!/^\d{4}-\d{2}$/.test(year)) return `“${year}” is not a financial year such as 2013-14.`;
  const all = [...years].sort();
  return `The price index has no year ${year}: it goes from ${all[0] ?? "nothing"} to ${all.at(-1) ?? "nothing"}.`;
}

const whyNoBearer = (bearer: string): string =>
  bearer === ""
    ? "It is missing."
    : `“${bearer}” is not known. A council’s cost needs housing, children or adults in bearer_detail.`;
