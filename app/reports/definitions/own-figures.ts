// What the hub's own reports say beside what was published before. Each is a sentence made of numbers that may be seen.
import { preventiveShare } from "../share.ts";
import { SUPPRESSED } from "../rounding.ts";
import type { Cell, ReportRow } from "../report.ts";
import { concentration } from "./concentration.ts";
import { gpBeforePolice, rangeWords } from "./gp-before-police.ts";
import { journey } from "./journey.ts";
import { reactionAndPrevention } from "./reaction-and-prevention.ts";
import { repeats } from "./repeats.ts";
import { shownOf, type Asked } from "./shown-elsewhere.ts";
import { rowOf } from "./table.ts";

const NO_COMPARATOR = "Not measured: there is no comparison with people who had no help";
const pounds = (cell: Cell | undefined): string =>
  typeof cell === "number" ? `£${Math.round(cell).toLocaleString("en-GB")}` : SUPPRESSED;

type Own = (asked: Asked) => Promise<string>;

const opened: Own = async (asked) =>
  `${rowOf(await shownOf(journey, asked), "all", "all")?.cases ?? 0} people whose case was opened in this quarter`;
const recorded: Own = async (asked) =>
  `${pounds(rowOf(await shownOf(reactionAndPrevention, asked), "all", "all")?.cost)} recorded in this quarter, of events the hub was told of`;
const saving: Own = () => Promise.resolve(NO_COMPARATOR);

/** By the key of a baseline. What is not here the hub does not record. */
export const OWN_FIGURES: Readonly<Record<string, Own>> = {
  victims: opened,
  "victims-council": opened,
  cost: recorded,
  "cost-identified": recorded,
  saving,
  "saving-five-years": saving,
  incidents: async (asked) =>
    `${rowOf(await shownOf(repeats, asked), "known", "police")?.cases ?? 0} people of whom the hub was told of a police call-out in this quarter`,
  "gp-before-police": async (asked) => rangeWords(await shownOf(gpBeforePolice, asked)),
  consequences: async (asked) => consequences(await shownOf(reactionAndPrevention, asked)),
  "highest-fifth": async (asked) => {
    const share = rowOf(await shownOf(concentration, asked), "tenth", "tenth-2")?.cumulative;
    return typeof share === "number"
      ? `The fifth of the people who cost most account for ${share}% of the recorded cost of this quarter`
      : "Too few people to say";
  },
};

/** Reaction's share of what was recorded, with the middle band on either side. */
function consequences(rows: readonly ReportRow[]): string {
  const band = (line: string) => {
    const cost = rowOf(rows, "band", line)?.cost;
    return typeof cost === "number" ? cost : null;
  };
  const share = preventiveShare([
    { reactive: band("reactive"), "risk-reduction": band("risk-reduction"), preventive: band("preventive") },
  ]);
  return share === null
    ? "Too little to say"
    : `${100 - share.high}% of what was recorded in this quarter was reactive, ${100 - share.low}% with risk reduction`;
}
