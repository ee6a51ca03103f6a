// The condition under which an event is accepted, as a page says it after the event. Browser-safe.
const GUARD_WORDS: Readonly<Record<string, string>> = {
  graded: "once the risk is graded",
  isReview: "when a review falls due",
  mayClose: "with an outcome and a grade, when nothing is open; a second person, if it was ever high",
  hubOwned: "when the hub does it itself",
  othersOwn: "when somebody else does it",
  hasReason: "with a reason",
  mayEnd: "with a reason, and never in danger",
  saysWhere: "saying who can help instead",
  mayLower: "by a second person, and never in danger",
  isSecondPerson: "by a second person",
};

/** The words for a machine's guard; empty for none, and for one that nobody has named. */
export const guardWords = (guard: string | null): string => (guard === null ? "" : (GUARD_WORDS[guard] ?? ""));
