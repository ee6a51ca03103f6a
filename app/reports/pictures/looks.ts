// How pictures look: each shade has a pattern of its own, so that it reads in black and white and without colour sight.

export const INK = "#0b0c0c";
const GREY = "#505a5f";
export const FONT = "Roboto, Arial, sans-serif";

const NO_PATTERN = { symbol: "none" } as const;

/** In the order in which they are used: dark, striped, dotted, and lines that cross. */
export const LOOKS = [
  { color: "#1d3b4f", borderColor: INK, borderWidth: 1, decal: NO_PATTERN },
  {
    color: "#d9e6ef",
    borderColor: INK,
    borderWidth: 1,
    decal: { symbol: "rect", color: "#1d5b8a", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  },
  {
    color: "#fff6d6",
    borderColor: INK,
    borderWidth: 1,
    decal: { symbol: "circle", color: "#7a5b00", symbolSize: 0.6, dashArrayX: [[6, 6]], dashArrayY: [6, 0] },
  },
  {
    color: "#eceeef",
    borderColor: INK,
    borderWidth: 1,
    decal: { symbol: "rect", color: GREY, dashArrayX: [1, 0], dashArrayY: [1, 6], rotation: 0 },
  },
  {
    color: "#cfe3da",
    borderColor: INK,
    borderWidth: 1,
    decal: { symbol: "rect", color: "#28614a", dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 4 },
  },
  { color: "#8fa9bb", borderColor: INK, borderWidth: 1, decal: NO_PATTERN },
] as const;

/** The look of the part with this index. */
export const lookOf = (index: number) => LOOKS[index % LOOKS.length] ?? LOOKS[0];

/** Whether words on this look must be light. */
export const inkOn = (index: number): string => (index % LOOKS.length === 0 ? "#ffffff" : INK);

/** The outline that stands for what may not be shown. It is always of one size, so it says nothing. */
export const OUTLINE = {
  color: "#ffffff",
  borderColor: GREY,
  borderWidth: 1,
  borderType: "dashed",
  decal: NO_PATTERN,
} as const;

export const TEXT = { fontFamily: FONT, fontSize: 14, color: INK } as const;

/** Of nothing, nothing is drawn; words may still stand beside it. */
export const NOTHING = { color: "#ffffff", borderWidth: 0, decal: NO_PATTERN } as const;

/** Words on a part: no halo, which paper would not show. */
export const label = (formatter: string, more: Record<string, unknown> = {}) => ({
  show: true,
  formatter: plain(formatter),
  ...TEXT,
  textBorderWidth: 0,
  ...more,
});

/** Words that the library would read as a template of its own stand as they are. */
export const plain = (words: string): string => words.replaceAll("{", "(").replaceAll("}", ")");

/** Words in lines of about this many letters, broken between words. */
export function wrapped(words: string, letters: number): string {
  const lines = words.split(" ").reduce<string[]>((all, word) => {
    const last = all.at(-1);
    if (last === undefined || `${last} ${word}`.length > letters) return [...all, word];
    return [...all.slice(0, -1), `${last} ${word}`];
  }, []);
  return plain(lines.join("\n"));
}

/** Everything stands still, and draws no helper of its own. */
export const STILL = { animation: false, textStyle: TEXT } as const;

/** A legend of these names, each with its own look. */
export const legendOf = (names: readonly string[]) => ({
  show: true,
  data: names,
  top: 0,
  left: 0,
  itemWidth: 22,
  itemHeight: 16,
  itemGap: 16,
  selectedMode: false,
  textStyle: TEXT,
});
