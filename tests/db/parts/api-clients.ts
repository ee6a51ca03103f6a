import { insertApiClient } from "#db/api-client.ts";
import { newId } from "#db/ids.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** A system of the practice, which acts as the one who sent the world's referral. */
export const part: PartOf = async (trx, { hub }) => {
  const id = newId();
  await insertApiClient(trx, {
    id,
    organisation_id: hub.organisation.gp,
    user_id: hub.user.referrer,
    name: "Practice system",
    token_hash: "what the token hashes to",
    per_minute: 300,
    created_at: MONDAY,
    revoked_at: null,
    version: 1,
  });
  return {
    looks: {
      "api-client.apiClientById": [[id], true],
      "api-client.liveApiClient": [["what the token hashes to"], true],
      "api-client.apiClients": [[], 1],
      "idempotency-key.scopesOfKey": [[{ userId: hub.user["call-handler"], key: "k" }], 1],
      "api-client.referralOfSystems": [[hub.organisation.gp, "TEST-0002"], true],
    },
    changes: { "api-client.updateApiClient": [[id, 1, { revoked_at: MONDAY }], true, false] },
  };
};
