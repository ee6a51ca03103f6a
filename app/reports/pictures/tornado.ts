// What matters most to a business case: each input a fifth lower and higher, the widest first.
import { formatPounds } from "#machines/money.ts";
import type { TornadoBar } from "../business-case/tornado.ts";
import { label, legendOf, lookOf, NOTHING, plain, STILL } from "./looks.ts";
import { WIDTHS, type Picture, type Size } from "./picture.ts";

const MOST = 12;
const LINE = 54;
const TOP = 48;
const BAR = 20;
/** The look of the part that an input's lower value, and its higher value, brings. */
const LOOK = { low: 1, high: 0 } as const;
const NAMES = { low: "A fifth lower", high: "A fifth higher" } as const;
/** The room beside the bars for the amounts at their ends, of their span. */
const BESIDE: Readonly<Record<Size, number>> = { wide: 0.22, narrow: 0.75 };

type End = keyof typeof LOOK;

/**
 * The widest bars, by their public net present value; null when nothing moves it. `base`: that value as the case stands, in pence,
 * where the two parts of a bar meet; without it they meet in the middle.
 */
export function tornadoPicture(bars: readonly TornadoBar[], base?: number, size: Size = "wide"): Picture | null {
  const shown = bars.filter(({ swing }) => swing > 0).slice(0, MOST);
  if (shown.length === 0) return null;
  const ends = shown.flatMap(({ low, high }) => [low.public, high.public]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const beside = (most - least) * BESIDE[size];
  const origin = least - beside;
  const spans = shown.map((bar) => spanOf(bar, base));
  const atEnd = (pence: number, position: string) => label(pounds(pence), { position, fontSize: 13 });
  const part = (end: End, where: "left" | "right") => ({
    type: "bar",
    stack: "value",
    barWidth: BAR,
    name: NAMES[end],
    itemStyle: lookOf(LOOK[end]),
    data: spans.map(({ left, middle, right, low }) => {
      if (where !== (low === end ? "left" : "right")) return { value: 0, itemStyle: NOTHING };
      return { value: where === "left" ? middle - left : right - middle };
    }),
  });
  return {
    title: "Which inputs move the public net present value most, each a fifth lower and a fifth higher",
    words: shown
      .map(({ words, low, high }) => `${words}: ${pounds(low.public)} when lower, ${pounds(high.public)} when higher.`)
      .join(" "),
    width: WIDTHS[size],
    height: shown.length * LINE + TOP + 8,
    option: {
      ...STILL,
      legend: legendOf([NAMES.low, NAMES.high]),
      grid: { left: 4, right: 4, top: TOP, bottom: 4 },
      xAxis: { type: "value", min: 0, max: most - least + 2 * beside, show: false },
      yAxis: { type: "category", inverse: true, show: false, data: shown.map((_, index) => String(index)) },
      series: [
        {
          type: "bar",
          stack: "value",
          barWidth: BAR,
          data: shown.map(({ words }) => ({
            value: 0,
            itemStyle: NOTHING,
            label: label(plain(words), { position: [0, -19], align: "left", verticalAlign: "top" }),
          })),
        },
        {
          type: "bar",
          stack: "value",
          barWidth: BAR,
          data: spans.map(({ left }) => ({
            value: left - origin,
            itemStyle: NOTHING,
            label: atEnd(left, "insideRight"),
          })),
        },
        part("low", "left"),
        part("high", "left"),
        part("low", "right"),
        part("high", "right"),
        {
          type: "bar",
          stack: "value",
          barWidth: BAR,
          data: spans.map(({ right }) => ({
            value: beside / 100,
            itemStyle: NOTHING,
            label: atEnd(right, "right"),
          })),
        },
      ],
    },
  };
}

const pounds = (pence: number): string => formatPounds(Math.round(pence));

/** Where a bar begins, where its parts meet, where it ends, and which end of the input is on its left. */
function spanOf({ low, high }: TornadoBar, base = (low.public + high.public) / 2) {
  const [left, right] = [Math.min(low.public, high.public), Math.max(low.public, high.public)];
  const lowEnd: End = low.public <= high.public ? "low" : "high";
  return { left, right, middle: Math.min(right, Math.max(left, base)), low: lowEnd };
}
