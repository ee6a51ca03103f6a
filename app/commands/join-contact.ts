// A call by somebody who is known goes on as their own case: nothing that was answered is lost, and no second case begins.
import type { CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { identityChecksOfContact } from "#db/identity-check.ts";
import { newId } from "#db/ids.ts";
import { insertNote } from "#db/note.ts";
import { insertPersonKeys } from "#db/person.ts";
import { safeContactsOfCase, updateSafeContact } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { decide } from "#machines/decide.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { blindKeysOf, knownFrom, phoneDigits } from "../person-keys.ts";
import { lastAnswers } from "../last-answers.ts";
import { saidOtherwise } from "../said-otherwise.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { answersOf, contactFor, openDraft } from "./save-contact.ts";
import { contactIntoCase } from "./shared/contact-into-case.ts";
import { contactedAgain } from "./shared/contacted-again.ts";
import { dangerBegan } from "./shared/danger-began.ts";
import { keepWhoHarms } from "./shared/keep-who-harms.ts";
import { caseFor } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface JoinContact {
  readonly contactId: string;
  readonly caseId: string;
  readonly version?: number;
}

/**
 * Joins a call to the case whose person showed who they are. The answers stay with the call; the case is in contact again, open
 * again if it was closed, and an emergency if there is danger. What they said of how to reach them may only make it stricter.
 */
export function joinContact(
  db: Db,
  input: JoinContact,
  told: Told,
): Promise<Result<{ caseId: string; version: number }>> {
  return tell(db, "join-contact", told, input, async (trx) => {
    const found = await contactFor(trx, input.contactId, told);
    if (!found) return notFound;
    const { contact } = found;
    const passed = (await identityChecksOfContact(trx, contact.id)).some((check) => check.case_id === input.caseId);
    const row = passed ? await caseFor(trx, input.caseId, told) : undefined;
    if (!row) return notFound;
    const decision = decide("contact", contact.status, contact, { type: "CASE_OPENED" });
    if (!decision.ok) return refused("This call has already ended.");
    if (input.version !== undefined && input.version !== contact.version)
      return conflict(contact.version, { status: contact.status });
    const draft = openDraft(found.draft);
    const answers = await answersOf(trx, draft);
    await noteWhatDiffers(trx, row, answers, told);
    const into = { contact, draftId: draft.id, answers, caseId: row.id, status: decision.status };
    if (!(await contactIntoCase(trx, into, told))) return conflict(contact.version, { status: contact.status });
    await keepWhatTheySaid(trx, row, answers, told);
    const again = await contactedAgain(trx, row, told);
    if (again.kind !== "done") return again;
    const danger = answerTo(answers, "immediateDanger") === "yes";
    const holder = { holder_user_id: again.row.holder_user_id ?? told.by.userId };
    const now = danger ? await dangerBegan(trx, again.row, told, holder) : again;
    if (now.kind !== "done") return now;
    await writeAudit(trx, "contact.join", { table: "contact", id: contact.id, caseId: row.id }, told);
    return done({ caseId: row.id, version: now.row.version });
  });
}

/** By what they are found again, who causes harm if another was named, and what is no longer safe. */
async function keepWhatTheySaid(trx: Trx, row: CaseRow, answers: Answers, told: Told): Promise<void> {
  const keys = blindKeysOf(trx.keyring, knownFrom(answers));
  await insertPersonKeys(
    trx,
    keys.map((key) => ({ person_id: row.person_id, ...key })),
  );
  await keepWhoHarms(trx, row, answers, told);
  const phone = (await safeContactsOfCase(trx, row.id)).find((one) => one.channel === "phone");
  if (!phone) return;
  const known = (await boxFor(trx, phone.key_id)).openMaybe(
    "safe_contact",
    "value_sealed",
    phone.id,
    phone.value_sealed,
  );
  const same = phoneDigits(known ?? "") === phoneDigits(answerTo(answers, "phone"));
  const said = answerTo(answers, "contactSafe");
  const never = answerTo(answers, "doNotContact") === "yes";
  const closes = same && said === "not-safe";
  const confirms = same && said === "safe" && phone.safe === "safe";
  if (!closes && !confirms && !never) return;
  await updateSafeContact(trx, phone.id, phone.version, {
    ...(closes ? { safe: "not-safe" } : {}),
    ...(never ? { do_not_contact: 1 } : {}),
    confirmed_at: told.at,
    confirmed_by: told.by.userId,
  });
}

/** What this call says otherwise than the case knew stays to be read, whatever is graded after it. */
async function noteWhatDiffers(trx: Trx, row: CaseRow, answers: Answers, told: Told): Promise<void> {
  const differs = saidOtherwise(answers, await lastAnswers(trx, row));
  if (differs.length === 0) return;
  const id = newId();
  const lines = differs.map(
    ({ label, now, before }) => `${label}: ${now}${before === "" ? "" : ` (before: ${before})`}`,
  );
  const body = ["They rang again. What they said that was not known, or otherwise:", ...lines].join("\n");
  const box = await boxFor(trx, row.key_id);
  await insertNote(trx, {
    id,
    case_id: row.id,
    kind: "fact",
    body_sealed: box.seal("note", "body_sealed", id, body),
    by: told.by.userId,
    at: told.at,
    key_id: row.key_id,
  });
}
