// A new number or address: it waits before it is in force, so that whoever pretends to be the person can still be stopped.
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { insertContactChange, updateContactChange, type ContactChangeRow } from "#db/contact-change.ts";
import { newId } from "#db/ids.ts";
import { insertPersonKeys, removePersonKeys } from "#db/person.ts";
import { channelAmong, safeContactsOfCase, updateSafeContact, type SafeContactRow } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { automaticKind, mayContact } from "#machines/safe-contact.ts";
import { HOUR, later, type Instant } from "#machines/time.ts";
import { momentWords } from "#machines/due-words.ts";
import { blindKeysOf } from "../../person-keys.ts";
import type { Told } from "../told.ts";
import { reachColumns, type Reach } from "./contact-columns.ts";
import { writeAudit } from "./record.ts";
import { queueMessage } from "./send-message.ts";

/** How long a new number waits, in milliseconds: area default. */
export const COOL_OFF = 24 * HOUR;

/** How it is known that it was the person who asked. */
export type Proof = ContactChangeRow["proof"];

interface Asked {
  readonly contact: SafeContactRow;
  readonly value: string;
  readonly reach: Reach;
  readonly proof: Proof;
}

interface Kept {
  readonly value: string;
  readonly reach: Reach;
}

/** Puts a new number or address down to wait, and tells the old one where that is safe. Returns its id. */
export async function askContactChange(trx: Trx, row: CaseRow, asked: Asked, told: Told): Promise<string> {
  const { contact, value, reach, proof } = asked;
  const id = newId();
  const box = await boxFor(trx, row.key_id);
  const kept: Kept = { value, reach };
  const due = later(told.at, COOL_OFF);
  await insertContactChange(trx, {
    id,
    case_id: row.id,
    safe_contact_id: contact.id,
    value_sealed: box.seal("contact_change", "value_sealed", id, JSON.stringify(kept)),
    status: "pending",
    proof,
    asked_by: told.by.userId,
    asked_at: told.at,
    due_at: due,
    early: 0,
    version: 1,
    key_id: row.key_id,
  });
  await writeAudit(trx, "contact-change.ask", { table: "contact_change", id, caseId: row.id }, told);
  await noteTo(trx, row, contact.id, due, told, due);
  return id;
}

/** Puts a change in force, and tells the new number or address where that is safe. False when somebody ended it first. */
export async function makeContactChange(
  trx: Trx,
  row: CaseRow,
  change: ContactChangeRow,
  told: Told,
  end: { readonly early: 0 | 1; readonly reason: string | null; readonly by: string | null },
): Promise<boolean> {
  const box = await boxFor(trx, row.key_id);
  const contact = (await safeContactsOfCase(trx, row.id)).find(({ id }) => id === change.safe_contact_id);
  if (!contact) throw new Error("A change of contact details has a way to reach somebody.");
  const ended = await updateContactChange(trx, change.id, change.version, {
    status: "made",
    ended_at: told.at,
    ended_by: end.by,
    early: end.early,
    reason_sealed: box.sealMaybe("contact_change", "reason_sealed", change.id, end.reason),
  });
  if (!ended) return false;
  const { value, reach } = JSON.parse(
    box.open("contact_change", "value_sealed", change.id, change.value_sealed),
  ) as Kept;
  const own = await boxFor(trx, contact.key_id);
  const saved = await updateSafeContact(trx, contact.id, contact.version, {
    ...reachColumns(reach, own, contact.id),
    value_sealed: own.seal("safe_contact", "value_sealed", contact.id, value),
    confirmed_at: change.asked_at,
    confirmed_by: change.asked_by,
  });
  if (!saved) throw new Error("The way to reach them changed while its new number was put in force.");
  await keepKeys(trx, row, contact, value);
  await writeAudit(trx, "contact-change.make", { table: "contact_change", id: change.id, caseId: row.id }, told);
  await noteTo(trx, row, contact.id, told.at, told);
  return true;
}

const NOTHING_KNOWN = { name: "", chosenName: "", birthDate: "", phone: "", email: "", postcode: "" };

/** The person is found by their new number or address from now on. */
export async function keepKeys(trx: Trx, row: CaseRow, { channel }: SafeContactRow, value: string): Promise<void> {
  if (channel !== "phone" && channel !== "email") return;
  await removePersonKeys(trx, row.person_id, channel);
  const keys = blindKeysOf(trx.keyring, { ...NOTHING_KNOWN, [channel]: value });
  await insertPersonKeys(
    trx,
    keys.map((key) => ({ person_id: row.person_id, ...key })),
  );
}

/** A note that their details change, where a machine may write to them this way: now, or when their hours next come. */
async function noteTo(
  trx: Trx,
  row: CaseRow,
  contactId: string,
  when: Instant,
  told: Told,
  until?: Instant,
): Promise<void> {
  const all = await safeContactsOfCase(trx, row.id);
  const contact = all.find(({ id }) => id === contactId);
  const kind = contact && automaticKind(contact);
  if (!contact?.value_sealed || !kind) return;
  const answer = mayContact(channelAmong(contact, all), kind, told.at);
  if (!answer.ok && answer.next === null) return;
  await queueMessage(
    trx,
    {
      template: "details-change",
      to: { caseId: row.id, safeContactId: contact.id },
      words: { when: momentWords(when, told.at) },
      ...(until === undefined ? {} : { until }),
    },
    told,
  );
}
