// Reading a CSV that somebody else's system wrote: looked at whole before a row of it counts, then a row at a time, so that a file
// of any size needs the memory of a small one.
import { createReadStream, statSync } from "node:fs";
import { CsvError, parse } from "csv-parse";
import { InputError } from "./terminal.ts";

export interface Columns {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
  /** True when no column may hold anything of a person. */
  readonly impersonal: boolean;
}

export interface CsvRow {
  /** The line of the file on which the row ends, the heading being line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Why the row cannot be read at all. */
  readonly wrong: string | null;
}

/** Columns of a file of refused rows: it can be mended and imported as it is. */
const OURS = ["refused_line", "refused_because"];
/** Letters in a row that anybody could have meant as one; a longer one is refused, and shown cut short. */
const LONGEST_ROW = 100_000;
const SHOWN_OF_A_LONG_CELL = 200;
/** Letters after which a row is taken to be a quotation mark that was never closed: all the memory that a file may take. */
const NO_ROW = 8_000_000;
const LINE_ENDS = ["\r\n", "\n", "\r"];
const PERSONAL =
  /name|phone|mobile|telephone|\btel\b|e-?mail|address|postcode|birth|\bdob\b|\bage\b|nhs|victim|caller|client|patient|person|gender|\bsex\b|ethnic|notes?|comments?|details|description|story|reason/;
const AS_UTF8 = "In Excel: File, Save as, “CSV UTF-8 (comma delimited)”.";

/** Says why a file is no UTF-8 text, before anything of it is used. Throws an InputError. Answers its size in bytes. */
export async function checkText(file: string): Promise<number> {
  let size: number;
  try {
    size = statSync(file).size;
  } catch {
    throw new InputError(`There is no file “${file}” that can be read.`);
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let first = true;
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      const mark = first && piece.length > 1 ? piece.readUInt16BE(0) : 0;
      first = false;
      if (mark === 0xfffe || mark === 0xfeff || piece.includes(0))
        throw new InputError(`“${file}” is written in UTF-16, or is no text. Save it as UTF-8. ${AS_UTF8}`);
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof TypeError)
      throw new InputError(`“${file}” is not UTF-8: it may be Windows-1252. Save it as UTF-8. ${AS_UTF8}`);
    throw new InputError(`“${file}” cannot be read.`);
  }
  if (size === 0) throw new InputError(`“${file}” is empty.`);
  return size;
}

/** A heading as columns are named: small letters, words joined by `_`. */
const columnName = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

function checkHeading(found: readonly string[], { needed, optional, impersonal }: Columns): void {
  const known = [...needed, ...optional, ...OURS];
  const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");
  const problems: string[] = [];
  const missing = needed.filter((name) => !found.includes(name));
  if (missing.length > 0) problems.push(`These columns are missing: ${list(missing)}.`);
  const twice = found.filter((name, index) => found.indexOf(name) !== index);
  if (twice.length > 0) problems.push(`These columns are there twice: ${list([...new Set(twice)])}.`);
  const strange = found.filter((name) => !known.includes(name));
  const personal = impersonal ? strange.filter((name) => PERSONAL.test(name.replaceAll("_", " "))) : [];
  if (personal.length > 0)
    problems.push(
      `These columns look personal: ${list(personal)}. Nothing about a person comes in this way: take them out.`,
    );
  const unknown = strange.filter((name) => !personal.includes(name));
  if (unknown.length > 0) problems.push(`These columns are not known here: ${list(unknown)}. Take them out.`);
  if (problems.length === 0) return;
  if (found.length === 1 && /[;\t|]/.test(found[0] ?? "")) problems.push("Columns are parted by commas.");
  throw new InputError([...problems, `Columns: ${list([...needed, ...optional])}.`, "Nothing was imported."].join(" "));
}

/** A cell that a spreadsheet would run. A number may begin with a sign. */
const FORMULA = /^\s*(?:[=@]|[+-](?![\d\s(]))/;

function rowOf(columns: readonly string[], record: readonly string[], line: number): CsvRow {
  const letters = record.reduce((sum, cell) => sum + cell.length, 0);
  if (letters > LONGEST_ROW) {
    const short = (index: number) => (record[index] ?? "").slice(0, SHOWN_OF_A_LONG_CELL);
    const cells = Object.fromEntries(columns.map((name, index) => [name, short(index)]));
    return { line, cells, wrong: `It is too long: ${letters} letters.` };
  }
  const cells = Object.fromEntries(columns.map((name, index) => [name, (record[index] ?? "").trim()]));
  const formula = columns.find((name) => FORMULA.test(cells[name] ?? ""));
  const wrong =
    record.length !== columns.length
      ? `It has ${record.length} cells, and the heading ${columns.length}.`
      : formula === undefined
        ? null
        : `“${formula}” is a formula.`;
  return { line, cells, wrong };
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * The rows of a checked file, one at a time; `read` hears how many bytes have been read. Throws an InputError for a heading that
 * does not fit, before the first row, and for what is no CSV, from the row where it stops being one.
 */
export async function* rowsOf(file: string, wanted: Columns, read: (bytes: number) => void): AsyncGenerator<CsvRow> {
  const stream = createReadStream(file);
  let bytes = 0;
  stream.on("data", (piece) => read((bytes += piece.length)));
  const options = { bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
  const parser = stream.pipe(parse({ ...options, record_delimiter: LINE_ENDS, max_record_size: NO_ROW }));
  stream.on("error", (error) => parser.destroy(error));
  let columns: readonly string[] | undefined;
  let whole = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      whole = info.lines;
      if (columns) yield rowOf(columns, record, info.lines);
      else checkHeading((columns = record.map(columnName)), wanted);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError(
      `From line ${whole + 1} on this is no CSV: a quotation mark is not closed, or stands in the wrong place. ` +
        "The rows before it were read. Mend it and run this again: nothing is counted twice.",
    );
  } finally {
    stream.destroy();
  }
  if (!columns) throw new InputError(`“${file}” is empty.`);
}
