// The rows that one saved contact writes, and the plainest program that could write the same: prepared statements, one
// transaction, the same settings, nothing checked, nothing sealed.
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { newId } from "#db/ids.ts";
import { setPragmas } from "#db/pragmas.ts";

type Written = Readonly<Record<string, SQLInputValue>>;

export interface Rows {
  readonly table: string;
  readonly row: Written;
}

/** A second connection with the hub's own settings. */
export function openRaw(file: string): DatabaseSync {
  const raw = new DatabaseSync(file, { defensive: true });
  setPragmas(raw, file);
  return raw;
}

const tablesOf = (raw: DatabaseSync): string[] =>
  raw
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all()
    .map((row) => String(row["name"]));

const lastOf = (raw: DatabaseSync, table: string): number =>
  Number(raw.prepare(`select coalesce(max(rowid), 0) as n from "${table}"`).get()?.["n"]);

/** The rows that `work` adds, found by looking before and after. */
export async function rowsAddedBy(raw: DatabaseSync, work: () => Promise<unknown>): Promise<Rows[]> {
  const before = tablesOf(raw).map((table) => [table, lastOf(raw, table)] as const);
  await work();
  return before.flatMap(([table, last]) =>
    raw
      .prepare(`select * from "${table}" where rowid > ? order by rowid`)
      .all(last)
      .map((row) => ({ table, row: row })),
  );
}

/** A transaction that writes these rows anew, each time under ids of its own. */
export function rawWriter(raw: DatabaseSync, rows: readonly Rows[]): () => void {
  const own = new Set(rows.flatMap(({ row }) => [row["id"], row["key"]]).filter((id) => typeof id === "string"));
  // What others point to goes in first.
  const order = ["data_key", "contact", "draft"];
  const place = ({ table }: Rows) => (order.includes(table) ? order.indexOf(table) : order.length);
  const inserts = [...rows]
    .sort((a, b) => place(a) - place(b))
    .map(({ table, row }) => {
      const cells = Object.entries(row).filter(([column]) => column !== "seq");
      const columns = cells.map(([column]) => `"${column}"`).join();
      const sql = `insert into "${table}" (${columns}) values (${cells.map(() => "?").join()})`;
      return { statement: raw.prepare(sql), values: cells.map(([, value]) => value) };
    });
  const begin = raw.prepare("begin immediate");
  const commit = raw.prepare("commit");
  return () => {
    const ids = new Map<SQLInputValue, string>([...own].map((id) => [id, newId()]));
    begin.run();
    for (const { statement, values } of inserts) statement.run(...values.map((value) => ids.get(value) ?? value));
    commit.run();
  };
}
