// Statements that are asked all day. Their SQL never varies, so Kysely writes each once; after that only the values are new.
import { CompiledQuery } from "kysely";
import type { Compilable, Kysely } from "kysely";
import type { From } from "./connection.ts";
import type { Tables } from "./schema.ts";
import { sayAtOnce } from "./at-once.ts";

const written = new Map<string, string>();

/** The SQL of a shape: written by `write` the first time, and kept by its name. */
export function sqlOf(from: From, shape: string, write: () => CompiledQuery): string {
  const name = `${from.dialect} ${shape}`;
  let known = written.get(name);
  if (known === undefined) written.set(name, (known = write().sql));
  return known;
}

/** What a database answers to one statement. */
export interface Answered {
  readonly rows: readonly unknown[];
  readonly changed: number;
}

/** Sends a statement. Inside a transaction on SQLite nothing has to be waited for, and the layers in between are left out. */
export async function send(from: From, sql: string, values: readonly unknown[]): Promise<Answered> {
  const answered = from.kind === "trx" ? sayAtOnce(from, sql, values) : undefined;
  if (answered) return answered;
  const { rows, numAffectedRows } = await from.q.executeQuery(CompiledQuery.raw(sql, [...values]));
  return { rows, changed: Number(numAffectedRows ?? 0n) };
}

/** `name` stands for the SQL, and `values` are its values in order. Throws, the first time, when `write` wants others. */
function statement<R>(
  from: From,
  name: string,
  values: readonly unknown[],
  write: (q: Kysely<Tables>) => Compilable<R>,
): string {
  return sqlOf(from, name, () => {
    const compiled = write(from.q).compile();
    const { parameters } = compiled;
    if (parameters.length !== values.length || parameters.some((value, place) => value !== values[place]))
      throw new Error(`The statement ${name} wants other values than it is given.`);
    return compiled;
  });
}

/** The rows of a look whose SQL is always the same. */
export async function look<R>(
  from: From,
  name: string,
  values: readonly unknown[],
  write: (q: Kysely<Tables>) => Compilable<R>,
): Promise<R[]> {
  return (await send(from, statement(from, name, values, write), values)).rows as R[];
}

/** The first row of a look whose SQL is always the same. */
export async function lookForOne<R>(
  from: From,
  name: string,
  values: readonly unknown[],
  write: (q: Kysely<Tables>) => Compilable<R>,
): Promise<R | undefined> {
  return (await look(from, name, values, write))[0];
}

/** Makes a change whose SQL is always the same. Returns how many rows it touched. */
export async function change(
  from: From,
  name: string,
  values: readonly unknown[],
  write: (q: Kysely<Tables>) => Compilable<unknown>,
): Promise<number> {
  return (await send(from, statement(from, name, values, write), values)).changed;
}
