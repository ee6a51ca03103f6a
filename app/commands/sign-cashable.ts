import {
  businessCaseById,
  businessCaseVersion,
  cashableSignatures,
  insertCashableSignature,
} from "#db/business-case.ts";
import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { may } from "#machines/access.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export const OWN_VERSION = "You saved this version. Another finance lead has to sign what of it is cashable.";

/**
 * A finance lead answers for the cashable shares of one version of a business case of their area: until then none of it is shown as
 * cashable. Whoever saved the version does not sign it. A second signature changes nothing.
 */
export async function signCashable(
  db: Db,
  input: { readonly id: string; readonly number: number },
  told: Told,
): Promise<Result<{ number: number }>> {
  if (!may(told.by, "cashable.sign")) return notFound;
  return tell(db, "sign-cashable", told, input, async (trx) => {
    const { id, number } = input;
    if ((await businessCaseById(trx, id))?.area !== told.by.area) return notFound;
    const version = await businessCaseVersion(trx, id, number);
    if (!version) return notFound;
    if (version.by === told.by.userId) return refused(OWN_VERSION);
    if ((await cashableSignatures(trx, [version.id])).length > 0) return done({ number });
    const signature = newId();
    await insertCashableSignature(trx, { id: signature, version_id: version.id, at: told.at, by: told.by.userId });
    await writeAudit(trx, "cashable.sign", { table: "business_case_version", id: version.id }, told);
    return done({ number });
  });
}
