// A way in steps: for each step, how the people divide. Which of them went on to which part of the next step is not known, so
// nothing is drawn between the steps.
import { drawnOf, hasAny, listsOf, measureOf, rowsOf, saidOf } from "./cells.ts";
import { linesOf } from "./lines.ts";
import { inkOn, label, lookOf, NOTHING, OUTLINE, plain, STILL, TEXT } from "./looks.ts";
import { WIDTHS, type Picture, type Pictured, type Size } from "./picture.ts";

const STEP = 84;
const STRIP = 46;
const LEFT = 8;
const LETTER = 6.6;
/** The width of the outline for what may not be shown, of a strip. */
const OUTLINED = 0.04;

/** The order in which somebody goes through them; a list that is not named here comes after. */
const ORDER = ["tried", "told", "contacts", "asked", "wait"];
const placeOf = (list: string) => (ORDER.includes(list) ? ORDER.indexOf(list) : ORDER.length);

/** A strip for each list of the report, in the order of the way. Null when there is nothing to draw. */
export function stepsPicture(page: Pictured, size: Size): Picture | null {
  const measure = measureOf(page);
  const steps = listsOf(page)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((list) => ({
      heading: page.listWords[list] ?? list,
      parts: rowsOf(page, list).map((row) => drawnOf(row, measure)),
    }));
  if (!steps.some(({ parts }) => hasAny(parts))) return null;
  const title = `${page.title}: how people divide at each step, ${page.releases.at(-1)?.words ?? ""}`;
  const words = steps.map(({ heading, parts }) => `${heading}: ${saidOf(parts)}`).join(" ");
  if (size === "narrow") {
    const groups = steps.map(({ heading, parts }) => ({
      heading,
      bars: parts.filter(({ value }) => value !== 0).map((part, look) => ({ ...part, look })),
    }));
    return { title, words, width: WIDTHS.narrow, ...linesOf(groups, size) };
  }
  const most = Math.max(...steps.map(({ parts }) => parts.length));
  const shares = steps.map(({ parts }) => sharesOf(parts.map(({ value }) => value)));
  return {
    title,
    words,
    width: WIDTHS.wide,
    height: steps.length * STEP + 12,
    option: {
      ...STILL,
      grid: { left: LEFT, right: LEFT, top: 10, bottom: 2 },
      xAxis: { type: "value", min: 0, max: 1, show: false },
      yAxis: { type: "category", inverse: true, show: false, data: steps.map((_, index) => String(index)) },
      series: [
        ...Array.from({ length: most }, (_, look) => ({
          type: "bar",
          stack: "step",
          barWidth: STRIP,
          itemStyle: lookOf(look),
          data: steps.map(({ parts }, step) => {
            const [part, share = 0] = [parts[look], shares[step]?.[look]];
            if (!part || share === 0) return { value: 0, itemStyle: NOTHING };
            const words = fitting(part.name, part.text, share * (WIDTHS.wide - 2 * LEFT));
            const ground = look % 6 === 0 ? {} : { backgroundColor: "#ffffff", padding: [1, 3] };
            const said = words === null ? {} : { label: label(words, { fontSize: 12, color: inkOn(look), ...ground }) };
            return part.value === null
              ? {
                  value: share,
                  itemStyle: OUTLINE,
                  ...(words === null ? {} : { label: label(words, { fontSize: 12 }) }),
                }
              : { value: share, ...said };
          }),
        })),
        {
          type: "bar",
          stack: "step",
          barWidth: STRIP,
          data: steps.map(({ heading }) => ({
            value: 0,
            label: label(plain(heading), {
              position: [-(WIDTHS.wide - 2 * LEFT), -18],
              align: "left",
              verticalAlign: "top",
              fontWeight: "bold",
              fontSize: TEXT.fontSize,
            }),
          })),
        },
      ],
    },
  };
}

/** How much of a strip each part takes: by its number, with the same narrow outline for each that may not be shown. */
function sharesOf(values: readonly (number | null)[]): number[] {
  const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
  const outlines = values.filter((value) => value === null).length * OUTLINED;
  return values.map((value) => (value === null ? OUTLINED : sum === 0 ? 0 : (value / sum) * (1 - outlines)));
}

/** Name and number in two lines where they fit, the number alone where it fits, else nothing: the table has both. */
function fitting(name: string, text: string, room: number): string | null {
  const needs = (words: string) => words.length * LETTER + 8;
  if (needs(name) <= room && needs(text) <= room) return `${plain(name)}\n${text}`;
  return needs(text) <= room ? text : null;
}
