// What somebody who is no user sent through the page for everybody: which case it became, and the word by which they are known.
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type PublicFormRow = Row<"public_form">;

/** Puts one in. */
export const insertPublicForm = (trx: Trx, row: NewRow<"public_form">): Promise<void> =>
  insertRow(trx, "public_form", row);

/** The one that was sent with this form; `formHash` is the keyed hash of the form's own key. */
export function publicFormByKey(from: From, formHash: string): Promise<PublicFormRow | undefined> {
  return from.q.selectFrom("public_form").selectAll().where("form_hash", "=", formHash).executeTakeFirst();
}

/** The one whose writer was given this reference. */
export function publicFormByReference(from: From, reference: string): Promise<PublicFormRow | undefined> {
  return from.q.selectFrom("public_form").selectAll().where("reference", "=", reference).executeTakeFirst();
}
