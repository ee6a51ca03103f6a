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
