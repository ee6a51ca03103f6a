// That a time has passed, as the history of a case says it afterwards: what was owed, by whom, and that it was not done.
import { baseClock, isLate, owedBy, type AnyClock, type Clock } from "./owed.ts";

/** The action a clock belongs to: its pathway's title, and the organisation that does it. */
export interface OwedAction {
  readonly title: string;
  readonly owner: string;
}

/**
 * "Due and not done: Safety plan made with the person. Told the duty manager." `told` is who was asked next, where that is
 * known; otherwise it is said whose time has passed too.
 */
export function passedWords(clock: AnyClock, action?: OwedAction, told?: string): string {
  const sentence = whatPassed(baseClock(clock), action);
  const late =
    owedBy(clock) === "manager"
      ? " The manager's time for it has passed too."
      : isLate(clock)
        ? " The duty manager's time for it has passed too."
        : "";
  return `${sentence}${late}${told === undefined ? "" : ` Told ${told}.`}`;
}

function whatPassed(clock: Clock, action: OwedAction | undefined): string {
  const owner = action?.owner ?? "Whoever was asked";
  const what = action ? `: ${action.title}.` : ".";
  switch (clock) {
    case "emergency":
      return "There was still danger, and nobody had written down how it stood.";
    case "finish-call":
      return "The record of the call was not finished in time.";
    case "ring-back":
      return "The plan for a cut-off call was not followed in time.";
    case "finish-attempt":
      return action
        ? `${owner} had not written down in time whether they were reached${what}`
        : "It was not written down in time whether they were reached.";
    case "first-contact":
      return "Nobody had rung them in time.";
    case "triage":
      return "The risk was not graded in time.";
    case "ask-action":
      return `Not asked in time${what}`;
    case "send-action":
      return `Not sent in time${what}`;
    case "answer-action":
      return `${owner} had not answered in time${what}`;
    case "start-action":
      return `${owner} had not made first contact in time${what}`;
    case "finish-action":
      return `${owner} had not said in time how it went${what}`;
    case "do-action":
      return `Due and not done${what}`;
    case "approve-grade":
      return "The lower grade was neither approved nor refused in time.";
    case "settle-unmet":
      return "Nobody had decided in time what to do about a need that nothing meets.";
    case "decide-same-person":
      return "Nobody had decided in time whether two cases are one person’s.";
    case "settle-message":
      return "Nobody saw in time to a message that did not go.";
    case "read-message":
      return "A message about them was not read in time.";
    case "review":
      return "The review fell due.";
    case "review-overdue":
      return "The review was not done in time.";
  }
}
