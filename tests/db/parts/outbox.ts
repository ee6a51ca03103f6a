import { newId } from "#db/ids.ts";
import { insertContactChange } from "#db/contact-change.ts";
import { insertMessageTemplate } from "#db/message-template.ts";
import { insertOutbox } from "#db/outbox.ts";
import { later } from "#machines/time.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

const soon = later(MONDAY, 500);

/** A message to the person that is held, words that the area chose, and a new number that waits. */
export const part: PartOf = async (trx, { hub, case: caseId, urgent, safeContact, sealedText, keyId }) => {
  const held = newId();
  await insertOutbox(trx, {
    id: held,
    at: MONDAY,
    kind: "tried-to-reach",
    area: hub.area,
    case_id: urgent,
    safe_contact_id: safeContact,
    payload_sealed: sealedText("outbox", "payload_sealed", held),
    status: "held",
    due_at: later(MONDAY, 5000),
    until_at: later(MONDAY, 9000),
    why: "outside-hours",
    tries: 0,
    key_id: keyId,
  });
  const template = { area: hub.area, code: "call-back", subject: "x", body: "x", by: hub.user["duty-manager"] };
  await insertMessageTemplate(trx, { id: newId(), at: MONDAY, ...template });
  await insertMessageTemplate(trx, { id: newId(), at: soon, ...template });
  const change = newId();
  await insertContactChange(trx, {
    id: change,
    case_id: caseId,
    safe_contact_id: safeContact,
    value_sealed: sealedText("contact_change", "value_sealed", change),
    status: "pending",
    proof: "code-word",
    asked_by: hub.user["call-handler"],
    asked_at: MONDAY,
    due_at: later(MONDAY, 1000),
    early: 0,
    version: 1,
    key_id: keyId,
  });
  const old = newId();
  await insertOutbox(trx, {
    id: old,
    at: MONDAY,
    kind: "work-waiting",
    area: hub.area,
    user_id: hub.user.partner,
    payload_sealed: sealedText("outbox", "payload_sealed", old),
    status: "done",
    tries: 0,
    key_id: keyId,
  });
  const made = { status: "made", ended_at: soon } as const;
  return {
    looks: {
      "outbox.outboxToChange": [[held], true],
      "outbox.outboxDue": [["held", later(MONDAY, 5000), 10], 1],
      "outbox.outboxOfArea": [[hub.area, "held", 10], 1],
      "outbox.newestOutboxTo": [[hub.user.partner, "work-waiting"], true],
      "outbox.finishedOutbox": [[soon, 10], 1],
      "session.lastSeenOf": [[hub.user.partner], undefined],
      "message-template.messageTemplateOf": [[hub.area, "call-back"], true],
      "message-template.messageTemplatesOfArea": [[hub.area], 2],
      "contact-change.contactChangeById": [[change], true],
      "contact-change.contactChangesDue": [[later(MONDAY, 1000), 10], 1],
      "contact-change.contactChangesWaiting": [[caseId], 1],
    },
    changes: {
      "contact-change.updateContactChange": [[change, 1, made], true, false],
    },
  };
};
