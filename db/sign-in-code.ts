// Codes sent to people who sign in by their e-mail at work.
import type { Updateable } from "kysely";
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { insertRow, rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";
import type { SignInCodeTable } from "./schema.ts";

export type SignInCodeRow = Row<"sign_in_code">;

/** Puts one in. */
export const insertSignInCode = (trx: Trx, row: NewRow<"sign_in_code">): Promise<void> =>
  insertRow(trx, "sign_in_code", row);

/** The one that was asked for under this hash of a token, used or not. */
export const signInCodeById = (from: From, id: string): Promise<SignInCodeRow | undefined> =>
  rowById(from, "sign_in_code", id);

/** How many were asked for, for the address with this blind key, since this moment. */
export async function countSignInCodes(from: From, emailKey: string, since: Instant): Promise<number> {
  const { n } = await from.q
    .selectFrom("sign_in_code")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("email_key", "=", emailKey)
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Counts one try at a code; false when `most` were made already. */
export async function spendTry(trx: Trx, id: string, most: number): Promise<boolean> {
  const result = await trx.q
    .updateTable("sign_in_code")
    .set((e) => ({ tries: e("tries", "+", 1) }))
    .where("id", "=", id)
    .where("tries", "<", most)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Changes one; false when there is none. */
export async function updateSignInCode(trx: Trx, id: string, changes: Updateable<SignInCodeTable>): Promise<boolean> {
  const result = await trx.q.updateTable("sign_in_code").set(changes).where("id", "=", id).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes the codes that ran out before this moment. Returns how many. */
export async function removeExpiredSignInCodes(trx: Trx, before: Instant): Promise<number> {
  const result = await trx.q.deleteFrom("sign_in_code").where("expires_at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
