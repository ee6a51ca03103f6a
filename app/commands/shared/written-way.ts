import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertSafeContact } from "#db/safe-contact.ts";
import type { Box } from "#db/sealed.ts";
import { slotOf, type ReadPublic } from "#machines/intake/read-public.ts";
import { answerTo } from "#machines/intake/answers.ts";
import { hashWord } from "../../code-word.ts";
import type { Told } from "../told.ts";
import { userOf } from "./record.ts";

type Written = Pick<ReadPublic, "writer" | "reach" | "typed" | "codeWord">;

/**
 * The way of a person who asked to be written to and not rung: a text or an email, in their times, and no call. A writer who is
 * somebody else has none: what is theirs is never the person's.
 */
export async function addWrittenWay(
  trx: Trx,
  row: CaseRow,
  { writer, reach, typed, codeWord }: Written,
  box: Box,
  told: Told,
): Promise<void> {
  if (writer !== "self" || (reach.by !== "text" && reach.by !== "email")) return;
  const id = newId();
  const { safeDays, safeFrom, safeTo } = slotOf(typed);
  const text = reach.by === "text";
  await insertSafeContact(trx, {
    id,
    case_id: row.id,
    channel: reach.by,
    value_sealed: box.seal("safe_contact", "value_sealed", id, reach.at),
    safe: "safe",
    days: JSON.stringify(safeDays.map(Number)),
    from_time: safeFrom || null,
    to_time: safeTo || null,
    voicemail: "no",
    text: text ? "yes" : "no",
    whose_phone: "mine",
    others_see: "no",
    say_we_are_sealed: box.sealMaybe("safe_contact", "say_we_are_sealed", id, answerTo(typed, "sayWeAre") || null),
    who_may_answer_sealed: null,
    // The person has one code word, whichever way they are reached.
    code_word_hash: codeWord === "" ? null : hashWord(trx.keyring, row.id, codeWord),
    distress_word_sealed: null,
    interpreter_sealed: null,
    do_not_contact: 0,
    confirmed_at: told.at,
    confirmed_by: userOf(told),
    version: 1,
    key_id: box.keyId,
  });
}
