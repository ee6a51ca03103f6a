// A second look at the database: a connection of its own that only reads, and so sees what was kept and nothing else.
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** Asks one thing of the tables; `?` stands for each value. */
export type Look = <Row>(sql: string, ...values: readonly SQLInputValue[]) => Row[] | Promise<Row[]>;

export interface Reader {
  readonly rows: <Row>(sql: string, ...values: readonly SQLInputValue[]) => Row[];
  /** A number that is another one as soon as somebody else has kept anything at all. */
  kept(): number;
  close(): void;
}

/** Opens the file for reading beside whoever writes to it. */
export function readerOf(file: string): Reader {
  const raw = new DatabaseSync(file, { readOnly: true });
  const prepared = new Map<string, StatementSync>();
  const ask = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? raw.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    rows: <Row>(sql: string, ...values: readonly SQLInputValue[]) => ask(sql).all(...values) as Row[],
    kept: () => Number(ask("pragma data_version").get()?.["data_version"]),
    close: () => raw.close(),
  };
}
