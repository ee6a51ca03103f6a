import { LEDGER } from "./ledger-table.ts";
import { priceNotes, whoseData } from "./ledger-notes.ts";
import { reportOf } from "./table.ts";
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

/** What the area was told that reaction and prevention cost, and who bore it. */
export const reactionAndPrevention = reportOf({
  name: "reaction-and-prevention",
  title: "Reaction and prevention",
  question: "How much of what was recorded reacted to a crisis, and how much helped before one?",
  picture: "bands",
  table: LEDGER,
  lists: ["band", "bearer"],
  measures: ["cost"],
  definitions: [
    {
      term: "People",
      words:
        "Everybody with a recorded cost in the quarter. Somebody with events of several kinds is counted in each, and once in “All”.",
    },
    ...BANDS_MEAN,
    RECORDED,
    PRICES,
    {
      term: "Overlaps",
      words:
        "The price of a police call-out is an average that already holds some arrests. A bundle and its own part are never counted together.",
    },
    PERSON,
    QUARTER,
  ],
  howSure: [TOLD_ONLY, NO_COMPARATOR, PEAK, MORE_IS_NOT_WORSE, HIDDEN, ROUNDED_MONEY],
  notes: async (rows, asked) => [whoseData(asked.table), ...(await priceNotes(rows, asked))],
});
