// The steps an action can take, and what each leaves in its row and on its clock.
import type { ActionRow, updateAction } from "#db/action.ts";
import { dateWords } from "#machines/due-words.ts";
import { DAY, instantOf, later, type Day, type Instant } from "#machines/time.ts";
import type { Told } from "../told.ts";
import type { Telling } from "./write-telling.ts";

/** Why an owner cannot take an action, from the partner's list. "no-space" is a matter of room, the others of fit. */
export const DECLINE_REASONS = [
  "no-space",
  "not-our-area",
  "needs-we-cannot-meet",
  "not-safe",
  "conflict-of-interest",
  "already-ours",
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const OUTCOMES = [
  "engaged",
  "declined-by-person",
  "not-reached-safely",
  "moved",
  "closed-by-agreement",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type ActionStep =
  | { readonly type: "AGREED" }
  | ({ readonly type: "SENT" } & Telling)
  | { readonly type: "ACCEPTED" }
  | { readonly type: "STARTED" }
  | { readonly type: "DONE"; readonly outcome: Outcome; readonly feelsSafer: "yes" | "same" | "no" | "not-asked" }
  | { readonly type: "NOT_TAKEN_UP"; readonly outcome: Outcome }
  /** `until`: no space until that day, which is then what they have said of their places. */
  | { readonly type: "DECLINED"; readonly reason: DeclineReason; readonly note?: string; readonly until?: Day }
  | { readonly type: "WITHDRAWN"; readonly reason: string };

/** How long work under way runs before its owner is asked how it went: six weeks, in milliseconds (area default). */
const UNDER_WAY = 42 * DAY;

type ActionChanges = Parameters<typeof updateAction>[3];

/** The columns of the action that a step writes, beside its status. */
export function changesFor(
  to: ActionStep,
  told: Told,
  seal: (column: string, text: string | null) => ActionRow["sent_to_sealed"],
): ActionChanges {
  switch (to.type) {
    case "AGREED":
      return { agreed_by: told.by.userId, agreed_at: told.at };
    case "SENT":
      return {
        sent_at: told.at,
        sent_how: to.how,
        sent_to_sealed: seal("sent_to_sealed", whomAndReference(to)),
      };
    case "DONE":
      return { outcome: to.outcome, feels_safer: to.feelsSafer };
    case "NOT_TAKEN_UP":
      return { outcome: to.outcome };
    case "DECLINED":
      return { decline_reason: to.reason, decline_note_sealed: seal("decline_note_sealed", declineWords(to)) };
    case "WITHDRAWN":
      return { decline_note_sealed: seal("decline_note_sealed", to.reason) };
    case "ACCEPTED":
    case "STARTED":
      return {};
  }
}

const whomAndReference = ({ toldWhom = "", reference = "" }: Telling): string | null =>
  [toldWhom.trim(), reference.trim() && `their reference ${reference.trim()}`].filter(Boolean).join(", ") || null;

const declineWords = ({ note = "", until }: { note?: string; until?: Day }): string | null =>
  [until && `No space until ${dateWords(instantOf(`${until}T12:00:00Z`))}.`, note.trim()].filter(Boolean).join(" ") ||
  null;

/** The clock of an action's new status; none when it is over. */
export function clockAfter(
  status: string,
  hubOwned: boolean,
  due: Instant,
  at: Instant,
): { clock: "send-action" | "do-action" | "answer-action" | "start-action" | "finish-action"; due: Instant } | null {
  switch (status) {
    case "agreed":
      return { clock: hubOwned ? "do-action" : "send-action", due };
    case "sent":
      return { clock: "answer-action", due };
    case "accepted":
      return { clock: "start-action", due };
    case "under-way":
      return { clock: "finish-action", due: later(at, UNDER_WAY) };
    default:
      return null;
  }
}
