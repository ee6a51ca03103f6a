// The first answer to a posted form.
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { look, lookForOne } from "./look.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type IdempotencyKeyRow = Row<"idempotency_key">;

/** Puts one in. */
export const insertIdempotencyKey = (trx: Trx, row: NewRow<"idempotency_key">): Promise<void> =>
  insertRow(trx, "idempotency_key", row);

/** The answer that was given to this key; the scope is the form, and keys of different users never meet. */
export function idempotencyKeyOf(
  from: From,
  { userId, scope, key }: { readonly userId: string; readonly scope: string; readonly key: string },
): Promise<IdempotencyKeyRow | undefined> {
  return lookForOne(from, "idempotency key of", [userId, scope, key], (q) =>
    q
      .selectFrom("idempotency_key")
      .selectAll()
      .where("user_id", "=", userId)
      .where("scope", "=", scope)
      .where("key", "=", key),
  );
}

/** The forms that were answered under this key of the user's; a key is meant for one. */
export async function scopesOfKey(
  from: From,
  { userId, key }: { readonly userId: string; readonly key: string },
): Promise<string[]> {
  const rows = await look(from, "scopes of key", [userId, key], (q) =>
    q.selectFrom("idempotency_key").select("scope").where("user_id", "=", userId).where("key", "=", key),
  );
  return rows.map(({ scope }) => scope);
}

/** Removes the answers given before this moment. Returns how many. */
export async function removeOldIdempotencyKeys(trx: Trx, before: Instant): Promise<number> {
  const result = await trx.q.deleteFrom("idempotency_key").where("at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
