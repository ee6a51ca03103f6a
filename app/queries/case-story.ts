// What happened on a case, newest first, in plain sentences.
import { actionsOfCase } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { attemptsOfCase, type AttemptRow } from "#db/contact-attempt.ts";
import { eventsOfCase, type EventRow } from "#db/event.ts";
import { organisationsById } from "#db/organisation.ts";
import { referralsOfCase } from "#db/referral.ts";
import { boxFor } from "#db/sealed.ts";
import { ATTEMPT_RESULT_WORDS } from "#machines/attempt-words.ts";
import { DANGER_OVER_WORDS, type DangerOver } from "#machines/danger-words.ts";
import type { AnyClock } from "#machines/owed.ts";
import { ONE_PERSON_WORDS } from "#machines/one-person-words.ts";
import { passedWords, type OwedAction } from "#machines/passed-words.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import type { Instant } from "#machines/time.ts";
import { managerWords } from "./turn-words.ts";
import { userNames } from "./user-names.ts";

export interface Happening {
  readonly at: Instant;
  readonly words: string;
  /** Who did it; null for the clock. */
  readonly by: string | null;
}

const CASE_WORDS: Readonly<Record<string, string>> = {
  RECEIVED: "The case was opened.",
  TRIAGE_STARTED: "They were reached, and triage began.",
  GRADED: "The risk was graded.",
  ACTIONS_AGREED: "What happens next was agreed.",
  DANGER_BEGAN: "There was danger: an emergency began.",
  REVIEWED: "The review was done.",
  CLOSED: "The case was closed.",
  CONTACTED_AGAIN: "They were in contact with us.",
  ...ONE_PERSON_WORDS,
};

const ACTION_WORDS: Readonly<Record<string, (title: string, owner: string) => string>> = {
  AGREED: (title) => `Agreed: ${title}.`,
  SENT: (title, owner) => `${owner} was told: ${title}.`,
  ACCEPTED: (title, owner) => `${owner} will take it: ${title}.`,
  STARTED: (title) => `First contact was made: ${title}.`,
  DONE: (title) => `Done: ${title}.`,
  NOT_TAKEN_UP: (title) => `Not taken up: ${title}.`,
  UNREACHED: (title, owner) => `${owner} tried and could not reach them. Told the duty manager: ${title}.`,
  DECLINED: (title, owner) => `${owner} cannot do it: ${title}.`,
  WITHDRAWN: (title) => `Withdrawn: ${title}.`,
};

const REFERRAL_WORDS: Readonly<Record<string, (from: string) => string>> = {
  SUBMITTED: (from) => `A referral came from ${from}.`,
  ACKNOWLEDGED: () => "The referral was opened.",
  REACHED: () => "The referrer can see that they are in contact.",
  UNREACHED: () => "The referrer was told that they could not be reached safely.",
  NOT_ELIGIBLE: () => "The referrer was told where else to ask.",
  WITHDRAWN: () => "The referrer took the referral back: read why, and decide with them.",
};

/** What was asked of a second person, and what they said. */
const APPROVAL_WORDS: Readonly<Record<string, string>> = {
  REQUESTED: "A lower grade was asked for. High stands until a second person decides.",
  APPROVED: "A second person agreed to the lower grade.",
  REFUSED: "A second person refused the lower grade: it stays high.",
  SUPERSEDED: "The lower grade that was asked for no longer waits: the risk is looked at anew.",
};

/** Everything, or the newest `limit`. */
export async function storyOfCase(from: From, row: CaseRow, limit = Infinity): Promise<Happening[]> {
  const events = await eventsOfCase(from, row.id);
  const attempts = await attemptsOfCase(from, row.id);
  const names = await userNames(
    from,
    [...events, ...attempts].map((one) => one.by),
  );
  const { eventWords, attemptWords } = await wordsFor(from, row);
  const happened: Happening[] = [];
  const lowered = new Set(
    events.filter((event) => event.subject === "approval").map(({ type, at }) => `${type} ${at}`),
  );
  for (const event of events) {
    // That somebody agreed to a lower grade says already that the risk was graded.
    if (event.type === "GRADED" && lowered.has(`APPROVED ${event.at}`)) continue;
    const sentence = eventWords(event);
    if (sentence !== null)
      happened.push({ at: event.at, words: sentence, by: event.by === null ? null : (names.get(event.by) ?? null) });
  }
  for (const attempt of attempts)
    happened.push({
      at: attempt.ended_at ?? attempt.at,
      words: attemptWords(attempt),
      by: names.get(attempt.by) ?? null,
    });
  // Sorting is stable, so what happened at one moment stays in its order: newest first.
  return happened
    .reverse()
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, limit);
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

interface Words {
  readonly eventWords: (event: EventRow) => string | null;
  readonly attemptWords: (attempt: AttemptRow) => string;
}

async function wordsFor(from: From, row: CaseRow): Promise<Words> {
  const actions = new Map((await actionsOfCase(from, row.id)).map((action) => [action.id, action]));
  const referrals = new Map(
    (await referralsOfCase(from, row.id)).map((referral) => [referral.id, referral.organisation_id]),
  );
  const owners = [...actions.values()].map((action) => action.owner_organisation_id);
  const ids = [...owners, ...referrals.values(), row.hub_organisation_id];
  const known = await organisationsById(from, ids);
  const organisations = new Map(known.map(({ id, name }) => [id, name]));
  const toldWords = (told: string | undefined): string | undefined => {
    if (told === undefined || told === "duty-manager") return told && "the duty manager";
    const organisation = known.find(({ id }) => id === told);
    return organisation && lowerFirst(managerWords(organisation));
  };
  const box = await boxFor(from, row.key_id);
  const owed = (id: string | null | undefined): OwedAction | undefined => {
    const action = actions.get(id ?? "");
    return (
      action && {
        title: PATHWAY[action.pathway as PathwayCode].title,
        owner: organisations.get(action.owner_organisation_id) ?? "Whoever was asked",
      }
    );
  };
  const payloadOf = (event: EventRow): unknown =>
    event.payload_sealed && event.key_id === box.keyId
      ? JSON.parse(box.open("event", "payload_sealed", event.subject_id, event.payload_sealed))
      : null;
  const passed = (event: EventRow): string | null => {
    const payload = payloadOf(event) as { clock: AnyClock; action?: string; told?: string } | null;
    return payload && passedWords(payload.clock, owed(payload.action), toldWords(payload.told));
  };
  const dangerPassed = (event: EventRow): string => {
    const { how } = (payloadOf(event) ?? {}) as { how?: DangerOver };
    return `The danger had passed.${how ? ` ${DANGER_OVER_WORDS[how]}.` : ""}`;
  };
  return {
    eventWords(event) {
      switch (event.subject) {
        case "case":
          if (event.type === "CLOCK_PASSED") return passed(event);
          if (event.type === "DANGER_PASSED") return dangerPassed(event);
          return CASE_WORDS[event.type] ?? null;
        case "action": {
          const action = owed(event.subject_id);
          return action ? (ACTION_WORDS[event.type]?.(action.title, action.owner) ?? null) : null;
        }
        case "referral":
          return (
            REFERRAL_WORDS[event.type]?.(
              organisations.get(referrals.get(event.subject_id) ?? "") ?? "a professional",
            ) ?? null
          );
        case "approval":
          return APPROVAL_WORDS[event.type] ?? null;
        // An attempt is told once, from its own row.
        case "contact":
        case "attempt":
          return null;
      }
    },
    attemptWords({ channel, action_id: actionId, result }) {
      const who = actionId === null ? "We" : (owed(actionId)?.owner ?? "A partner");
      if (result === "not-made")
        return `${who} meant to ${channel === "text" ? "write to them" : "ring"}, and did not.`;
      return `${who} ${channel === "text" ? "wrote to them" : "rang"}. ${ATTEMPT_RESULT_WORDS[result] ?? ""}`.trim();
    },
  };
}
