import { BASELINE_AREAS, BASELINES, type Baseline } from "#db/seed/area-baselines.ts";
import type { Column, Report } from "../report.ts";
import { aboutNobody } from "./about-nobody.ts";
import { OWN_FIGURES } from "./own-figures.ts";
import type { Asked } from "./shown-elsewhere.ts";
import { HIDDEN, MORE_IS_NOT_WORSE, NO_COMPARATOR, QUARTER } from "./words.ts";

const COLUMNS: readonly Column[] = [
  { key: "quarter", kind: "label", words: "Quarter" },
  { key: "by", kind: "label", words: "By" },
  { key: "line", kind: "label", words: "Line" },
  { key: "name", kind: "label", words: "Figure" },
  { key: "figure", kind: "label", words: "Published" },
  { key: "source", kind: "label", words: "Source" },
  { key: "hub", kind: "label", words: "The hub, this quarter" },
];

function figureWords({ kind, value, before, after }: Baseline): string {
  const number =
    kind === "share"
      ? `${Math.round(100 * value)}%`
      : `${kind === "pounds" ? "£" : ""}${value.toLocaleString("en-GB")}`;
  return [before, number, after].filter((words) => words !== "").join(" ");
}

const sourceWords = ({ source, seen }: Baseline): string =>
  seen ? source : `Not verified: told as from ${source}, in no text that was found`;

const ownWords = async ({ area, key }: Baseline, asked: Asked): Promise<string> => {
  if (area !== asked.area) return area === "england" ? "No hub’s own figure" : "Another area’s";
  return (await OWN_FIGURES[key]?.(asked)) ?? "Not recorded by the hub";
};

/** What was published of each area before any hub, and what the hub of this area shows beside its own. */
export const areas: Report = {
  name: "areas",
  title: "Areas side by side",
  question: "What was published of each area before any hub, and what does this hub record beside it?",
  picture: "none",
  columns: COLUMNS,
  listWords: Object.fromEntries(BASELINE_AREAS.map(({ code, name }) => [code, name])),
  definitions: [
    {
      term: "Published",
      words:
        "As the document has it, in its own prices and years, which are not brought to one year and never added. Where two documents disagree both stand.",
    },
    {
      term: "Not verified",
      words:
        "The figure is told as being from a document, and no text that says so was found. It is no basis for anything.",
    },
    {
      term: "The hub, this quarter",
      words:
        "Only what this hub’s other reports show of the quarter, rounded and hidden as there. Another area’s own figures are for that area.",
    },
    QUARTER,
  ],
  howSure: [
    "A published figure is of a whole area and a whole year, before; the hub’s is of one quarter and of what it was told. They are beside each other, and neither is the other’s measure.",
    NO_COMPARATOR,
    MORE_IS_NOT_WORSE,
    HIDDEN,
  ],
  async make(from, area, quarter, publisher) {
    const rows = [];
    for (const one of BASELINES)
      rows.push({
        quarter,
        by: one.area,
        line: one.key,
        name: one.words,
        figure: figureWords(one),
        source: sourceWords(one),
        hub: await ownWords(one, { from, area, quarter, publisher }),
      });
    const known = BASELINES.some((one) => one.area === area);
    const notes = known ? [] : ["Nothing was published of this area before it had a hub."];
    return { columns: COLUMNS, rows, people: aboutNobody(rows, publisher), notes };
  },
};
