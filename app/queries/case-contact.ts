import { actionById } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { attemptsOfCase, type AttemptRow } from "#db/contact-attempt.ts";
import { organisationsById } from "#db/organisation.ts";
import { channelAmong, safeContactsOfCase } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { ATTEMPT_RESULT_WORDS } from "#machines/attempt-words.ts";
import { mayContact } from "#machines/safe-contact.ts";
import { later, type Instant } from "#machines/time.ts";
import { ATTEMPT_HELD, reachingNow } from "../reaching.ts";
import { wayBy } from "../way-by.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";
import { safeContactPanel, type SafeContactPanel } from "./safe-contact-panel.ts";
import { userNames } from "./user-names.ts";
import { waysOf, type Way } from "./ways.ts";

/** An attempt that was begun and whose end nobody has written yet. */
export interface RunningAttempt {
  readonly id: string;
  readonly kind: string;
  readonly at: Instant;
  readonly mine: boolean;
  readonly by: string;
  /** Only for whoever began it, only while the rules still allow it, and only until somebody else begins. */
  readonly number: string | null;
  /** False when somebody else has begun to reach them since. */
  readonly newest: boolean;
}

export interface ContactPage {
  readonly frame: CaseFrame;
  readonly panel: SafeContactPanel | null;
  readonly ways: readonly Way[];
  readonly running: RunningAttempt | null;
  readonly attempts: readonly {
    readonly at: Instant;
    readonly by: string;
    readonly words: string;
    readonly note: string | null;
  }[];
  /** What the form to change it starts from: never the number, never the code word. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
}

/** What the page of safe contact shows to `userId`: the number only inside an attempt that they have begun. */
export async function contactPage(from: From, caseId: string, userId: string, at: Instant): Promise<ContactPage> {
  const row = await openedCase(from, caseId);
  const all = await attemptsOfCase(from, row.id);
  const attempts = all.filter((one) => one.action_id === null);
  const names = await userNames(
    from,
    attempts.map((one) => one.by),
  );
  const box = await boxFor(from, row.key_id);
  const open = attempts.filter((one) => one.ended_at === null);
  // How a partner's ended is theirs to say until their time for it is over: then the hub asks them.
  const asked = all.find(
    (one) => one.action_id !== null && one.ended_at === null && one.at <= later(at, -ATTEMPT_HELD),
  );
  const running = open.findLast((one) => one.by === userId) ?? open.at(-1) ?? asked;
  const reader = { userId, actionId: null };
  const reaching = await reachingNow(from, row.id, reader, at);
  const mine = running?.by === userId;
  return {
    frame: await caseFrame(from, row, at),
    panel: await safeContactPanel(from, row, reader, at),
    ways: await waysOf(from, row, userId, at),
    running: running
      ? {
          id: running.id,
          kind: running.channel,
          at: running.at,
          mine,
          by: running === asked ? await partnerWords(from, running) : (names.get(running.by) ?? "a colleague"),
          number: reaching.kind === "own" && mine ? await numberNow(from, row, running.channel, at) : null,
          newest: reaching.attempt?.id === running.id,
        }
      : null,
    attempts: attempts
      .filter((one) => one.ended_at !== null)
      .reverse()
      .map((one) => ({
        at: one.at,
        by: names.get(one.by) ?? "a colleague",
        words: wroteWords(one) ?? ATTEMPT_RESULT_WORDS[one.result] ?? one.result,
        note: box.openMaybe("contact_attempt", "note_sealed", one.id, one.note_sealed),
      })),
    answers: await answersOfSafeContact(from, row),
  };
}

const wroteWords = ({ channel, result }: AttemptRow): string | null =>
  result !== "text-sent" || channel === "text"
    ? null
    : channel === "email"
      ? "An e-mail was sent."
      : "A letter was sent.";

/** Whose attempt a partner's is: the hub knows the organisation, and rings it. */
async function partnerWords(from: From, { action_id: actionId }: AttemptRow): Promise<string> {
  const action = actionId === null ? undefined : await actionById(from, actionId);
  const [organisation] = action ? await organisationsById(from, [action.owner_organisation_id]) : [];
  return organisation?.name ?? "A partner";
}

async function numberNow(from: From, row: CaseRow, channel: string, at: Instant): Promise<string | null> {
  const kind = (["text", "email", "letter"] as const).find((one) => one === channel) ?? "call";
  const all = await safeContactsOfCase(from, row.id);
  const contact = wayBy(kind, all);
  if (!contact || row.status === "closed" || !mayContact(channelAmong(contact, all), kind, at).ok) return null;
  return (await boxFor(from, contact.key_id)).openMaybe(
    "safe_contact",
    "value_sealed",
    contact.id,
    contact.value_sealed,
  );
}

export interface WayPage {
  readonly frame: CaseFrame;
  /** A code word was agreed, whichever way it was for. */
  readonly hasCodeWord: boolean;
  /** Null for one that is to be added. */
  readonly way: Way | null;
  readonly answers: ContactPage["answers"];
}

/** The page of one way to reach the person; null when there is no such way. */
export async function wayPage(
  from: From,
  caseId: string,
  way: string,
  userId: string,
  at: Instant,
): Promise<WayPage | null> {
  const row = await openedCase(from, caseId);
  const frame = await caseFrame(from, row, at);
  const hasCodeWord = (await safeContactsOfCase(from, row.id)).some((one) => one.code_word_hash !== null);
  if (way === "new") return { frame, hasCodeWord, way: null, answers: {} };
  const found = (await waysOf(from, row, userId, at)).find(({ id }) => id === way);
  return found ? { frame, hasCodeWord, way: found, answers: await answersOfSafeContact(from, row, found.id) } : null;
}

async function answersOfSafeContact(from: From, row: CaseRow, id?: string): Promise<ContactPage["answers"]> {
  const contact = (await safeContactsOfCase(from, row.id)).find((one) =>
    id === undefined ? one.channel === "phone" : one.id === id,
  );
  if (!contact) return {};
  const box = await boxFor(from, contact.key_id);
  const open = (column: "say_we_are_sealed" | "who_may_answer_sealed" | "distress_word_sealed") =>
    box.openMaybe("safe_contact", column, contact.id, contact[column]) ?? "";
  return {
    contactSafe: contact.safe,
    whosePhone: contact.whose_phone,
    othersSee: contact.others_see,
    safeDays: (JSON.parse(contact.days) as number[]).map(String),
    safeFrom: contact.from_time ?? "",
    safeTo: contact.to_time ?? "",
    voicemail: contact.voicemail,
    textMessage: contact.text,
    sayWeAre: open("say_we_are_sealed"),
    whoMayAnswer: open("who_may_answer_sealed"),
    distressWord: open("distress_word_sealed"),
    doNotContact: contact.do_not_contact === 1 ? "yes" : "no",
  };
}
