// Which rows of other systems' files have become referrals.
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type ImportedReferralRow = Row<"imported_referral">;

/** Writes one down. */
export const insertImportedReferral = (trx: Trx, row: NewRow<"imported_referral">): Promise<void> =>
  insertRow(trx, "imported_referral", row);

/** The organisation's row with this key, once it has become a referral. */
export function importedReferral(
  from: From,
  organisationId: string,
  sourceKey: string,
): Promise<ImportedReferralRow | undefined> {
  return from.q
    .selectFrom("imported_referral")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("source_key", "=", sourceKey)
    .executeTakeFirst();
}
