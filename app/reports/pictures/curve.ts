// How much belongs to how few: a line that rises with each group, the costliest first.
import { drawnOf, rowsOf, saidOf, type Drawn } from "./cells.ts";
import { linesOf } from "./lines.ts";
import { label, lookOf, STILL, TEXT, wrapped } from "./looks.ts";
import { WIDTHS, type Picture, type Pictured, type Size } from "./picture.ts";

const HEIGHT = 460;
const WHOLE = 100;

/** The line of the list `tenth` by its running share. Null when no point of it may be shown. */
export function curvePicture(page: Pictured, size: Size): Picture | null {
  const points = rowsOf(page, "tenth").map((row) => drawnOf(row, { key: "cumulative", kind: "rate" }));
  if (!points.some(({ value }) => value !== null && value > 0)) return null;
  const title = `${page.title}: share of the recorded cost, those who cost most first, ${page.releases.at(-1)?.words ?? ""}`;
  const words = `With everybody who cost more: ${saidOf(points.map(spoken))}`;
  if (size === "narrow")
    return {
      title,
      words,
      width: WIDTHS.narrow,
      ...linesOf([{ heading: null, bars: points.map((point) => ({ ...spoken(point), look: 0 })) }], size),
    };
  return {
    title,
    words,
    width: WIDTHS.wide,
    height: HEIGHT,
    option: {
      ...STILL,
      grid: { left: 40, right: 40, top: 40, bottom: 72 },
      xAxis: {
        type: "category",
        boundaryGap: false,
        data: ["", ...points.map(({ name }) => wrapped(name, 14))],
        axisTick: { show: true },
        axisLabel: { ...TEXT, fontSize: 12, interval: 0 },
      },
      yAxis: { type: "value", min: 0, max: WHOLE, show: false },
      series: [
        {
          type: "line",
          name: "as it is",
          symbol: "circle",
          symbolSize: 9,
          lineStyle: { color: lookOf(0).color, width: 3 },
          itemStyle: { color: lookOf(0).color },
          areaStyle: { color: lookOf(1).color, opacity: 0.6 },
          data: [0, ...points.map(pointOf)],
        },
        {
          type: "line",
          name: "the same for all",
          symbol: "none",
          z: 1,
          lineStyle: { color: "#505a5f", width: 1, type: "dashed" },
          endLabel: { show: false },
          data: Array.from({ length: points.length + 1 }, (_, index) => ({
            value: (WHOLE * index) / points.length,
            ...(index === Math.ceil(points.length / 2)
              ? {
                  symbol: "circle",
                  symbolSize: 1,
                  label: label("If everybody cost the same", { position: "bottom", align: "left", distance: 14 }),
                }
              : {}),
          })),
        },
      ],
    },
  };
}

const pointOf = ({ value, text }: Drawn) =>
  value === null
    ? { value: "-" }
    : { value, label: label(text, { position: "top", fontSize: 13, fontWeight: "bold" }) };

/** A dash would be read as a number that is missing by mistake. */
const spoken = (point: Drawn): Drawn => (point.text === "–" ? { ...point, text: "may not be shown" } : point);
