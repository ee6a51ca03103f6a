// Ten thousand cases out of a thousand real ones: each case, with what belongs to it, is copied in SQL. The copies keep the
// person of the case they were copied from, so that what the queue opens still opens.
import { DatabaseSync } from "node:sqlite";

/** An id of its own for a copy. */
const copied = (column: string) => `${column} || 'Z' || :n`;
const copiedMaybe = (column: string) => `case when ${column} is null then null else ${copied(column)} end`;

/** What is copied, and the columns that get a value of their own; all others are as they were. */
const COPIED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  case: {
    id: copied("id"),
    reference: "reference || '-' || :n",
    next_action_id: copiedMaybe("next_action_id"),
  },
  contact: { id: copied("id"), case_id: copied("case_id") },
  action: { id: copied("id"), case_id: copied("case_id"), replaces_action_id: copiedMaybe("replaces_action_id") },
  deadline: { id: copied("id"), case_id: copied("case_id"), subject_id: copied("subject_id") },
  unmet_need: { id: copied("id"), case_id: copied("case_id") },
  safe_contact: { id: copied("id"), case_id: copied("case_id") },
  cost_event: { id: copied("id"), case_id: copied("case_id"), action_id: copiedMaybe("action_id") },
};

/** Copies the cases of a database that nobody has open until there are at least this many. Returns how many there are. */
export function multiplyCases(file: string, wanted: number): number {
  const raw = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  raw.exec('pragma synchronous = off; pragma cache_size = -262144; create temp table was as select id from "case"');
  const count = () => Number(raw.prepare('select count(*) as n from "case"').get()?.["n"]);
  const copies = Math.ceil(wanted / count()) - 1;
  if (copies > 99) throw new Error("There are too few cases to copy.");
  raw.exec("begin");
  for (const [table, own] of Object.entries(COPIED)) {
    const columns = raw
      .prepare(`select name from pragma_table_info('${table}')`)
      .all()
      .map((row) => String(row["name"]))
      .filter((name) => name !== "seq");
    const values = columns.map((name) => own[name] ?? `"${name}"`);
    const which = table === "case" ? "id" : "case_id";
    // A copy has no copies: only what belongs to the first cases is read.
    const copy = raw.prepare(
      `insert into "${table}" (${columns.map((name) => `"${name}"`).join()})
       select ${values.join()} from "${table}" where ${which} in (select id from was)`,
    );
    for (let n = 1; n <= copies; n += 1) copy.run({ n });
  }
  raw.exec("commit");
  const [broken] = raw.prepare("pragma foreign_key_check").all();
  if (broken) throw new Error(`The copies do not hold together: ${JSON.stringify(broken)}`);
  const now = count();
  raw.exec("pragma wal_checkpoint(truncate)");
  raw.close();
  return now;
}
