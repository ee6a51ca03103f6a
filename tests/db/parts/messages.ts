import { newId } from "#db/ids.ts";
import { insertMessageToHub } from "#db/message-to-hub.ts";
import { later } from "#machines/time.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** A message of a partner about the case, which nobody has read. */
export const part: PartOf = async (trx, { hub, case: caseId, action, referral, sealedText, keyId }) => {
  const id = newId();
  await insertMessageToHub(trx, {
    id,
    area: hub.area,
    case_id: caseId,
    kind: "partner",
    organisation_id: hub.organisation.first,
    action_id: action,
    referral_id: referral,
    body_sealed: sealedText("message_to_hub", "body_sealed", id),
    by: hub.user.partner,
    at: MONDAY,
    read_by: null,
    read_at: null,
    key_id: keyId,
  });
  const reader = { userId: hub.user["call-handler"], at: later(MONDAY, 500) };
  return {
    looks: {
      "message-to-hub.messageToHubById": [[id], true],
      "message-to-hub.messagesOfCase": [[caseId], 1],
      "message-to-hub.unreadMessageOfCase": [[caseId], true],
    },
    changes: { "message-to-hub.readMessagesOfCase": [[caseId, MONDAY, reader], 1, 0] },
  };
};
