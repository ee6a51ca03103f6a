import { contactToChange, insertContact, updateContact, type ContactRow } from "#db/contact.ts";
import type { Db, Trx } from "#db/connection.ts";
import { draftOfContact, insertDraft, updateDraft, type DraftRow } from "#db/draft.ts";
import { newId } from "#db/ids.ts";
import { boxFor, createKey } from "#db/sealed.ts";
import { begin, decide } from "#machines/decide.ts";
import { CONTACT_EVENT_WORDS } from "#machines/event-words.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { HOUR, later } from "#machines/time.ts";
import { isContactClosedTo } from "../contact-closed-to.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { nextOfContact, owe, settle } from "./shared/owe.ts";
import { writeAudit, writeEvent } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** How long a handler has to finish the record of a call, in milliseconds: then the duty manager asks. */
const FINISH_CALL = HOUR;

export interface SaveContact {
  /** Null for a new contact. */
  readonly contactId: string | null;
  /** Only what was asked or changed. */
  readonly answers: Answers;
  readonly version?: number;
  readonly channel?: "call" | "walk-in";
  /** They are back on the line: the plan for a cut-off call is over. Saving alone never ends it. */
  readonly pickUp?: boolean;
}

type Saved = Result<{ contactId: string; version: number }>;

/**
 * Saves answers as they are given: a new contact with its draft, or more of one. The draft belongs to whoever saved last,
 * so a second handler can pick a call up where it stopped.
 */
export function saveContact(db: Db, input: SaveContact, told: Told): Promise<Saved> {
  return tell(db, "save-contact", told, input, (trx) =>
    input.contactId === null ? startContact(trx, input, told) : addAnswers(trx, input.contactId, input, told),
  );
}

async function startContact(trx: Trx, input: SaveContact, told: Told): Promise<Saved> {
  const id = newId();
  const box = await createKey(trx, "contact", told.at);
  const danger = dangerIn(input.answers) ?? "unknown";
  const owner = { id, area: told.by.area, hub_organisation_id: told.by.organisationId, owner_user_id: told.by.userId };
  await owe(trx, {
    subject: "contact",
    subjectId: id,
    caseId: null,
    clock: "finish-call",
    due: later(told.at, FINISH_CALL),
  });
  if (danger === "yes")
    await owe(trx, { subject: "contact", subjectId: id, caseId: null, clock: "emergency", due: told.at });
  const status = begin("contact", { danger });
  await insertContact(trx, {
    ...owner,
    channel: input.channel ?? "call",
    status,
    case_id: null,
    danger,
    started_at: told.at,
    ended_at: null,
    how_ended: null,
    doors_tried: null,
    answers_sealed: null,
    version: 1,
    key_id: box.keyId,
    ...(await nextOfContact(trx, owner)),
  });
  const draftId = newId();
  await insertDraft(trx, {
    id: draftId,
    kind: "contact",
    contact_id: id,
    owner_user_id: told.by.userId,
    organisation_id: told.by.organisationId,
    payload_sealed: box.seal("draft", "payload_sealed", draftId, JSON.stringify(input.answers)),
    created_at: told.at,
    updated_at: told.at,
    version: 1,
    key_id: box.keyId,
  });
  await writeEvent(
    trx,
    { subject: "contact", subjectId: id, caseId: null, type: "BEGAN", from: null, to: status },
    told,
  );
  await writeAudit(trx, "contact.begin", { table: "contact", id }, told);
  return done({ contactId: id, version: 1 });
}

/**
 * The contact the actor may see and its draft, which is gone once the contact has ended; another hub's, and one in which the actor
 * may be the one who causes harm, are the same as none. Nobody else changes it until the transaction is over.
 */
export async function contactFor(
  trx: Trx,
  id: string,
  told: Told,
): Promise<{ contact: ContactRow; draft: DraftRow | undefined } | undefined> {
  const contact = await contactToChange(trx, id);
  if (!contact || contact.area !== told.by.area || contact.hub_organisation_id !== told.by.organisationId)
    return undefined;
  if (await isContactClosedTo(trx, contact, told.by)) return undefined;
  return { contact, draft: await draftOfContact(trx, id) };
}

/** The draft of a contact that is still open. */
export function openDraft(draft: DraftRow | undefined): DraftRow {
  if (!draft) throw new Error("An open contact has a draft.");
  return draft;
}

/** The answers so far. */
export async function answersOf(trx: Trx, draft: DraftRow): Promise<Answers> {
  const box = await boxFor(trx, draft.key_id);
  return JSON.parse(box.open("draft", "payload_sealed", draft.id, draft.payload_sealed)) as Answers;
}

async function addAnswers(trx: Trx, id: string, input: SaveContact, told: Told): Promise<Saved> {
  const found = await contactFor(trx, id, told);
  if (!found) return notFound;
  const { contact } = found;
  const danger = dangerIn(input.answers) ?? contact.danger;
  const event = input.pickUp ? ({ type: "PICKED_UP" } as const) : ({ type: "ANSWERED" } as const);
  const decision = decide("contact", contact.status, { danger }, event);
  if (!decision.ok)
    return refused(
      "This call has ended.",
      decision.possible.map((type) => CONTACT_EVENT_WORDS[type]),
    );
  const draft = openDraft(found.draft);
  const before = await answersOf(trx, draft);
  if (input.version !== undefined && input.version !== contact.version)
    return conflict(contact.version, asWords(before, Object.keys(input.answers)));

  if (danger !== contact.danger) await keepDangerClock(trx, id, danger, told);
  if (contact.status === "cut-off" && decision.status === "live") {
    await settle(trx, "contact", id, told, "ring-back");
    await owe(trx, {
      subject: "contact",
      subjectId: id,
      caseId: null,
      clock: "finish-call",
      due: later(told.at, FINISH_CALL),
    });
  }
  const owner = { ...contact, owner_user_id: told.by.userId };
  const saved = await updateContact(trx, id, contact.version, {
    danger,
    status: decision.status,
    owner_user_id: told.by.userId,
    ...(await nextOfContact(trx, owner)),
  });
  if (!saved) return conflict(contact.version, asWords(before, Object.keys(input.answers)));
  const box = await boxFor(trx, draft.key_id);
  await updateDraft(trx, draft.id, draft.version, {
    owner_user_id: told.by.userId,
    payload_sealed: box.seal("draft", "payload_sealed", draft.id, JSON.stringify({ ...before, ...input.answers })),
    updated_at: told.at,
  });
  if (input.pickUp || decision.status !== contact.status || draft.owner_user_id !== told.by.userId)
    await writeEvent(
      trx,
      { subject: "contact", subjectId: id, caseId: null, type: event.type, from: contact.status, to: decision.status },
      told,
    );
  await writeAudit(trx, "contact.save", { table: "contact", id }, told);
  return done({ contactId: id, version: contact.version + 1 });
}

async function keepDangerClock(trx: Trx, id: string, danger: string, told: Told): Promise<void> {
  await settle(trx, "contact", id, told, "emergency");
  if (danger === "yes")
    await owe(trx, { subject: "contact", subjectId: id, caseId: null, clock: "emergency", due: told.at });
}

function dangerIn(answers: Answers): "yes" | "no" | "unknown" | null {
  const said = answerTo(answers, "immediateDanger");
  return said === "yes" || said === "no" || said === "unknown" ? said : null;
}

const asWords = (answers: Answers, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, [answers[field] ?? ""].flat().join(", ")]));
