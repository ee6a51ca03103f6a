import { writeAudit } from "./shared/record.ts";
import { caseToChange, type CaseRow } from "#db/case.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import { publicFormByReference, type PublicFormRow } from "#db/public-form.ts";
import { safeContactsOfCase, updateSafeContact } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { HOUR, later, type Instant } from "#machines/time.ts";
import { plainWord } from "../offered-word.ts";
import { passwordIs } from "../passwords.ts";
import { leaveMessage } from "./shared/leave-message.ts";
import { turnCase } from "./shared/move-case.ts";
import type { Told } from "./told.ts";

export interface WriteAgain {
  readonly reference: string;
  readonly codeWord: string;
  /** Further words; may be empty when they only want us to stop. */
  readonly body: string;
  readonly stop: boolean;
}

/** What they ask for, as the hub reads it. */
const STOP: Readonly<Record<PublicFormRow["writer"], string>> = {
  self: "They ask us, with their reference and code word, not to contact them. Nobody may until they say so themselves.",
  "family-friend": "Whoever wrote asks us not to contact the writer again. It says nothing of the person.",
  "not-said": "Whoever wrote asks us not to contact the writer again. It is not known whether that is the person.",
};

/**
 * Somebody who is no user writes again, known by a reference and a code word. Nothing tells the caller whether the two were right:
 * it takes as long, and answers nothing, either way.
 */
export async function writeAgain(db: Db, input: WriteAgain, at: Instant): Promise<void> {
  const form = await publicFormByReference(db, referenceIn(input.reference));
  const right = await passwordIs(plainWord(input.codeWord), form?.word_hash ?? null);
  await inTransaction(db, async (trx) => {
    const row = form && (await caseToChange(trx, form.case_id));
    const told: Told = {
      by: { userId: "public", organisationId: "public", role: "public", area: row?.area ?? "" },
      at,
    };
    const subject = { table: "public_form", id: form?.id ?? null, caseId: row?.id ?? null };
    await writeAudit(trx, "public-form.write-again", subject, told, right && row ? "done" : "refused");
    if (!right || !form || !row) return;
    if (input.stop && form.writer === "self") await stopContact(trx, row, told);
    const body = [input.stop ? STOP[form.writer] : "", input.body].filter(Boolean).join("\n\n");
    await leaveOnce(trx, row, body, told);
    if (row.status !== "closed") {
      const now = await caseToChange(trx, row.id);
      if (now) await turnCase(trx, now, told);
    }
  });
}

/** "abcd 2345" as it was given, `ABCD-2345`: letters that look like figures are figures. */
function referenceIn(typed: string): string {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}

/** It outranks everything else that is known of how to reach them. */
async function stopContact(trx: Trx, row: CaseRow, told: Told): Promise<void> {
  for (const way of await safeContactsOfCase(trx, row.id)) {
    if (way.do_not_contact === 1) continue;
    await updateSafeContact(trx, way.id, way.version, { do_not_contact: 1, confirmed_at: told.at, confirmed_by: null });
    await writeAudit(trx, "safe-contact.stop", { table: "safe_contact", id: way.id, caseId: row.id }, told);
  }
}

/** The same words within an hour are one message: a press too many. */
async function leaveOnce(trx: Trx, row: CaseRow, body: string, told: Told): Promise<void> {
  const recent = (await messagesOfCase(trx, row.id)).filter((one) => one.by === null && one.at > later(told.at, -HOUR));
  const box = await boxFor(trx, row.key_id);
  if (recent.some((one) => box.open("message_to_hub", "body_sealed", one.id, one.body_sealed) === body)) return;
  const message = {
    kind: "person",
    organisation_id: null,
    action_id: null,
    referral_id: null,
    by: null,
    body,
  } as const;
  const left = await leaveMessage(trx, row, message, told);
  if (left.kind !== "done") throw new Error("A message about a case that is there is left.");
}
