// The rows an import could not take, each with its line and why, in a file that only its owner can read.
import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { stringify } from "csv-stringify/sync";
import { InputError } from "./terminal.ts";

export interface RefusedRows {
  readonly path: string;
  readonly count: number;
  /** Writes one down; a cell that a spreadsheet would run is made harmless. */
  add(line: number, because: string, cells?: readonly string[]): void;
  close(): void;
}

/**
 * A file of refused rows beside the one that is read, or where `asked` says; made when the first one is. `columns` are written behind
 * the line and the reason; none for personal files. Throws an InputError when it would be the very file that is read.
 */
export function refusedRows(source: string, asked: string | undefined, columns: readonly string[]): RefusedRows {
  const path = asked ?? `${source}.refused.csv`;
  if (resolve(path) === resolve(source)) throw new InputError("The refused rows need a file of their own.");
  let file: number | null = null;
  let count = 0;
  const write = (record: readonly string[]) => {
    file ??= openSync(path, "w", 0o600);
    writeSync(file, stringify([record], { escape_formulas: true, record_delimiter: "windows" }));
  };
  return {
    path,
    get count() {
      return count;
    },
    add(line, because, cells = []) {
      if (count === 0) write(["refused_line", "refused_because", ...columns]);
      count += 1;
      write([String(line), because, ...cells]);
    },
    close() {
      if (file !== null) closeSync(file);
    },
  };
}
