// Bars that lie, on one scale: each beside its words where there is room, and under its words on a telephone.
import type { Drawn } from "./cells.ts";
import { label, lookOf, NOTHING, OUTLINE, plain, STILL, TEXT } from "./looks.ts";
import { WIDTHS, type Option, type Size } from "./picture.ts";

/** Bars that belong together, under a heading. */
export interface Group {
  readonly heading: string | null;
  /** `look` is the pattern's index. */
  readonly bars: readonly (Drawn & { readonly look: number })[];
}

type Line = Group["bars"][number] | { readonly heading: string };

interface Laid {
  readonly height: number;
  readonly option: Option;
}

const BAR = 18;
/** The height of a line, by size: on a telephone its words stand above the bar. */
const LINE: Readonly<Record<Size, number>> = { wide: 30, narrow: 44 };
/** The room for words on the left, and for numbers on the right, where there is room. */
const WORDS = 380;
const NUMBERS = 90;
/** The length of the outline for what may not be shown, of the whole. */
const OUTLINED = 0.08;
/** A letter's width in pixels, roughly, at the size of the text. */
const LETTER = 7;

/** The bars of all groups in one picture. */
export function linesOf(groups: readonly Group[], size: Size): Laid {
  const lines: Line[] = groups.flatMap(({ heading, bars }) => [...(heading === null ? [] : [{ heading }]), ...bars]);
  const top = Math.max(1, ...lines.map((line) => ("heading" in line ? 0 : (line.value ?? 0))));
  const wide = size === "wide";
  return {
    height: lines.length * LINE[size] + 12,
    option: {
      ...STILL,
      grid: wide ? { left: WORDS, right: NUMBERS, top: 6, bottom: 6 } : { left: 4, right: 8, top: 8, bottom: 4 },
      xAxis: { type: "value", min: 0, max: top, show: false },
      yAxis: {
        type: "category",
        inverse: true,
        show: wide,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...TEXT, interval: 0, margin: 10 },
        data: lines.map((line, index) => (wide ? besideOf(line) : String(index))),
      },
      series: [
        {
          type: "bar",
          barWidth: BAR,
          data: lines.map((line) => ({ ...barOf(line, top), label: wide ? numberOf(line) : aboveOf(line) })),
        },
      ],
    },
  };
}

function barOf(line: Line, top: number): Record<string, unknown> {
  if ("heading" in line || line.value === 0 || line.text === "–") return { value: 0, itemStyle: NOTHING };
  if (line.value === null) return { value: top * OUTLINED, itemStyle: OUTLINE };
  return { value: line.value, itemStyle: lookOf(line.look) };
}

const besideOf = (line: Line) =>
  "heading" in line
    ? { value: plain(shortened(line.heading, WORDS)), textStyle: { fontWeight: "bold" } }
    : { value: plain(shortened(line.name, WORDS)) };

const numberOf = (line: Line) => ("heading" in line ? { show: false } : label(line.text, { position: "right" }));

function aboveOf(line: Line) {
  const above = { position: [0, "heading" in line ? -6 : -18], align: "left", verticalAlign: "top" };
  if ("heading" in line) return label(shortened(line.heading, WIDTHS.narrow), { ...above, fontWeight: "bold" });
  const number = `: ${line.text}`;
  return label(shortened(line.name, WIDTHS.narrow - number.length * LETTER) + number, above);
}

/** Words that would run over the edge end early: the table has them whole. */
function shortened(words: string, width: number): string {
  const most = Math.floor((width - 12) / LETTER);
  return words.length <= most ? words : `${words.slice(0, Math.max(4, most - 1)).trimEnd()}…`;
}
