// How one way to reach the person is changed, whether it was there or is added: what it takes, and what waits.
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { contactChangesWaiting } from "#db/contact-change.ts";
import { newId } from "#db/ids.ts";
import { insertNote } from "#db/note.ts";
import { safeContactsOfCase, updateSafeContact, type SafeContactRow } from "#db/safe-contact.ts";
import { boxFor, type Box } from "#db/sealed.ts";
import type { FieldError } from "#machines/intake/answers.ts";
import { hashWord } from "../../code-word.ts";
import { phoneDigits } from "../../person-keys.ts";
import { conflict, done, refused, type Result } from "../result.ts";
import type { Told } from "../told.ts";
import { askContactChange, keepKeys, type Proof } from "./contact-change.ts";
import { reachColumns, reachOf, type Reach } from "./contact-columns.ts";
import { writeAudit } from "./record.ts";

/** What is said of one way to reach the person. */
export interface SaidOfWay extends Reach {
  /** What the person said just now, to show that it is them. */
  readonly codeWordSaid: string;
  /** How we know that it is them, when no code word was agreed or they do not have it. */
  readonly howKnown: string;
  /** They stood before us when they said it. */
  readonly inPerson: boolean;
  /** Empty keeps the number or address as it is. */
  readonly phone: string;
  readonly newCodeWord: string;
  readonly doNotContact: boolean;
}

export type Changed =
  Result<{ version: number }> | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** What a number or an address looks like at least. */
const VALUE: Record<SafeContactRow["channel"], RegExp> = {
  phone: /^(?=(?:\D*\d){5,15}\D*$)[+()\d\s./-]+$/,
  text: /^(?=(?:\D*\d){5,15}\D*$)[+()\d\s./-]+$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  post: /\S.{4,}/s,
  "in-person": /\S/,
};
export const WRONG_VALUE: Record<SafeContactRow["channel"], string> = {
  phone: "Enter a phone number, like 01632 960 001",
  text: "Enter a phone number, like 01632 960 001",
  email: "Enter an e-mail address, like name@example.org",
  post: "Enter the whole address",
  "in-person": "Say where",
};
const wayWord = ({ channel }: SafeContactRow): string =>
  channel === "phone" || channel === "text" ? "number" : "address";

/** Thrown to undo the transaction of a form with a mistake in it. */
export class Wrong extends Error {
  readonly errors: readonly FieldError[];
  constructor(field: string, message: string) {
    super("invalid");
    this.errors = [{ field, message }];
  }
}

/** What a command answers, with the mistakes of its form. */
export async function orInvalid(result: Promise<Result<{ version: number }>>): Promise<Changed> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Wrong) return { kind: "invalid", errors: error.errors };
    throw error;
  }
}

/** Changes what is said of one way; the row was read in this transaction. */
export async function changeWay(
  trx: Trx,
  row: CaseRow,
  contact: SafeContactRow,
  input: SaidOfWay,
  told: Told,
): Promise<Result<{ version: number }>> {
  const box = await boxFor(trx, contact.key_id);
  const value = newValue(contact, input, box);
  const changed = whatChanges(contact, input, value !== null);
  const proof = changed.length > 0 || value !== null ? proofOf(trx, row, contact, input, changed.length > 0) : null;
  const waits = value !== null && (await anyValueKnown(trx, row.id));
  if (value !== null && waits) {
    const waiting = (await contactChangesWaiting(trx, row.id)).some((one) => one.safe_contact_id === contact.id);
    if (waiting) return refused("Another change of this waits already. Cancel that one first.");
    await askContactChange(trx, row, { contact, value, reach: reachOf(input), proof: proof ?? "second-person" }, told);
  }
  const columns = waits ? {} : { ...reachColumns(input, box, contact.id), ...valueColumn(value, contact.id, box) };
  const saved = await updateSafeContact(trx, contact.id, contact.version, {
    ...columns,
    ...wordColumns(trx, row, input),
    // What was said of a number that waits says nothing of the one that stands.
    ...(waits ? {} : { confirmed_at: told.at, confirmed_by: told.by.userId }),
  });
  if (!saved) return conflict(contact.version, { safe: contact.safe });
  if (value !== null && !waits) await keepKeys(trx, row, contact, value);
  const words = value === null ? changed : [`the ${wayWord(contact)}${waits ? " (it waits)" : ""}`, ...changed];
  if (words.length > 0) await noteChange(trx, row, words, input, proof, told);
  await writeAudit(trx, "safe-contact.change", { table: "safe_contact", id: contact.id, caseId: row.id }, told);
  return done({ version: contact.version + 1 });
}

/** The number or address that is to take the other's place; null when it stays. */
function newValue(contact: SafeContactRow, input: SaidOfWay, box: Box): string | null {
  const typed = input.phone.trim();
  if (typed === "") return null;
  const before = box.openMaybe("safe_contact", "value_sealed", contact.id, contact.value_sealed) ?? "";
  if (!VALUE[contact.channel].test(typed)) throw new Wrong("phone", WRONG_VALUE[contact.channel]);
  const same =
    contact.channel === "phone" || contact.channel === "text"
      ? phoneDigits(typed) === phoneDigits(before)
      : typed.toLowerCase() === before.toLowerCase();
  return same ? null : typed;
}

/** What somebody who is not the person might want to change, besides the number; in words, for the note. */
function whatChanges(contact: SafeContactRow, input: SaidOfWay, newNumber: boolean): string[] {
  const opens = contact.safe !== "safe" && input.safe === "safe";
  return [
    input.newCodeWord.trim() === "" ? "" : "the code word",
    contact.do_not_contact === 1 && !input.doNotContact ? "that we must never contact them" : "",
    opens && contact.value_sealed !== null && !newNumber ? "that it is safe now" : "",
  ].filter(Boolean);
}

/** How it is known that it is them. Nothing but the code word will do for what is in force at once, where there is one. */
function proofOf(trx: Trx, row: CaseRow, contact: SafeContactRow, input: SaidOfWay, atOnce: boolean): Proof {
  if (input.codeWordSaid.trim() !== "" && contact.code_word_hash !== null) {
    if (hashWord(trx.keyring, row.id, input.codeWordSaid) === contact.code_word_hash) return "code-word";
    throw new Wrong("codeWordSaid", "That is not the code word. Nothing was changed.");
  }
  if (contact.code_word_hash !== null && (atOnce || input.howKnown.trim() === ""))
    throw new Wrong("codeWordSaid", "Ask for the code word: this change needs it.");
  if (input.howKnown.trim() === "")
    throw new Wrong("howKnown", "No code word was agreed. Say how you know that it is them.");
  return input.inPerson ? "in-person" : "second-person";
}

const anyValueKnown = async (trx: Trx, caseId: string): Promise<boolean> =>
  (await safeContactsOfCase(trx, caseId)).some(({ value_sealed: value }) => value !== null);

const valueColumn = (value: string | null, id: string, box: Box) =>
  value === null ? {} : { value_sealed: box.seal("safe_contact", "value_sealed", id, value) };

const wordColumns = (trx: Trx, row: CaseRow, input: SaidOfWay) => ({
  ...(input.newCodeWord.trim() === "" ? {} : { code_word_hash: hashWord(trx.keyring, row.id, input.newCodeWord) }),
  do_not_contact: input.doNotContact ? (1 as const) : (0 as const),
});

const PROOF_WORDS: Record<Proof, string> = {
  "code-word": "They gave the code word.",
  "in-person": "They came in person.",
  "second-person": "A second person has to confirm it.",
};

async function noteChange(
  trx: Trx,
  row: CaseRow,
  changed: readonly string[],
  input: SaidOfWay,
  proof: Proof | null,
  told: Told,
): Promise<void> {
  const id = newId();
  const known = input.howKnown.trim() === "" ? "" : ` Known by: ${input.howKnown.trim()}`;
  const box = await boxFor(trx, row.key_id);
  const words = `How to reach them was changed: ${changed.join(", ")}. ${proof === null ? "" : PROOF_WORDS[proof]}${known}`;
  await insertNote(trx, {
    id,
    case_id: row.id,
    kind: "fact",
    body_sealed: box.seal("note", "body_sealed", id, words.trim()),
    by: told.by.userId,
    at: told.at,
    key_id: row.key_id,
  });
}
