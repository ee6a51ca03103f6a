import type { CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { contactChangesWaiting } from "#db/contact-change.ts";
import { newId } from "#db/ids.ts";
import { insertSafeContact, safeContactById, safeContactsOfCase, type SafeContactRow } from "#db/safe-contact.ts";
import { notFound, refused } from "./result.ts";
import { changeWay, orInvalid, Wrong, WRONG_VALUE, type Changed, type SaidOfWay } from "./shared/change-way.ts";
import { caseFor } from "./shared/move-case.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface AddWay extends SaidOfWay {
  readonly caseId: string;
  readonly channel: "phone" | "text" | "email" | "post";
}

/**
 * Adds a way to reach the person. It is as much a change of how they are reached as a new number: the same proof, the same
 * waiting where another way is known.
 */
export async function addWay(db: Db, input: AddWay, told: Told): Promise<Changed> {
  return orInvalid(
    tell(db, "add-way", told, input, async (trx) => {
      const row = await caseFor(trx, input.caseId, told);
      if (!row) return notFound;
      if (input.phone.trim() === "") throw new Wrong("phone", WRONG_VALUE[input.channel]);
      const all = await safeContactsOfCase(trx, row.id);
      const same = all.find(({ channel }) => channel === input.channel);
      const waits = (await contactChangesWaiting(trx, row.id)).some((one) => one.safe_contact_id === same?.id);
      if (same && (same.value_sealed !== null || waits))
        return refused("There is one of these already. Change that one.");
      const contact = same ?? (await nothingKnown(trx, row, input.channel, all, told));
      return changeWay(trx, row, contact, input, told);
    }),
  );
}

/** A way of which nothing is known yet, and which is therefore not used. */
async function nothingKnown(
  trx: Trx,
  row: CaseRow,
  channel: AddWay["channel"],
  all: readonly SafeContactRow[],
  told: Told,
): Promise<SafeContactRow> {
  const id = newId();
  await insertSafeContact(trx, {
    id,
    case_id: row.id,
    channel,
    safe: "unknown",
    days: "[]",
    voicemail: "unknown",
    text: "unknown",
    whose_phone: "unknown",
    others_see: "unknown",
    // The person has one code word, whichever way they are reached.
    code_word_hash: all.find(({ code_word_hash: hash }) => hash !== null)?.code_word_hash ?? null,
    do_not_contact: 0,
    confirmed_at: told.at,
    confirmed_by: told.by.userId,
    version: 1,
    key_id: row.key_id,
  });
  const contact = await safeContactById(trx, id);
  if (!contact) throw new Error("A way to reach somebody that was just added is there.");
  return contact;
}
