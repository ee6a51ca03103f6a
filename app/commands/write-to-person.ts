import type { Db } from "#db/connection.ts";
import { outboxOfCase } from "#db/outbox.ts";
import { channelAmong, safeContactsOfCase } from "#db/safe-contact.ts";
import { momentWords } from "#machines/due-words.ts";
import { automaticKind, mayContact, REFUSAL_WORDS, slotAfter } from "#machines/safe-contact.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { queueMessage } from "./shared/send-message.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** What a handler may have sent to the person by one press. */
export const PERSON_MESSAGES = ["tried-to-reach", "call-back"] as const;
export type PersonMessage = (typeof PERSON_MESSAGES)[number];

/**
 * Has one message sent to the person, now or when the time they named next comes. Refused where no machine may write to them this
 * way at any hour, and while another waits: whoever finds two learns that somebody is looking for them.
 */
export function writeToPerson(
  db: Db,
  input: { readonly caseId: string; readonly safeContactId: string; readonly message: PersonMessage },
  told: Told,
): Promise<Result> {
  return tell(db, "write-to-person", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    const all = row ? await safeContactsOfCase(trx, row.id) : [];
    const contact = all.find(({ id }) => id === input.safeContactId);
    if (!row || !contact) return notFound;
    if (row.status === "closed") return refused("This case is closed. Record that they contacted us again first.");
    const kind = automaticKind(contact);
    if (!kind) return refused(REFUSAL_WORDS["wrong-channel"]);
    if (contact.value_sealed === null) return refused("No number or address is known. Ask at the next contact.");
    const channel = channelAmong(contact, all);
    const answer = mayContact(channel, kind, told.at);
    if (!answer.ok && answer.next === null) return refused(REFUSAL_WORDS[answer.why]);
    const waiting = (await outboxOfCase(trx, row.id)).some(
      (one) => one.safe_contact_id === contact.id && ["waiting", "held", "claimed"].includes(one.status),
    );
    if (waiting) return refused("A message to them waits already.", ["Look at the messages going out."]);
    const phone = all.find((one) => one.channel === "phone");
    const next = phone ? slotAfter(channelAmong(phone, all), told.at) : null;
    if (input.message === "call-back" && next === null) return refused("No time is known at which we may ring them.");
    const words: Record<string, string> =
      input.message === "call-back" && next !== null ? { when: momentWords(next, told.at) } : {};
    const to = { caseId: row.id, safeContactId: contact.id };
    const id = await queueMessage(trx, { template: input.message, to, words }, told);
    await writeAudit(trx, "outbox.write", { table: "outbox", id, caseId: row.id }, told);
    return done({});
  });
}
