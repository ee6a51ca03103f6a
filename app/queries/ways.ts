// Every way to reach the person: what each allows now and why not, and what waits to be changed. Never a number or an address.
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { contactChangesWaiting, type ContactChangeRow } from "#db/contact-change.ts";
import { channelAmong, safeContactsOfCase, type SafeContactRow } from "#db/safe-contact.ts";
import { momentWords } from "#machines/due-words.ts";
import { automaticKind, mayContact, REFUSAL_WORDS, type Channel, type ContactKind } from "#machines/safe-contact.ts";
import type { Instant } from "#machines/time.ts";
import { userNames } from "./user-names.ts";

export interface WaitingChange {
  readonly id: string;
  readonly version: number;
  readonly askedBy: string;
  readonly asked: string;
  readonly due: string;
  /** In words: how it is known that it was them. */
  readonly proof: string;
  /** A second person has to stand for it; and it is not the reader who wrote it down. */
  readonly needsSecond: boolean;
  readonly mine: boolean;
}

/** The ways that the hub knows of: only in person, nobody is written down today. */
type Channels = "phone" | "text" | "email" | "post";

export interface Way {
  readonly id: string;
  readonly version: number;
  readonly channel: Channels;
  readonly title: string;
  /** Each kind of contact by this way, with "Now." or why not. */
  readonly kinds: readonly { readonly words: string; readonly answer: string }[];
  /** What a person may write by hand this way now. */
  readonly byHand: "email" | "letter" | null;
  /** A machine may write this way, now or later. */
  readonly mayWrite: boolean;
  readonly hasCodeWord: boolean;
  readonly change: WaitingChange | null;
}

const TITLES: Record<Channels, string> = {
  phone: "Phone",
  text: "Texts only",
  email: "E-mail",
  post: "Post",
};
const KINDS: Record<Channels, readonly ContactKind[]> = {
  phone: ["call", "voicemail", "text", "automatic-text"],
  text: ["text", "automatic-text"],
  email: ["email", "automatic-email"],
  post: ["letter"],
};
const KIND_WORDS: Record<ContactKind, string> = {
  call: "Ring",
  voicemail: "Leave a voicemail",
  text: "Send a text by hand",
  "automatic-text": "Have a text sent by the hub",
  email: "Write an e-mail by hand",
  "automatic-email": "Have an e-mail sent by the hub",
  letter: "Send a letter",
};
const PROOFS: Record<ContactChangeRow["proof"], string> = {
  "code-word": "They gave the code word.",
  "in-person": "They came in person.",
  "second-person": "A second person has to confirm it.",
};

/** The ways of the case that are known or wait to be, for this reader. */
export async function waysOf(from: From, row: CaseRow, userId: string, at: Instant): Promise<Way[]> {
  const all = await safeContactsOfCase(from, row.id);
  const changes = await contactChangesWaiting(from, row.id);
  const names = await userNames(
    from,
    changes.map((one) => one.asked_by),
  );
  return all.flatMap((contact) => {
    const change = changes.find((one) => one.safe_contact_id === contact.id);
    if (contact.channel === "in-person") return [];
    // One that was told once and taken back: nothing is known of it.
    if (contact.value_sealed === null && !change && contact.channel !== "phone") return [];
    const known = contact.value_sealed !== null && row.status !== "closed";
    const channel = channelAmong(contact, all);
    const kind = automaticKind(contact);
    const answer = kind && mayContact(channel, kind, at);
    return {
      id: contact.id,
      version: contact.version,
      channel: contact.channel,
      title: TITLES[contact.channel],
      kinds: KINDS[contact.channel].map((one) => ({
        words: KIND_WORDS[one],
        answer:
          change && one === "letter"
            ? "No. A new address was told: no letter goes to the old one."
            : known
              ? answerWords(channel, one, at)
              : notKnown(row, contact),
      })),
      byHand: known ? byHand(channel, change !== undefined, at) : null,
      mayWrite: known && answer !== null && (answer.ok || answer.next !== null),
      hasCodeWord: contact.code_word_hash !== null,
      change: change ? waiting(change, names, userId, at) : null,
    };
  });
}

function byHand(channel: Channel, changing: boolean, at: Instant): Way["byHand"] {
  if (mayContact(channel, "email", at).ok) return "email";
  return mayContact(channel, "letter", at).ok && !changing ? "letter" : null;
}

const notKnown = (row: CaseRow, { value_sealed: value }: SafeContactRow): string =>
  row.status === "closed"
    ? "No. The case is closed."
    : value === null
      ? "No. Nothing is known that is in force."
      : "No.";

function answerWords(channel: Channel, kind: ContactKind, at: Instant): string {
  const answer = mayContact(channel, kind, at);
  if (answer.ok) return "Yes, now.";
  return answer.next === null ? `No. ${REFUSAL_WORDS[answer.why]}` : `Not now. Next: ${momentWords(answer.next, at)}.`;
}

function waiting(
  change: ContactChangeRow,
  names: ReadonlyMap<string, string>,
  userId: string,
  at: Instant,
): WaitingChange {
  const second = change.proof === "second-person";
  return {
    id: change.id,
    version: change.version,
    askedBy: names.get(change.asked_by) ?? "a colleague",
    asked: momentWords(change.asked_at, at),
    due: momentWords(change.due_at, at),
    proof: second && change.confirmed_by !== null ? "A second person has confirmed it." : PROOFS[change.proof],
    needsSecond: second && change.confirmed_by === null,
    mine: change.asked_by === userId,
  };
}
