import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { channelAmong, safeContactsOfCase, type SafeContactRow } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { momentWords } from "#machines/due-words.ts";
import { mayContact, nextSlot, REFUSAL_WORDS, type Channel } from "#machines/safe-contact.ts";
import type { Instant } from "#machines/time.ts";
import { WEEKDAYS } from "#machines/weekdays.ts";
import { reachingNow, REACHING_WORDS, type Reacher } from "../reaching.ts";
import { wayBy } from "../way-by.ts";

/** How the person may be reached, in words. It never holds the number. */
export interface SafeContactPanel {
  readonly id: string;
  readonly version: number;
  readonly mayRing: boolean;
  readonly mayText: boolean;
  readonly mayLeaveVoicemail: boolean;
  /** "You may ring now, today 10:00 to 11:00." or why not and when next. */
  readonly sentence: string;
  /** When it is safe; null when it never is, or nobody knows. */
  readonly slot: string | null;
  readonly whose: string | null;
  readonly sayWeAre: string | null;
  readonly whoMayAnswer: string | null;
  readonly distressWord: string | null;
  readonly interpreter: string | null;
  readonly confirmedAt: Instant;
  readonly hasCodeWord: boolean;
}

/** "Monday and Thursday, 10:00 to 11:00"; "Monday to Friday, any hour". */
export function slotWords({ days, from, to }: Channel): string {
  const which = days.length === 0 || days.length === 7 ? "any day" : dayNames(days);
  if (from === null && to === null) return `${which}, any hour`;
  if (to === null) return `${which}, from ${from}`;
  return from === null ? `${which}, until ${to}` : `${which}, ${from} to ${to}`;
}

/** Three days in a row or more are said as "Monday to Wednesday". */
function dayNames(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of [...days].sort()) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => WEEKDAYS[(day ?? 1) - 1] ?? "";
  const said = runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])} to ${name(run.at(-1))}`] : run.map(name)));
  return said.join(", ").replace(/, (?=[^,]*$)/, " and ");
}

const WHOSE: Record<SafeContactRow["whose_phone"], string | null> = {
  mine: null,
  shared: "The phone is shared: only a person's voice, only in this time.",
  "someone-else": "The phone is in someone else's name: only a person's voice, only in this time.",
  unknown: "It is not known whose phone it is: only a person's voice, only in this time.",
};

/** How they may be reached by this reader now; null when no way is known. While somebody else reaches them: not at all. */
export async function safeContactPanel(
  from: From,
  row: CaseRow,
  reader: Reacher,
  at: Instant,
): Promise<SafeContactPanel | null> {
  const all = await safeContactsOfCase(from, row.id);
  const contact = all.find((one) => one.channel === "phone");
  if (!contact) return null;
  const channel = channelAmong(contact, all);
  const box = await boxFor(from, contact.key_id);
  const open = (
    column: "say_we_are_sealed" | "who_may_answer_sealed" | "distress_word_sealed" | "interpreter_sealed",
  ) => box.openMaybe("safe_contact", column, contact.id, contact[column]);
  const closed = row.status === "closed";
  const { kind } = await reachingNow(from, row.id, reader, at);
  const taken = kind === "other" || kind === "own-elsewhere" ? REACHING_WORDS[kind] : null;
  const free = !closed && taken === null;
  const known = contact.value_sealed !== null && free;
  const text = wayBy("text", all);
  const byText = text && channelAmong(text, all);
  const shown = contact.value_sealed === null && byText ? byText : channel;
  return {
    id: contact.id,
    version: contact.version,
    mayRing: known && mayContact(channel, "call", at).ok,
    mayText: free && byText !== undefined && text?.value_sealed !== null && mayContact(byText, "text", at).ok,
    mayLeaveVoicemail: mayContact(channel, "voicemail", at).ok,
    sentence: closed
      ? "The case is closed: nobody rings."
      : contact.value_sealed === null && text?.channel !== "text"
        ? noNumber(all)
        : (taken ?? (shown === byText ? textSentence(shown, at) : sentenceFor(channel, at))),
    slot: shown.safe === "safe" && !shown.doNotContact ? slotWords(shown) : null,
    whose: WHOSE[contact.whose_phone],
    sayWeAre: open("say_we_are_sealed"),
    whoMayAnswer: open("who_may_answer_sealed"),
    distressWord: open("distress_word_sealed"),
    interpreter: open("interpreter_sealed"),
    confirmedAt: contact.confirmed_at,
    hasCodeWord: contact.code_word_hash !== null,
  };
}

/** They may have asked to be written to: that stands among the ways, below. */
const noNumber = (all: readonly SafeContactRow[]): string =>
  all.some((one) => one.channel === "email" && one.value_sealed !== null)
    ? "Not now. No number is known: they asked for an e-mail."
    : "Not now. No number is known.";

/** For somebody who gave a number for texts and for nothing else. */
function textSentence(channel: Channel, at: Instant): string {
  const answer = mayContact(channel, "text", at);
  if (answer.ok) return "By text only: never ring. You may text now.";
  if (answer.next === null) return REFUSAL_WORDS[answer.why];
  return `By text only: never ring. Not now. Next: ${momentWords(answer.next, at)}.`;
}

function sentenceFor(channel: Channel, at: Instant): string {
  const answer = mayContact(channel, "call", at);
  if (answer.ok) {
    return `You may ring now${channel.to === null ? "" : `, until ${channel.to}`}.`;
  }
  // "Not now" would promise a time.
  if (answer.why !== "outside-hours") return REFUSAL_WORDS[answer.why];
  const next = answer.next ?? nextSlot(channel, at);
  return next ? `Not now. Next: ${momentWords(next, at)}.` : "Not now. No time that is safe is known.";
}
