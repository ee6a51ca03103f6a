import type { DatabaseSync } from "node:sqlite";

/** Each setting, what it is set to, and what it must then say of itself. */
const SETTINGS = [
  ["journal_mode", "wal", "wal"],
  ["synchronous", "full", 2],
  ["foreign_keys", "on", 1],
  ["busy_timeout", "5000", 5000],
  // What is deleted is overwritten, not merely let go.
  ["secure_delete", "on", 1],
  ["trusted_schema", "off", 0],
  // Without it `insert or replace` would pass by the triggers that keep rows from being deleted.
  ["recursive_triggers", "on", 1],
  ["temp_store", "memory", 2],
  ["cache_size", "-65536", -65536],
] as const;

function read(raw: DatabaseSync, name: string): unknown {
  return Object.values(raw.prepare(`pragma ${name}`).get() ?? {})[0];
}

/** Sets what protects the data and reads each setting back. Throws an error that names the first that does not hold. */
export function setPragmas(raw: DatabaseSync, file: string): void {
  raw.enableDefensive(true);
  for (const [name, value, expected] of SETTINGS) {
    raw.exec(`pragma ${name} = ${value}`);
    const wanted = name === "journal_mode" && file === ":memory:" ? "memory" : expected;
    const said = read(raw, name);
    if (said !== wanted)
      throw new Error(`The database ${file} would not be safe: ${name} is ${String(said)}, not ${String(wanted)}.`);
  }
  // Defensive mode has no question of its own, but it is what keeps this switch from moving.
  raw.exec("pragma writable_schema = on");
  if (read(raw, "writable_schema") !== 0)
    throw new Error(`The database ${file} would not be safe: its defensive mode is off.`);
}
