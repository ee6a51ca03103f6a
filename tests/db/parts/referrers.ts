import { newId } from "#db/ids.ts";
import { insertSignInCode } from "#db/sign-in-code.ts";
import { later } from "#machines/time.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** A code that was sent to the referrer's e-mail, and the practice that its first letters stand for. */
export const part: PartOf = async (trx, { hub, sealedText, keyId }) => {
  const id = newId();
  await insertSignInCode(trx, {
    id,
    organisation_id: hub.organisation.gp,
    email_key: "somebody",
    email_sealed: sealedText("sign_in_code", "email_sealed", id),
    code_hash: "of six figures",
    tries: 0,
    created_at: MONDAY,
    expires_at: later(MONDAY, 1000),
    proved_at: null,
    used_at: null,
    key_id: keyId,
  });
  const own = { organisationId: hub.organisation.gp, userId: hub.user.referrer };
  return {
    looks: {
      "sign-in-code.signInCodeById": [[id], true],
      "sign-in-code.countSignInCodes": [["somebody", later(MONDAY, -1)], "1"],
      "organisation.organisationsByCode": [["Z99000"], 2],
      "referral.referralsOfPerson": [[own, { limit: 10 }], 1],
      "referral.countReferralsOfPerson": [[own], "1"],
    },
    changes: {
      "sign-in-code.spendTry": [[id, 1], true, false],
      "sign-in-code.updateSignInCode": [[id, { used_at: MONDAY }], true, true],
      "sign-in-code.removeExpiredSignInCodes": [[later(MONDAY, 2000)], 1, 0],
    },
  };
};
