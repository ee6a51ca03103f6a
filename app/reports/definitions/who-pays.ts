import {
  BANDS_MEAN,
  HIDDEN,
  MORE_IS_NOT_WORSE,
  NO_COMPARATOR,
  PEAK,
  PERSON,
  PRICES,
  QUARTER,
  RECORDED,
  TOLD_ONLY,
  ROUNDED_MONEY,
} from "./words.ts";
import { LEDGER } from "./ledger-table.ts";
import { priceNotes, whoseData } from "./ledger-notes.ts";
import { reportOf } from "./table.ts";

/** Whom prevention and whom reaction falls on. */
export const whoPays = reportOf({
  name: "who-pays",
  title: "Who pays and who gains",
  question: "Which public bodies pay for help, and on which does the cost of reaction fall?",
  picture: "flow",
  table: LEDGER,
  lists: ["band", "bearer", "bearer-band"],
  measures: ["cost"],
  definitions: [
    {
      term: "People",
      words:
        "Everybody with a recorded cost in the quarter. Somebody in several rows is counted in each, and once in “All”.",
    },
    { term: "Pays", words: "The preventive and the risk reduction cost that a body bears." },
    {
      term: "Might gain",
      words:
        "The reactive cost that falls on a body: what it would be spared if there were less of it. It is a direction, not an amount gained.",
    },
    ...BANDS_MEAN,
    {
      term: "Bearer",
      words:
        "The body whose budget the unit price belongs to, as the dated price rule says; where two share it and the source does not split it, both are named together.",
    },
    RECORDED,
    PRICES,
    PERSON,
    QUARTER,
  ],
  howSure: [
    TOLD_ONLY,
    NO_COMPARATOR,
    PEAK,
    MORE_IS_NOT_WORSE,
    "Unit prices are averages: less of an event frees capacity, and seldom money.",
    HIDDEN,
    ROUNDED_MONEY,
  ],
  notes: async (rows, asked) => [whoseData(asked.table), ...(await priceNotes(rows, asked))],
});
