import { insertIdentityCheck } from "#db/identity-check.ts";
import { newId } from "#db/ids.ts";
import { insertPersonLink } from "#db/person-link.ts";
import { insertSilentBlock } from "#db/silent-block.ts";
import { later } from "#machines/time.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** Somebody asks whether two cases are one person's, a caller showed who they are, and a partner may be the one who causes harm. */
export const part: PartOf = async (trx, { hub, case: caseId, urgent, contact, person, sealedText, keyId }) => {
  const link = newId();
  const asker = hub.user["call-handler"];
  await insertPersonLink(trx, {
    id: link,
    area: hub.area,
    kind: "join",
    case_id: caseId,
    other_case_id: urgent,
    reason_sealed: sealedText("person_link", "reason_sealed", link),
    status: "waiting",
    asked_by: asker,
    asked_at: MONDAY,
    due_at: later(MONDAY, 1000),
    version: 1,
    key_id: keyId,
  });
  const check = newId();
  await insertIdentityCheck(trx, {
    id: check,
    contact_id: contact,
    case_id: caseId,
    outcome: "passed",
    how: "code-word",
    note_sealed: null,
    by: asker,
    at: MONDAY,
    key_id: keyId,
  });
  const block = newId();
  const partner = { userId: hub.user.partner, organisationId: hub.organisation.first };
  await insertSilentBlock(trx, {
    id: block,
    case_id: caseId,
    user_id: partner.userId,
    why: "name",
    at: MONDAY,
    version: 1,
    key_id: keyId,
  });
  const key = { kind: "phone" as const, hmac: "aa" };
  const decided = { status: "agreed" as const, decided_by: hub.user["duty-manager"], decided_at: MONDAY };
  const lifted = {
    lifted_by: hub.user["duty-manager"],
    lifted_at: MONDAY,
    lifted_why_sealed: sealedText("silent_block", "lifted_why_sealed", block),
  };
  return {
    looks: {
      "person-link.personLinkById": [[link], true],
      "person-link.personLinksOfCases": [[[urgent]], 1],
      "person-link.waitingPersonLinks": [[hub.area], 1],
      "identity-check.identityChecksOfContact": [[contact], 1],
      "silent-block.silentBlockById": [[block], true],
      "silent-block.silentBlocksOfCase": [[caseId], 1],
      "silent-block.silentBlocksFor": [[partner], 1],
      // The person of one case, and named beside it too.
      "person.candidatesByKeys": [[hub.area, [key], 10], 2],
      "person.keysOfPersons": [[[person]], 1],
      "person.personsAfter": [[person, 1], 1],
    },
    changes: {
      "person-link.updatePersonLink": [[link, 1, decided], true, false],
      "silent-block.updateSilentBlock": [[block, 1, lifted], true, false],
    },
  };
};
