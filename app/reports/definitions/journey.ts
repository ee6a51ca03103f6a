import { OPENED } from "./opened-table.ts";
import { reportOf } from "./table.ts";
import { HIDDEN, MORE_IS_NOT_WORSE, PERSON, QUARTER } from "./words.ts";

export const UNTIL_THE_END: string =
  "Everything is as it was known when the quarter ended. Whoever came in its last weeks had less time, and is counted in “Not by the end of the quarter” where the next quarter would have shown more.";

/** What it took to get help. */
export const journey = reportOf({
  name: "journey",
  title: "Journey",
  question: "How many contacts, organisations and hours did it take until help began?",
  picture: "flow",
  table: OPENED,
  lists: ["tried", "told", "contacts", "asked", "wait"],
  measures: ["hours"],
  definitions: [
    { term: "People", words: "Everybody whose case was opened in the quarter. Each is in one row of each list." },
    {
      term: "First contact",
      words: "The beginning of the first call, visit, form, message or referral that belongs to the case.",
    },
    {
      term: "First help",
      words:
        "The first time that anybody, the hub or another organisation, recorded that something agreed for the person was begun or done.",
    },
    {
      term: "Hours, the middle of them",
      words:
        "Half of those who were helped by the end of the quarter waited less, half more. Rounded, and given only of everybody, and only where the numbers below say by themselves in which of the waits the middle one is. Who was not helped yet is not in it.",
    },
    {
      term: "Contacts with the hub until help began",
      words: "The one that opened the case, and each in which they contacted the hub again before first help.",
    },
    {
      term: "Organisations told of them",
      words:
        "How many organisations other than the hub had been asked to do something for the person when the first of them took something on, that one with them. Several may be asked at once, so it counts hand-offs and not refusals.",
    },
    {
      term: "Places tried, and times told",
      words:
        "What the person answered if they were asked after a contact: how many places they had turned to before the hub, and how often they had told their story. The largest answer counts.",
    },
    PERSON,
    QUARTER,
  ],
  howSure: [
    UNTIL_THE_END,
    "Which places were tried before is asked of few, after the call, and never in a crisis: read “Not asked” first.",
    "A step counts from when it was recorded, which can be later than it happened.",
    MORE_IS_NOT_WORSE,
    HIDDEN,
  ],
});
