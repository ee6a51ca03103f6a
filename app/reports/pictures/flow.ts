// A flow from where to where: each stream as wide as its number. What may not be shown is no stream at all, for a stream has a width.
import { measureOf, saidOf, type Drawn } from "./cells.ts";
import { crossedOf, type Crossed } from "./crossed.ts";
import { linesOf } from "./lines.ts";
import { label, lookOf, plain, STILL, TEXT } from "./looks.ts";
import { WIDTHS, type Picture, type Pictured, type Size } from "./picture.ts";

const NODE = 44;
const NOTE = 30;
/** The room for words on either side. */
const LEFT = 330;
const RIGHT = 230;
/** Streams are fainter than what they lead to, and are told apart by where they end. */
const STREAMS = ["#6f8798", "#5f9bc4", "#d6b656", "#a3a9ad", "#6fae93", "#8fa9bb"] as const;

/** The streams of the list that crosses two others. Null when there is no such list, or nothing to draw. */
export function flowPicture(page: Pictured, size: Size): Picture | null {
  const crossed = crossedOf(page, measureOf(page));
  if (!crossed) return null;
  const drawn = crossed.cells.filter(({ value }) => value !== null && value > 0);
  const hidden = crossed.cells.some(({ value }) => value === null);
  if (drawn.length === 0) return null;
  const title = `${page.title}: ${page.listWords[crossed.list] ?? ""}, ${page.releases.at(-1)?.words ?? ""}`;
  const words = saidByOrigin(crossed);
  if (size === "narrow") return { title, words, width: WIDTHS.narrow, ...linesOf(groupsOf(crossed), size) };
  const from = crossed.from.filter(({ key }) => drawn.some((cell) => cell.from === key));
  const to = crossed.to.filter(({ key }) => drawn.some((cell) => cell.to === key));
  const height = Math.max(from.length, to.length) * NODE + 40 + (hidden ? NOTE : 0);
  return {
    title,
    words,
    width: WIDTHS.wide,
    height,
    option: {
      ...STILL,
      ...(hidden ? { graphic: note(height) } : {}),
      series: [
        {
          type: "sankey",
          left: LEFT,
          right: RIGHT,
          top: 16,
          bottom: 20 + (hidden ? NOTE : 0),
          nodeWidth: 16,
          nodeGap: 20,
          draggable: false,
          silent: true,
          layoutIterations: 0,
          emphasis: { disabled: true },
          lineStyle: { opacity: 0.7, curveness: 0.5 },
          data: [
            ...from.map((node, index) => nodeOf(node, "from", index)),
            ...to.map((node, index) => nodeOf(node, "to", index)),
          ],
          links: drawn.map((cell) => ({
            source: `from:${cell.from}`,
            target: `to:${cell.to}`,
            value: cell.value,
            lineStyle: { color: STREAMS[to.findIndex(({ key }) => key === cell.to) % STREAMS.length] },
          })),
        },
      ],
    },
  };
}

const nodeOf = ({ key, name, text }: Drawn, side: "from" | "to", index: number) => ({
  name: `${side}:${key}`,
  itemStyle: side === "to" ? lookOf(index) : { color: "#505a5f", borderColor: "#0b0c0c", borderWidth: 1 },
  label: label(`${plain(name)}: ${text}`, {
    ...TEXT,
    fontSize: 13,
    position: side === "from" ? "left" : "right",
    align: side === "from" ? "right" : "left",
  }),
});

const note = (height: number) => [
  {
    type: "text",
    left: 8,
    top: height - NOTE + 6,
    style: {
      text: "What may not be shown has no stream: the streams of one side need not fill its number. The table names each.",
      fontSize: 13,
      fontFamily: TEXT.fontFamily,
      fill: TEXT.color,
    },
  },
];

function saidByOrigin({ from, to, cells }: Crossed): string {
  const nameOf = (key: string) => to.find((one) => one.key === key)?.name ?? "";
  return from
    .map(({ key, name }) => ({
      name,
      own: cells.filter((cell) => cell.from === key).map((cell) => ({ ...cell, name: nameOf(cell.to) })),
    }))
    .map(({ name, own }) => (own.every(({ value }) => value === 0) ? "" : `${name}: ${saidOf(own)}`))
    .filter((said) => said !== "")
    .join(" ");
}

/** Each origin with its streams as bars, for a narrow picture. */
export const groupsOf = ({ from, to, cells }: Crossed) =>
  from
    .map(({ key, name }) => ({
      heading: name,
      bars: cells
        .filter((cell) => cell.from === key && cell.value !== 0)
        .map((cell) => {
          const look = to.findIndex((one) => one.key === cell.to);
          return { ...cell, name: to[look]?.name ?? "", look };
        }),
    }))
    .filter(({ bars }) => bars.length > 0);
