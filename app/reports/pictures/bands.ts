// Bands over time: columns of parts that lie on each other, a quarter beside a quarter.
import { drawnOf, hasAny, measureOf, saidOf, type Drawn } from "./cells.ts";
import { linesOf } from "./lines.ts";
import { inkOn, label, legendOf, lookOf, NOTHING, OUTLINE, plain, STILL, TEXT } from "./looks.ts";
import { WIDTHS, type Picture, type Pictured, type Size } from "./picture.ts";

const HEIGHT = 460;
const TOP = 64;
const BOTTOM = 56;
/** Always the same height, so it says nothing. */
const OUTLINED = 24;
const LEAST_FOR_WORDS = 17;

/** Columns of the rows of the list `band`, of up to eight quarters. Null when there is nothing to draw. */
export function bandsPicture(page: Pictured, size: Size): Picture | null {
  const measure = measureOf(page);
  const columns = page.releases.map(({ quarter, words, rows }) => ({
    quarter: quarter.replace("Q", " Q"),
    words,
    parts: rows.filter(({ by }) => by === "band").map((row) => drawnOf(row, measure)),
  }));
  if (!columns.some(({ parts }) => hasAny(parts))) return null;
  const names = (columns.at(-1)?.parts ?? []).map(({ name }) => name);
  const title = "Recorded cost by quarter, in bands";
  const words = columns.map((column) => `${column.words}: ${saidOf(column.parts)}`).join(" ");
  if (size === "narrow") {
    const groups = columns.toReversed().map(({ words: heading, parts }) => ({
      heading,
      bars: parts.map((part, look) => ({ ...part, look })),
    }));
    return { title, words, width: WIDTHS.narrow, ...linesOf(groups, size) };
  }
  const outlines = Math.max(...columns.map(({ parts }) => parts.filter(({ value }) => value === null).length));
  const room = HEIGHT - TOP - BOTTOM - outlines * OUTLINED;
  const most = Math.max(1, ...columns.map(({ parts }) => parts.reduce((sum, { value }) => sum + (value ?? 0), 0)));
  const perPixel = most / room;
  return {
    title,
    words,
    width: WIDTHS.wide,
    height: HEIGHT,
    option: {
      ...STILL,
      legend: legendOf(names),
      grid: { left: 8, right: 8, top: TOP, bottom: BOTTOM },
      xAxis: {
        type: "category",
        data: columns.map(({ quarter }) => quarter),
        axisTick: { show: false },
        axisLabel: { ...TEXT, interval: 0 },
      },
      yAxis: { type: "value", show: false, min: 0, max: most + outlines * OUTLINED * perPixel },
      series: names.map((name, look) => ({
        type: "bar",
        name: plain(name),
        stack: "cost",
        barWidth: "74%",
        itemStyle: lookOf(look),
        data: columns.map(({ parts }) => partOf(parts[look], look, perPixel)),
      })),
    },
  };
}

function partOf(part: Drawn | undefined, look: number, perPixel: number): Record<string, unknown> {
  if (!part || part.value === 0) return { value: 0, itemStyle: NOTHING };
  if (part.value === null)
    return {
      value: OUTLINED * perPixel,
      itemStyle: OUTLINE,
      label: label(part.text, { position: "inside", fontSize: 12 }),
    };
  const tall = part.value / perPixel;
  // Words stand on a plain ground of their own, since a pattern would run through them.
  const ground = look === 0 ? {} : { backgroundColor: "#ffffff", padding: [1, 3] };
  return {
    value: part.value,
    ...(tall < LEAST_FOR_WORDS
      ? {}
      : { label: label(part.text, { position: "inside", fontSize: 12, color: inkOn(look), ...ground }) }),
  };
}
