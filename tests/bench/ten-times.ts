// A history many times as long as it was: every row that a report is made of is copied in SQL, with its totals. The releases that
// were frozen stay as they are, as they would have.
import { DatabaseSync } from "node:sqlite";

/** An id of its own for a copy. */
const own = (column: string) => `${column} || 'Z' || copy`;

/** What is copied, and the columns that get a value of their own; all others are as they were. */
const COPIED: Readonly<Record<string, readonly string[]>> = {
  case: ["id", "next_action_id"],
  contact: ["id", "case_id"],
  action: ["id", "case_id", "replaces_action_id"],
  deadline: ["id", "case_id", "subject_id"],
  event: ["case_id", "subject_id"],
  risk_assessment: ["id", "case_id"],
  grade_approval: ["id", "case_id", "assessment_id"],
  unmet_need: ["id", "case_id"],
  cost_event: ["id", "case_id", "action_id"],
  ledger_entry: ["id", "case_id", "cost_event_id", "corrects_id"],
  ledger_case_total: ["case_id"],
  cost_event_count: ["case_id"],
};

export interface Grown {
  readonly cases: number;
  readonly contacts: number;
  readonly entries: number;
}

/** Makes the history of a database that nobody has open `times` as long. Answers how long it is then. */
export function growHistory(file: string, times: number): Grown {
  const raw = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  // A copy that is thrown away when the power fails needs no journal.
  raw.exec(
    "pragma journal_mode = delete; pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -2097152",
  );
  raw.exec("create temp table copies (copy integer)");
  const more = raw.prepare("insert into copies values (?)");
  for (let copy = 1; copy < times; copy += 1) more.run(copy);
  raw.exec("begin");
  for (const [table, changed] of Object.entries(COPIED)) {
    const columns = raw
      .prepare(`select name from pragma_table_info('${table}')`)
      .all()
      .map((row) => String(row["name"]))
      .filter((name) => name !== "seq");
    // What is joined to nothing stays nothing: null and text make null.
    const values = columns.map((name) =>
      name === "reference" ? `reference || '-' || copy` : changed.includes(name) ? own(`"${name}"`) : `"${name}"`,
    );
    const names = columns.map((name) => `"${name}"`).join();
    raw.exec(`insert into "${table}" (${names}) select ${values.join()} from "${table}" cross join copies`);
  }
  raw.exec(`update ledger_total set entries = entries * ${times}, cases = cases * ${times},
    base_pence = base_pence * ${times}`);
  raw.exec("commit");
  const count = (table: string) => Number(raw.prepare(`select count(*) as n from "${table}"`).get()?.["n"]);
  const grown = { cases: count("case"), contacts: count("contact"), entries: count("ledger_entry") };
  raw.exec("analyze; pragma journal_mode = wal");
  raw.close();
  return grown;
}

/** Takes the releases of a quarter away, from a database that nobody has open: they are to be frozen anew. */
export function forgetReleases(file: string, quarter: string): void {
  const raw = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  const guards = ["report_release", "report_release_people"].map((table) => {
    const guard = raw.prepare("select sql from sqlite_schema where name = ?").get(`${table}_no_delete`);
    raw.exec(`drop trigger ${table}_no_delete`);
    return String(guard?.["sql"]);
  });
  raw
    .prepare("delete from report_release_people where release_id in (select id from report_release where period = ?)")
    .run(quarter);
  raw.prepare("delete from report_release where period = ?").run(quarter);
  for (const guard of guards) raw.exec(guard);
  raw.close();
}
