import { idempotencyKeyOf, insertIdempotencyKey } from "#db/idempotency-key.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { blindKey, boxFor } from "#db/sealed.ts";
import { userById } from "#db/user.ts";
import { refused, type Result } from "../result.ts";
import type { Told } from "../told.ts";

/** Said when a used key comes with another request. */
export const SENT_BEFORE =
  "This form was already sent with different answers. Open the page again to see what was saved.";

/** Thrown to undo a transaction whose command was not done: a refused command changes nothing. */
class NotDone extends Error {
  readonly result: Result;
  constructor(result: Result) {
    super("not done");
    this.result = result;
  }
}

/** Fields of an answer that a second answer does without. */
type MayBeNull<D> = { [K in keyof D]-?: null extends D[K] ? K : never }[keyof D];

export interface Telling<D> {
  /** What is shown this once and never kept: a second answer to the same form holds null in its place. */
  readonly secret?: readonly MayBeNull<D>[];
  /** False when it is told for the second time. */
  readonly again?: boolean;
}

/**
 * Runs one command in one transaction. When `told.key` was used before, the work is not done again: the first answer is
 * given, without what it held in secret, if the request is the same; another request under a used key is refused, and both stay
 * as they were written.
 */
export async function tell<D extends object>(
  db: Db,
  scope: string,
  told: Told,
  request: unknown,
  work: (trx: Trx) => Promise<Result<D>>,
  { secret = [], again = true }: Telling<D> = {},
): Promise<Result<D>> {
  try {
    return await inTransaction(db, async (trx) => {
      const first = await firstAnswer<D>(trx, scope, told, request);
      if (first) return first;
      const result = await work(trx);
      if (result.kind !== "done") throw new NotDone(result);
      const kept = { ...result, ...Object.fromEntries(secret.map((field) => [field, null])) };
      await keepAnswer(trx, scope, told, request, kept);
      return result;
    });
  } catch (error) {
    const first = mayHaveMet(db, error) ? await answeredMeanwhile<D>(db, scope, told, request) : null;
    if (first) return first;
    if (error instanceof NotDone) return error.result;
    if (again && isThereAlready(db, error)) return tell(db, scope, told, request, work, { secret, again: false });
    throw error;
  }
}

/** PostgreSQL's word for a row that may be there once, and is there already. */
const THERE_ALREADY = "23505";

/**
 * Where two processes may write at a time, the same request told to both at once begins twice: neither sees the other's answer yet.
 * The later one ends because the key is there, or because what it wanted to change has changed, and all of it is undone.
 */
const mayHaveMet = (db: Db, error: unknown): boolean =>
  db.dialect === "postgres" && (error instanceof NotDone || isThereAlready(db, error));

/** Somebody else did the same at the same moment and was first: told once more, the command sees it and answers as it does a minute later. */
const isThereAlready = (db: Db, error: unknown): boolean =>
  db.dialect === "postgres" && (error as { readonly code?: unknown } | null)?.code === THERE_ALREADY;

/** The answer that another process gave to this request since; null when it gave none. */
async function answeredMeanwhile<D extends object>(
  db: Db,
  scope: string,
  told: Told,
  request: unknown,
): Promise<Result<D> | null> {
  try {
    return await inTransaction(db, (trx) => firstAnswer<D>(trx, scope, told, request));
  } catch (error) {
    if (error instanceof NotDone) return error.result;
    throw error;
  }
}

/** The key belongs to the person and the form: nobody else's can be replayed, and the answer opens nowhere else. */
const placeOf = (scope: string, userId: string, key: string): string => `${scope}:${userId}:${key}`;

/** What tells two requests apart. Keyed, because a form can be short enough to guess. */
const hashOf = (trx: Trx, request: unknown): string => blindKey(trx.keyring, "request", JSON.stringify(request));

async function firstAnswer<D extends object>(
  trx: Trx,
  scope: string,
  told: Told,
  request: unknown,
): Promise<Result<D> | null> {
  if (told.key === undefined || told.key === "") return null;
  const row = await idempotencyKeyOf(trx, { userId: told.by.userId, scope, key: told.key });
  if (!row) return null;
  if (row.request_hash !== hashOf(trx, request)) throw new NotDone(refused(SENT_BEFORE));
  const box = await boxFor(trx, row.key_id);
  return JSON.parse(
    box.open("idempotency_key", "response_sealed", placeOf(scope, told.by.userId, row.key), row.response_sealed),
  ) as Result<D>;
}

async function keepAnswer(
  trx: Trx,
  scope: string,
  told: Told,
  request: unknown,
  result: Result<object>,
): Promise<void> {
  if (told.key === undefined || told.key === "") return;
  const user = await userById(trx, told.by.userId);
  if (!user) return;
  const place = placeOf(scope, told.by.userId, told.key);
  const box = await boxFor(trx, user.key_id);
  await insertIdempotencyKey(trx, {
    key: told.key,
    scope,
    user_id: told.by.userId,
    request_hash: hashOf(trx, request),
    response_sealed: box.seal("idempotency_key", "response_sealed", place, JSON.stringify(result)),
    at: told.at,
    key_id: box.keyId,
  });
}
