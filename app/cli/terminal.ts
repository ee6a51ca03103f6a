// What every command of the terminal shares: answers as JSON on stdout, messages on stderr, exit 0, 1 or 2.
import { readFileSync } from "node:fs";
import { type Db, openDatabase } from "#db/connection.ts";
import { migrationsToCome } from "#db/migrate.ts";
import { type Instant, instantOf } from "#machines/time.ts";
import { masterKey } from "../master-key.ts";
import { readSettings, type Settings } from "../settings.ts";

/** The input is wrong: the message says how, and the process exits with 2. */
export class InputError extends Error {
  override readonly name = "InputError";
}

export interface Terminal {
  readonly settings: Settings;
  readonly db: Db;
  readonly masterKey: Buffer;
  readonly at: Instant;
}

/** Opens the database that the environment names, does the work, and closes it. */
export async function withHub<T>(env: NodeJS.ProcessEnv, work: (terminal: Terminal) => Promise<T>): Promise<T> {
  const settings = readSettings(env);
  const key = masterKey(settings);
  const { databaseFile: file, databaseUrl } = settings;
  const db = await openDatabase({ file, masterKey: key, ...(databaseUrl ? { databaseUrl } : {}) });
  try {
    return await work({ settings, db, masterKey: key, at: instantOf(Date.now()) });
  } catch (error) {
    if (error instanceof InputError || (await migrationsToCome(db)).length === 0) throw error;
    throw new InputError("The database is of an earlier version of the hub. Run “migrate” first.", { cause: error });
  } finally {
    await db.close();
  }
}

/** The JSON a file holds. Throws an InputError when there is no such file, or it holds none. */
export function jsonIn(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch {
    throw new InputError(`There is no file “${file}” that can be read.`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new InputError(`“${file}” is not JSON.`);
  }
}

/** Writes the answer. */
export function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Says something to the person at the terminal; never part of the answer. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
