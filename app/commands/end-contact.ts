import { updateContact } from "#db/contact.ts";
import type { Db, Trx } from "#db/connection.ts";
import { removeDraft } from "#db/draft.ts";
import { boxFor } from "#db/sealed.ts";
import { decide } from "#machines/decide.ts";
import { CONTACT_EVENT_WORDS } from "#machines/event-words.ts";
import { answerTo } from "#machines/intake/answers.ts";
import type { HowEnded, OverReason } from "#machines/intake/ended.ts";
import { HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { answersOf, contactFor, openDraft } from "./save-contact.ts";
import { nextOfContact, owe, settle } from "./shared/owe.ts";
import { writeAudit, writeEvent } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** They have gone before a plan was agreed: the cut-off plan begins, with its own clock. */
export function cutOff(
  db: Db,
  input: { readonly contactId: string; readonly howEnded: HowEnded; readonly version?: number },
  told: Told,
): Promise<Result<{ contactId: string; version: number; due: Instant }>> {
  return tell(db, "cut-off", told, input, async (trx: Trx) => {
    const found = await contactFor(trx, input.contactId, told);
    if (!found) return notFound;
    const { contact } = found;
    const decision = decide("contact", contact.status, contact, { type: "CUT_OFF", howEnded: input.howEnded });
    if (!decision.ok)
      return refused(
        "This call has already ended.",
        decision.possible.map((type) => CONTACT_EVENT_WORDS[type]),
      );
    if (input.version !== undefined && input.version !== contact.version)
      return conflict(contact.version, { status: contact.status });
    const plan = answerTo(await answersOf(trx, openDraft(found.draft)), "cutOffPlan");
    const due = later(told.at, ringBackAfter(contact.danger, plan));
    await settle(trx, "contact", contact.id, told, "finish-call");
    await owe(trx, { subject: "contact", subjectId: contact.id, caseId: null, clock: "ring-back", due });
    const saved = await updateContact(trx, contact.id, contact.version, {
      status: decision.status,
      how_ended: input.howEnded,
      ...(await nextOfContact(trx, contact)),
    });
    if (!saved) return conflict(contact.version, { status: contact.status });
    await writeEvent(
      trx,
      {
        subject: "contact",
        subjectId: contact.id,
        caseId: null,
        type: "CUT_OFF",
        from: contact.status,
        to: decision.status,
      },
      told,
    );
    await writeAudit(trx, "contact.cut-off", { table: "contact", id: contact.id }, told);
    return done({ contactId: contact.id, version: contact.version + 1, due });
  });
}

/** At once when there is danger, or it cannot be told; otherwise within two hours, by the plan the person chose. */
function ringBackAfter(danger: "yes" | "no" | "unknown", plan: string): number {
  if (danger === "yes" || plan === "police-check") return 0;
  return danger === "unknown" ? 15 * MINUTE : 2 * HOUR;
}

/** Ends a contact that owes nothing. Refused while there is danger. */
export function endContact(
  db: Db,
  input: { readonly contactId: string; readonly reason: OverReason; readonly version?: number },
  told: Told,
): Promise<Result<{ contactId: string }>> {
  return tell(db, "end-contact", told, input, async (trx: Trx) => {
    const found = await contactFor(trx, input.contactId, told);
    if (!found) return notFound;
    const { contact } = found;
    const decision = decide("contact", contact.status, contact, { type: "ENDED", reason: input.reason });
    if (!decision.ok)
      return refused(
        contact.danger === "yes"
          ? "They said they are in danger. Agree what happens, or follow the cut-off plan."
          : "This call has already ended.",
        decision.possible.map((type) => CONTACT_EVENT_WORDS[type]),
      );
    if (input.version !== undefined && input.version !== contact.version)
      return conflict(contact.version, { status: contact.status });
    const draft = openDraft(found.draft);
    const box = await boxFor(trx, contact.key_id);
    await settle(trx, "contact", contact.id, told);
    const saved = await updateContact(trx, contact.id, contact.version, {
      status: decision.status,
      ended_at: told.at,
      how_ended: input.reason,
      owner_user_id: null,
      answers_sealed: box.seal(
        "contact",
        "answers_sealed",
        contact.id,
        JSON.stringify({ answers: await answersOf(trx, draft) }),
      ),
      next_what: null,
      next_owner_organisation_id: null,
      next_owner_user_id: null,
      next_due_at: null,
    });
    if (!saved) return conflict(contact.version, { status: contact.status });
    await removeDraft(trx, draft.id);
    await writeEvent(
      trx,
      {
        subject: "contact",
        subjectId: contact.id,
        caseId: null,
        type: "ENDED",
        from: contact.status,
        to: decision.status,
      },
      told,
    );
    await writeAudit(trx, "contact.end", { table: "contact", id: contact.id }, told);
    return done({ contactId: contact.id });
  });
}
