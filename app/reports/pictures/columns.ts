// Columns beside each other, each with its number on it and its name under it.
import { barsPicture } from "./bars.ts";
import { drawnOf, hasAny, listsOf, rowsOf, saidOf } from "./cells.ts";
import { linesOf } from "./lines.ts";
import { label, lookOf, NOTHING, OUTLINE, STILL, TEXT, wrapped } from "./looks.ts";
import { WIDTHS, type Picture, type Pictured, type Size } from "./picture.ts";

const HEIGHT = 380;
const OUTLINED = 0.08;
/** A letter's width in pixels, roughly. */
const LETTER = 6.6;
/** More than these are better read as lines. */
const MOST = 10;

/** People by the rows of the first list. Null when there is nothing to draw. */
export function columnsPicture(page: Pictured, size: Size): Picture | null {
  // A report that is of no people has lists of its own, which are no columns of one.
  if (!page.columns.some(({ key }) => key === "cases")) return barsPicture(page, size);
  const [list = "all"] = listsOf(page);
  const parts = rowsOf(page, list).map((row) => drawnOf(row, { key: "cases", kind: "count" }));
  if (!hasAny(parts)) return null;
  const title = `${page.title}: people by “${(page.listWords[list] ?? "all").toLowerCase()}”, ${page.releases.at(-1)?.words ?? ""}`;
  const words = saidOf(parts);
  if (size === "narrow" || parts.length > MOST)
    return {
      title,
      words,
      width: WIDTHS[size],
      ...linesOf([{ heading: null, bars: parts.map((part) => ({ ...part, look: 0 })) }], size),
    };
  const top = Math.max(1, ...parts.map(({ value }) => value ?? 0));
  return {
    title,
    words,
    width: WIDTHS.wide,
    height: HEIGHT,
    option: {
      ...STILL,
      grid: { left: 8, right: 8, top: 32, bottom: 64 },
      xAxis: {
        type: "category",
        data: parts.map(({ name }) => wrapped(name, Math.floor((WIDTHS.wide / parts.length - 8) / LETTER))),
        axisTick: { show: false },
        axisLabel: {
          ...TEXT,
          fontSize: 12,
          interval: 0,
        },
      },
      yAxis: { type: "value", min: 0, max: top, show: false },
      series: [
        {
          type: "bar",
          barWidth: "62%",
          data: parts.map(({ value, text }) => ({
            value: value ?? top * OUTLINED,
            label: label(text, { position: "top" }),
            itemStyle: value === null ? OUTLINE : value === 0 ? NOTHING : lookOf(0),
          })),
        },
      ],
    },
  };
}
