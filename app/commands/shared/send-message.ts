// How anything is sent to somebody outside: a row of the outbox, in the transaction of what it is about.
import { caseById } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { messageTemplateOf } from "#db/message-template.ts";
import { organisationById } from "#db/organisation.ts";
import { insertOutbox } from "#db/outbox.ts";
import { safeContactById } from "#db/safe-contact.ts";
import { boxFor, createKey, type Box } from "#db/sealed.ts";
import { userById } from "#db/user.ts";
import { filled, TEMPLATE, type TemplateCode } from "#machines/templates/templates.ts";
import { later, type Instant } from "#machines/time.ts";
import type { Payload } from "../../outbox/payload.ts";
import type { Told } from "../told.ts";

/** Somebody who signs in; an address at an organisation; or the person of a case, by one of their ways to be reached. */
export type Recipient =
  | { readonly userId: string }
  | { readonly organisationId: string; readonly email: string }
  | { readonly caseId: string; readonly safeContactId: string };

export interface Message {
  readonly template: TemplateCode;
  readonly to: Recipient;
  /** What stands at each placeholder of the template. */
  readonly words: Readonly<Record<string, string>>;
  /** After this it is not sent any more; by default the template's own life. */
  readonly until?: Instant;
}

interface Addressed {
  readonly area: string;
  readonly box: Box;
  /** Where it goes, as it was known when it was written; null where the row of the user says so when it is sent. */
  readonly to: string | null;
  readonly columns: {
    readonly user_id?: string;
    readonly organisation_id?: string;
    readonly case_id?: string;
    readonly safe_contact_id?: string;
  };
}

/**
 * Writes a message that goes out after this transaction is committed, and returns its id. Its words are those of the area now.
 * Whether the person may be written to is asked when it is sent, not here. Throws when the recipient does not exist.
 */
export async function queueMessage(trx: Trx, message: Message, told: Told): Promise<string> {
  const { template: code, to, words } = message;
  const template = TEMPLATE[code];
  const { area, box, to: address, columns } = await addressed(trx, to, told.at);
  if ((columns.safe_contact_id !== undefined) !== (template.to === "person"))
    throw new Error(`${code} is not a message to such a recipient.`);
  const wording = (await messageTemplateOf(trx, area, code)) ?? template;
  const id = newId();
  const payload: Payload = { to: address, ...filled(wording, words) };
  await insertOutbox(trx, {
    id,
    at: told.at,
    kind: code,
    ...columns,
    area,
    payload_sealed: box.seal("outbox", "payload_sealed", id, JSON.stringify(payload)),
    status: "waiting",
    due_at: told.at,
    until_at: message.until ?? later(told.at, template.life),
    tries: 0,
    key_id: box.keyId,
  });
  return id;
}

async function addressed(trx: Trx, to: Recipient, at: Instant): Promise<Addressed> {
  if ("safeContactId" in to) {
    const row = await caseById(trx, to.caseId);
    const contact = await safeContactById(trx, to.safeContactId);
    if (!row || contact?.case_id !== row.id) throw new Error("There is no such way to reach the person.");
    const box = await boxFor(trx, row.key_id);
    const own = await boxFor(trx, contact.key_id);
    const columns = { case_id: row.id, safe_contact_id: contact.id };
    const value = own.openMaybe("safe_contact", "value_sealed", contact.id, contact.value_sealed);
    return { area: row.area, box, to: value, columns };
  }
  const user = "userId" in to ? await userById(trx, to.userId) : undefined;
  const organisation = await organisationById(trx, "userId" in to ? (user?.organisation_id ?? "") : to.organisationId);
  if (!organisation) throw new Error("There is no such recipient.");
  const box = user ? await boxFor(trx, user.key_id) : await createKey(trx, "organisation", at);
  return {
    area: organisation.area,
    box,
    to: "email" in to ? to.email : null,
    columns: { organisation_id: organisation.id, ...(user ? { user_id: user.id } : {}) },
  };
}
