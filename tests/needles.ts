// Whether a page, a row or a log holds something it must not. Much of every page is made by chance (ids, keys, references, sealed
// texts, times), and sooner or later any few letters or digits are in that: short words are looked for beside it, never inside.

const ALONE = { before: "(?<![A-Za-z0-9_-])", after: "(?![A-Za-z0-9_-])" };
const alone = (pattern: string): RegExp => new RegExp(ALONE.before + pattern + ALONE.after, "g");
const LETTER = "[0-9A-HJKMNP-TV-Z]";

/** References, and codes that let somebody in. */
const CODE = alone(`${LETTER}{4}(-${LETTER}{4}){1,3}`);
/** What chance or the clock makes, each as it is written. */
const BY_CHANCE: readonly RegExp[] = [
  /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g,
  // Where a server under test is reached.
  /\b(localhost|127\.0\.0\.1):\d+/g,
  // Ids of rows, and of what was sent.
  alone(`${LETTER}{26}`),
  alone("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
  CODE,
  // Hashes and blind keys.
  alone("[0-9a-f]{32,}"),
  // What is sealed: the version of its key, then this.
  /\b\d+\.[\w-]{38,}/g,
  /\bnonce(=|-|\\?":)\\?"[\w-]+/g,
  // Tokens. Words joined by dashes have no digit, capital and small letter all at once, and are not as long as a token to the letter.
  alone("(?=[\\w-]*\\d)(?=[\\w-]*[A-Z])(?=[\\w-]*[a-z])[\\w-]{22,}={0,2}"),
  alone("(?=[\\w-]*[A-Z])(?=[\\w-]*[a-z])[\\w-]{43}"),
];

const without = (patterns: readonly RegExp[], text: string): string =>
  patterns.reduce((left, pattern) => left.replace(pattern, " "), text);

/** The text without what is made by chance. */
export const withoutChance = (text: string): string => without(BY_CHANCE, text);

/** The references that the text holds: keys and nonces have parts that look like one. */
export const referencesIn = (text: string): readonly string[] =>
  [
    ...without(
      BY_CHANCE.filter((pattern) => pattern !== CODE),
      text,
    ).matchAll(CODE),
  ].map(([reference]) => reference);

/** Line ends and marks as JSON and addresses write them would else touch the word behind them. */
const withoutEscapes = (text: string): string => text.replace(/\\(u[0-9a-f]{4}|[a-z])|%[0-9a-f]{2}/gi, " ");

const letters = (needle: string): number => needle.replace(/[^\p{L}\p{N}]/gu, "").length;
const escaped = (needle: string): string => needle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Too long to be there by chance, or itself an id or a reference: looked for everywhere. */
const isLong = (needle: string): boolean => needle.length >= 9 || withoutChance(needle) !== needle;
/** So short that it may be part of an honest word. */
const SHORT = 4;

function holds(text: string, left: string, needle: string): boolean {
  if (isLong(needle)) return text.includes(needle.toLowerCase());
  if (letters(needle) > SHORT || letters(needle) === 0) return left.includes(needle.toLowerCase());
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(needle)}(?![\\p{L}\\p{N}])`, "iu").test(left);
}

/**
 * Which of the needles the text holds, whatever their case: long ones anywhere, shorter ones outside of what is made by chance, and
 * those of up to four letters or digits only as words of their own. Expected to equal [], so that a failure names what was found.
 */
export function found(text: string, needles: readonly string[]): readonly string[] {
  const left = withoutEscapes(withoutChance(text)).toLowerCase();
  const whole = text.toLowerCase();
  return needles.filter((needle) => holds(whole, left, needle));
}
