import { UNTIL_THE_END } from "./journey.ts";
import { OPENED } from "./opened-table.ts";
import { reportOf } from "./table.ts";
import { HIDDEN, MORE_IS_NOT_WORSE, PERSON, QUARTER } from "./words.ts";

/** Where people came from, and where they were first routed. */
export const sourcesToRoutes = reportOf({
  name: "sources-to-routes",
  title: "Sources to routes",
  question: "Where did people come from, and to whom were they first routed?",
  picture: "flow",
  table: OPENED,
  lists: ["from", "source", "route", "from-route"],
  measures: [],
  definitions: [
    { term: "People", words: "Everybody whose case was opened in the quarter." },
    {
      term: "Where they came from",
      words:
        "Who first reached the hub about them: the person, somebody who worries, or a professional. Each person is in one row.",
    },
    {
      term: "First routed",
      words:
        "Whose the actions are that were first agreed, or proposed, for the person: all that were written in one plan. Somebody routed to several is counted in each.",
    },
    {
      term: "The hub itself",
      words: "A safety plan, a risk assessment, a call back, a helpline or an answer to the referrer.",
    },
    PERSON,
    QUARTER,
  ],
  howSure: [
    UNTIL_THE_END,
    "A route is what was agreed, not what was taken up: the journey and the unmet needs say more of that.",
    "A source is who made the contact. Somebody who rang on a GP’s advice counts as having rung.",
    MORE_IS_NOT_WORSE,
    HIDDEN,
  ],
});
