import { actionById } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { liveDeadlinesOfCases } from "#db/deadline.ts";
import { organisationsById } from "#db/organisation.ts";
import { outboxOfCase } from "#db/outbox.ts";
import { dueAt, type Due } from "#machines/due-words.ts";
import { baseClock, owedWords, type AnyClock, type Clock } from "#machines/owed.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import type { Instant } from "#machines/time.ts";
import { firstDueOf } from "./first-due.ts";
import { aboveWords } from "./turn-words.ts";
import { userNames } from "./user-names.ts";

/** Where the button of the next step leads. */
export type NextPlace =
  "contact" | "assess" | "action" | "review" | "approvals" | "unmet" | "danger" | "notes" | "message";

export interface CaseNext {
  readonly words: string;
  readonly owner: string;
  readonly due: Due;
  readonly place: NextPlace;
  readonly actionId: string | null;
  /** The message that did not go, where that is what is owed. */
  readonly messageId: string | null;
}

const PLACES: Readonly<Record<Clock, NextPlace>> = {
  emergency: "danger",
  "finish-call": "contact",
  "ring-back": "contact",
  "finish-attempt": "contact",
  "first-contact": "contact",
  triage: "assess",
  "ask-action": "action",
  "send-action": "action",
  "answer-action": "action",
  "start-action": "action",
  "finish-action": "action",
  "do-action": "action",
  "approve-grade": "approvals",
  "settle-unmet": "unmet",
  "read-message": "notes",
  "settle-message": "message",
  "decide-same-person": "approvals",
  review: "review",
  "review-overdue": "review",
};

/** The one thing that is owed next; null exactly when the case is closed. */
export async function caseNext(from: From, row: CaseRow, at: Instant): Promise<CaseNext | null> {
  if (row.next_what === null || row.next_due_at === null) return null;
  const clock = row.next_what as AnyClock;
  const action = row.next_action_id === null ? undefined : await actionById(from, row.next_action_id);
  const place = PLACES[baseClock(clock)];
  return {
    words: owedWords(clock, action && PATHWAY[action.pathway as PathwayCode].title),
    owner: await ownerWords(from, row),
    due: dueAt(firstDueOf(await liveDeadlinesOfCases(from, [row.id]), row) ?? row.next_due_at, at),
    place,
    actionId: row.next_action_id,
    messageId: place === "message" ? await failedOf(from, row) : null,
  };
}

const failedOf = async (from: From, row: CaseRow): Promise<string | null> =>
  (await outboxOfCase(from, row.id)).find(({ status }) => status === "failed")?.id ?? null;

/** Whose turn it is: a colleague's name, who above its owner is asked, or the organisation. */
async function ownerWords(from: From, row: CaseRow): Promise<string> {
  const [organisation] = await organisationsById(from, [row.next_owner_organisation_id ?? ""]);
  const name = (await userNames(from, [row.next_owner_user_id])).get(row.next_owner_user_id ?? "");
  const above = aboveWords(row, organisation);
  if (above !== null) return name ? `${above}, ${name}` : above;
  return name ?? (organisation?.kind === "hub" ? "Whoever is on shift" : (organisation?.name ?? "The hub"));
}
