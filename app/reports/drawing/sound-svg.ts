// What the charting library writes, rebuilt from the few elements and attributes that a still picture needs. Its styles become
// attributes, since our pages allow no style in a page; what is not on the lists is left out, and what could run never gets through.

const ELEMENTS = new Set([
  "svg",
  "g",
  "path",
  "rect",
  "text",
  "tspan",
  "defs",
  "pattern",
  "clipPath",
  "circle",
  "line",
  "polygon",
  "polyline",
  "ellipse",
]);
/** With all that stands in them. */
const DROPPED = /<(style|script|foreignObject|metadata)\b[\s\S]*?<\/\1\s*>/g;
const ATTRIBUTES = new Set(
  `clip-path d fill fill-opacity height id opacity patternTransform patternUnits points r rx ry cx cy stroke stroke-dasharray
  stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor dominant-baseline transform viewBox width x x1 x2 y y1 y2
  font-size font-family font-weight`.split(/\s+/),
);
const STYLES = new Set(["font-size", "font-family", "font-weight"]);
const TAG = /<(\/?)([A-Za-z]+)((?:\s+[^\s=<>/]+(?:="[^"]*")?)*)\s*(\/?)>/g;
const ATTRIBUTE = /([^\s=<>/]+)="([^"]*)"/g;
/** The library counts its pictures: the same one is to be the same each time. */
const NUMBERED = /(?<=id="|url\(#)zr\d+-/g;
/** Only a pattern or a clip of the same picture is ever referred to. */
const OUTSIDE = /url\((?!#)|javascript:|&#/i;

export interface Described {
  readonly title: string;
  readonly words: string;
  readonly width: number;
  readonly height: number;
}

/** A sound SVG with its title and its words. Throws when something is left that is no plain drawing. */
export function soundSvg(drawn: string, { title, words, width, height }: Described): string {
  const inside = drawn
    .replace(DROPPED, "")
    .replace(/^[\s\S]*?<svg\b[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "");
  const rebuilt = inside.replace(TAG, (_tag, end: string, name: string, attributes: string, closed: string) =>
    !ELEMENTS.has(name) ? "" : end === "/" ? `</${name}>` : `<${name}${kept(attributes)}${closed === "/" ? "/" : ""}>`,
  );
  if (rebuilt.replace(/<\/?[A-Za-z]+(?: [A-Za-z0-9-]+="[^"<>]*")*\/?>/g, "").includes("<"))
    throw new Error("What was drawn is no plain picture.");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title words"><title id="title">${escaped(title)}</title><desc id="words">${escaped(words)}</desc>${rebuilt.replace(/\s*\n\s*/g, "").replace(NUMBERED, "")}</svg>`;
}

function kept(attributes: string): string {
  const pairs = [...attributes.matchAll(ATTRIBUTE)].flatMap(([, name = "", value = ""]): [string, string][] =>
    name === "style" ? stylesOf(value) : [[name, value]],
  );
  return pairs
    .filter(([name, value]) => ATTRIBUTES.has(name) && !OUTSIDE.test(value))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

const stylesOf = (style: string): [string, string][] =>
  style
    .split(";")
    .map((one): [string, string] => {
      const [name = "", ...value] = one.split(":");
      return [name.trim(), value.join(":").trim()];
    })
    .filter(([name]) => STYLES.has(name));

/** Words as they stand in a picture. */
export const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
