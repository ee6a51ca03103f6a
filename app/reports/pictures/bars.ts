// Bars that lie: the rows of a list, or of a list within another, each under its words.
import { drawnOf, hasAny, listsOf, peopleOf, rowsOf, saidOf } from "./cells.ts";
import { crossedOf } from "./crossed.ts";
import { groupsOf } from "./flow.ts";
import { linesOf } from "./lines.ts";
import { WIDTHS, type Picture, type Pictured, type Size } from "./picture.ts";

/** A list of more rows than these is drawn without those of nothing. */
const MOST = 12;

/** People by the list that crosses two others, or by the lists of the report. Null when there is nothing to draw. */
export function barsPicture(page: Pictured, size: Size): Picture | null {
  const measure = peopleOf(page);
  const crossed = crossedOf(page, measure);
  const all = crossed
    ? groupsOf(crossed)
    : listsOf(page).map((list) => ({
        heading: page.listWords[list] ?? list,
        bars: rowsOf(page, list).map((row) => ({ ...drawnOf(row, measure), look: 0 })),
      }));
  const groups = all
    .map(({ heading, bars }) => ({ heading, bars: bars.filter(({ value }) => value !== 0 || bars.length <= MOST) }))
    .filter(({ bars }) => hasAny(bars));
  if (groups.length === 0) return null;
  return {
    title: `${page.title}: ${measure.words.toLowerCase()}, ${page.releases.at(-1)?.words ?? ""}`,
    words: all.map(({ heading, bars }) => `${heading}: ${saidOf(bars)}`).join(" "),
    width: WIDTHS[size],
    ...linesOf(groups, size),
  };
}
