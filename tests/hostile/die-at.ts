// Loaded before the hub's own code, in a process that is to die: at one exact point of one transaction, as if the power went.
// Where is said by a file, so that a hub can first be brought to where it matters. The file is removed before dying, so that the
// next start lives.
import { existsSync, readFileSync, unlinkSync } from "node:fs";
import { StatementSync } from "node:sqlite";

export interface Point {
  /** The beginning of a statement: the transaction that says it is the one. */
  readonly says: string;
  /** `saying`: when that statement has just been said; `before` and `after` its transaction is kept. */
  readonly when: "saying" | "before" | "after";
}

const file = process.env["HUB_TEST_DIES_AT"] ?? "";
let point: Point | null = null;
let reached = false;

function die(): void {
  unlinkSync(file);
  process.kill(process.pid, "SIGKILL");
}

function watched(sql: string, say: () => unknown): unknown {
  if (sql.startsWith("begin")) {
    point = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Point) : null;
    reached = false;
  }
  if (!point) return say();
  const commits = sql === "commit";
  if (commits && reached && point.when === "before") die();
  const said = say();
  if (sql.startsWith(point.says)) {
    reached = true;
    if (point.when === "saying") die();
  }
  if (commits && reached && point.when === "after") die();
  return said;
}

for (const name of ["run", "all"] as const) {
  const { value } = Object.getOwnPropertyDescriptor(StatementSync.prototype, name) as {
    value: (this: StatementSync, ...values: unknown[]) => unknown;
  };
  Object.defineProperty(StatementSync.prototype, name, {
    value: function (this: StatementSync, ...values: unknown[]) {
      return watched(this.sourceSQL, () => value.apply(this, values));
    },
  });
}
