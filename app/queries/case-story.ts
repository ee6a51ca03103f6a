// What happened on a case, newest first, in plain sentences.
import { actionsOfCase } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { eventsOfCase, type EventRow } from "#db/event.ts";
import { organisationsById } from "#db/organisation.ts";
import { referralsOfCase } from "#db/referral.ts";
import { boxFor } from "#db/sealed.ts";
import { owedWords, type AnyClock } from "#machines/owed.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import type { Instant } from "#machines/time.ts";
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
  DANGER_PASSED: "The danger had passed.",
  REVIEWED: "The review was done.",
  CLOSED: "The case was closed.",
  CONTACTED_AGAIN: "They were in contact with us.",
};

const ACTION_WORDS: Readonly<Record<string, (title: string, owner: string) => string>> = {
  AGREED: (title) => `Agreed: ${title}.`,
  SENT: (title, owner) => `${owner} was told: ${title}.`,
  ACCEPTED: (title, owner) => `${owner} will take it: ${title}.`,
  STARTED: (title) => `First contact was made: ${title}.`,
  DONE: (title) => `Done: ${title}.`,
  NOT_TAKEN_UP: (title) => `Not taken up: ${title}.`,
  DECLINED: (title, owner) => `${owner} cannot do it: ${title}.`,
  WITHDRAWN: (title) => `Withdrawn: ${title}.`,
};

const REFERRAL_WORDS: Readonly<Record<string, (from: string) => string>> = {
  SUBMITTED: (from) => `A referral came from ${from}.`,
  ACKNOWLEDGED: () => "The referral was opened.",
  REACHED: () => "The referrer can see that they are in contact.",
  UNREACHED: () => "The referrer was told that they could not be reached safely.",
  NOT_ELIGIBLE: () => "The referrer was told where else to ask.",
};

export const RESULT_WORDS: Readonly<Record<string, string>> = {
  started: "What happened is not written down yet.",
  reached: "They were reached.",
  "could-not-talk": "They could not talk.",
  "no-answer": "No answer.",
  "someone-else-answered": "Someone else answered.",
  "wrong-number": "It was a wrong number.",
  "voicemail-left": "A voicemail was left.",
  "text-sent": "A text was sent.",
};

/** Everything, or the newest `limit`. */
export async function storyOfCase(from: From, row: CaseRow, limit = Infinity): Promise<Happening[]> {
  const events = await eventsOfCase(from, row.id);
  const attempts = (await attemptsOfCase(from, row.id)).filter((one) => one.action_id === null);
  const names = await userNames(
    from,
    [...events, ...attempts].map((one) => one.by),
  );
  const words = await wordsFor(from, row);
  const happened: Happening[] = [];
  for (const event of events) {
    const sentence = words(event);
    if (sentence !== null)
      happened.push({ at: event.at, words: sentence, by: event.by === null ? null : (names.get(event.by) ?? null) });
  }
  for (const attempt of attempts)
    happened.push({
      at: attempt.ended_at ?? attempt.at,
      words:
        `${attempt.channel === "text" ? "We wrote to them." : "We rang."} ${RESULT_WORDS[attempt.result] ?? ""}`.trim(),
      by: names.get(attempt.by) ?? null,
    });
  // Sorting is stable, so what happened at one moment stays in its order: newest first.
  return happened
    .reverse()
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, limit);
}

async function wordsFor(from: From, row: CaseRow): Promise<(event: EventRow) => string | null> {
  const actions = new Map((await actionsOfCase(from, row.id)).map((action) => [action.id, action]));
  const referrals = new Map(
    (await referralsOfCase(from, row.id)).map((referral) => [referral.id, referral.organisation_id]),
  );
  const ids = [...[...actions.values()].map((action) => action.owner_organisation_id), ...referrals.values()];
  const organisations = new Map((await organisationsById(from, ids)).map(({ id, name }) => [id, name]));
  const box = await boxFor(from, row.key_id);
  return (event) => {
    switch (event.subject) {
      case "case": {
        if (event.type !== "CLOCK_PASSED") return CASE_WORDS[event.type] ?? null;
        if (!event.payload_sealed || event.key_id !== box.keyId) return null;
        const { clock } = JSON.parse(box.open("event", "payload_sealed", event.subject_id, event.payload_sealed)) as {
          clock: AnyClock;
        };
        return `The time had passed: ${owedWords(clock, "")
          .replace(/^Late\. /, "")
          .replace(/: $/, "")
          .toLowerCase()}.`;
      }
      case "action": {
        const action = actions.get(event.subject_id);
        if (!action) return null;
        const title = PATHWAY[action.pathway as PathwayCode].title;
        return (
          ACTION_WORDS[event.type]?.(title, organisations.get(action.owner_organisation_id) ?? "The owner") ?? null
        );
      }
      case "referral":
        return (
          REFERRAL_WORDS[event.type]?.(organisations.get(referrals.get(event.subject_id) ?? "") ?? "a professional") ??
          null
        );
      case "contact":
        return null;
    }
  };
}
