import type { Db, Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertNote } from "#db/note.ts";
import { insertPersonKeys, removePersonKeys } from "#db/person.ts";
import { safeContactById, updateSafeContact, type SafeContactRow } from "#db/safe-contact.ts";
import { boxFor, type Box } from "#db/sealed.ts";
import type { CaseRow } from "#db/case.ts";
import type { FieldError } from "#machines/intake/answers.ts";
import { hashWord } from "../code-word.ts";
import { conflict, done, notFound, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { blindKeysOf, knownFrom, phoneDigits } from "../person-keys.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface ChangeSafeContact {
  readonly caseId: string;
  readonly safeContactId: string;
  readonly version?: number;
  /** What the person said just now, to show that it is them. */
  readonly codeWordSaid: string;
  /** How we know that it is them, when no code word was ever agreed. */
  readonly howKnown: string;
  /** Empty keeps the number as it is. */
  readonly phone: string;
  readonly newCodeWord: string;
  readonly safe: SafeContactRow["safe"];
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly voicemail: SafeContactRow["voicemail"];
  readonly text: SafeContactRow["text"];
  readonly whosePhone: SafeContactRow["whose_phone"];
  readonly othersSee: SafeContactRow["others_see"];
  readonly sayWeAre: string;
  readonly whoMayAnswer: string;
  readonly distressWord: string;
  readonly doNotContact: boolean;
}

type Changed = Result<{ version: number }> | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

class Wrong extends Error {
  readonly errors: readonly FieldError[];
  constructor(field: string, message: string) {
    super("invalid");
    this.errors = [{ field, message }];
  }
}

/**
 * Changes how a person may be reached. Making it stricter takes nothing; a new number, a new code word, or a way that was
 * closed and is to be open again takes the code word, and leaves a note.
 */
export async function changeSafeContact(db: Db, input: ChangeSafeContact, told: Told): Promise<Changed> {
  try {
    return await tell(db, "change-safe-contact", told, input, async (trx) => {
      const row = await caseFor(trx, input.caseId, told);
      const contact = row && (await safeContactById(trx, input.safeContactId));
      if (!row || contact?.case_id !== row.id) return notFound;
      if (input.version !== undefined && input.version !== contact.version)
        return conflict(contact.version, { safe: contact.safe });
      const box = await boxFor(trx, contact.key_id);
      const changed = whatChanges(contact, input, box);
      if (changed.length > 0) proveIdentity(trx, row, contact, input);
      if (!(await updateSafeContact(trx, contact.id, contact.version, columnsOf(trx, row, contact, input, box, told))))
        return conflict(contact.version, { safe: contact.safe });
      if (input.phone.trim() !== "") {
        await removePersonKeys(trx, row.person_id, "phone");
        const keys = blindKeysOf(trx.keyring, knownFrom({ phone: input.phone }));
        await insertPersonKeys(
          trx,
          keys.map((key) => ({ person_id: row.person_id, ...key })),
        );
      }
      if (changed.length > 0) await noteChange(trx, row, contact, input, changed, told);
      await writeAudit(trx, "safe-contact.change", { table: "safe_contact", id: contact.id, caseId: row.id }, told);
      return done({ version: contact.version + 1 });
    });
  } catch (error) {
    if (error instanceof Wrong) return { kind: "invalid", errors: error.errors };
    throw error;
  }
}

/** What somebody who is not the person might want to change; in words, for the note. */
function whatChanges(contact: SafeContactRow, input: ChangeSafeContact, box: Box): string[] {
  const before = box.openMaybe("safe_contact", "value_sealed", contact.id, contact.value_sealed) ?? "";
  const newNumber = input.phone.trim() !== "" && phoneDigits(input.phone) !== phoneDigits(before);
  const opens = contact.safe !== "safe" && input.safe === "safe";
  return [
    newNumber ? "the number" : "",
    input.newCodeWord.trim() === "" ? "" : "the code word",
    contact.do_not_contact === 1 && !input.doNotContact ? "that we must never contact them" : "",
    opens && contact.value_sealed !== null && !newNumber ? "that it is safe now" : "",
  ].filter(Boolean);
}

function proveIdentity(trx: Trx, row: CaseRow, contact: SafeContactRow, input: ChangeSafeContact): void {
  if (contact.code_word_hash === null) {
    if (input.howKnown.trim() === "")
      throw new Wrong("howKnown", "No code word was agreed. Say how you know that it is them.");
    return;
  }
  if (input.codeWordSaid.trim() === "") throw new Wrong("codeWordSaid", "Ask for the code word: this change needs it.");
  if (hashWord(trx.keyring, row.id, input.codeWordSaid) !== contact.code_word_hash)
    throw new Wrong("codeWordSaid", "That is not the code word. Nothing was changed.");
}

function columnsOf(trx: Trx, row: CaseRow, contact: SafeContactRow, input: ChangeSafeContact, box: Box, told: Told) {
  const seal = (column: string, text: string) => box.sealMaybe("safe_contact", column, contact.id, text.trim() || null);
  return {
    ...(input.phone.trim() === "" ? {} : { value_sealed: seal("value_sealed", input.phone) }),
    ...(input.newCodeWord.trim() === "" ? {} : { code_word_hash: hashWord(trx.keyring, row.id, input.newCodeWord) }),
    safe: input.safe,
    days: JSON.stringify([...input.days].sort()),
    from_time: input.from || null,
    to_time: input.to || null,
    voicemail: input.voicemail,
    text: input.text,
    whose_phone: input.whosePhone,
    others_see: input.othersSee,
    say_we_are_sealed: seal("say_we_are_sealed", input.sayWeAre),
    who_may_answer_sealed: seal("who_may_answer_sealed", input.whoMayAnswer),
    distress_word_sealed: seal("distress_word_sealed", input.distressWord),
    do_not_contact: input.doNotContact ? (1 as const) : (0 as const),
    confirmed_at: told.at,
    confirmed_by: told.by.userId,
  };
}

async function noteChange(
  trx: Trx,
  row: CaseRow,
  contact: SafeContactRow,
  input: ChangeSafeContact,
  changed: readonly string[],
  told: Told,
): Promise<void> {
  const id = newId();
  const proof = contact.code_word_hash === null ? `Known by: ${input.howKnown.trim()}` : "They gave the code word.";
  const box = await boxFor(trx, row.key_id);
  await insertNote(trx, {
    id,
    case_id: row.id,
    kind: "fact",
    body_sealed: box.seal("note", "body_sealed", id, `How to reach them was changed: ${changed.join(", ")}. ${proof}`),
    by: told.by.userId,
    at: told.at,
    key_id: row.key_id,
  });
}
