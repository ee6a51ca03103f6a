import { caseById, type CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { identityChecksOfContact, insertIdentityCheck } from "#db/identity-check.ts";
import { newId } from "#db/ids.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { hashWord } from "../code-word.ts";
import { isClosedTo } from "../closed-to.ts";
import { compared, type Compared } from "../compared.ts";
import { keysToFind, knownFrom } from "../person-keys.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { answersOf, contactFor, openDraft } from "./save-contact.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** Whoever tries words until one fits is not the person: more tries than this are none. */
export const MOST_TRIES = 3;

/** Without a code word: the number, and the name with its birth date, all three. Less than this the other person knows too. */
const WEIGHS_ENOUGH = 9;

export interface CheckIdentity {
  readonly contactId: string;
  /** What they said when they were asked for their code word; "" when none was said. */
  readonly codeWord: string;
  /** How the handler knows that it is them, where no code word was ever agreed. */
  readonly howKnown: string;
}

/**
 * Whether whoever speaks is the person of a case that is known. What does not fit is answered as what is not there: nobody learns
 * whether there is a case. With a code word only the code word proves it.
 */
export function checkIdentity(db: Db, input: CheckIdentity, told: Told): Promise<Result<{ passed: boolean }>> {
  return tell(db, "check-identity", told, input, async (trx) => {
    const found = await contactFor(trx, input.contactId, told);
    if (!found) return notFound;
    const { contact } = found;
    if (contact.status !== "live" && contact.status !== "cut-off") return refused("This call has ended.");
    const before = await identityChecksOfContact(trx, contact.id);
    if (before.filter((check) => check.outcome === "failed").length >= MOST_TRIES)
      return refused("It was tried often enough on this call.", ["Go on with the call as with anybody’s"]);
    const answers = await answersOf(trx, openDraft(found.draft));
    const proved = await provedCase(trx, contact.area, answers, input, told);
    const id = newId();
    const box = await boxFor(trx, contact.key_id);
    await insertIdentityCheck(trx, {
      id,
      contact_id: contact.id,
      case_id: proved?.id ?? null,
      outcome: proved ? "passed" : "failed",
      how: input.codeWord.trim() === "" ? "told" : "code-word",
      note_sealed: box.sealMaybe("identity_check", "note_sealed", id, input.howKnown.trim() || null),
      by: told.by.userId,
      at: told.at,
      key_id: contact.key_id,
    });
    const about = { table: "identity_check", id, caseId: proved?.id ?? null };
    await writeAudit(trx, "identity.check", about, told, proved ? "done" : "failed");
    return done({ passed: proved !== undefined });
  });
}

async function provedCase(
  trx: Trx,
  area: string,
  answers: Answers,
  { codeWord, howKnown }: CheckIdentity,
  told: Told,
): Promise<CaseRow | undefined> {
  const known = knownFrom(answers);
  const sought = { id: null, opened: known, keys: keysToFind(trx.keyring, known) };
  const own = (await compared(trx, area, sought)).filter(({ there }) => there === "harmed");
  for (const one of own.sort((a, b) => b.alike.weight - a.alike.weight)) {
    const row = await caseById(trx, one.caseId);
    if (!row || row.hub_organisation_id !== told.by.organisationId || (await isClosedTo(trx, row.id, told.by)))
      continue;
    if (await proves(trx, row, one, codeWord, howKnown)) return row;
  }
  return undefined;
}

async function proves(trx: Trx, row: CaseRow, { alike }: Compared, said: string, howKnown: string): Promise<boolean> {
  const kept = (await safeContactsOfCase(trx, row.id)).flatMap((contact) => contact.code_word_hash ?? []);
  if (kept.length > 0) return said.trim() !== "" && kept.includes(hashWord(trx.keyring, row.id, said));
  return howKnown.trim() !== "" && alike.weight >= WEIGHS_ENOUGH && alike.differs.length === 0;
}
