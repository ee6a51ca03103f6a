// Names as they are compared: how they are written is one thing, how they sound another. Nobody is told apart by the order of their
// names, by accents, capitals, hyphens or spaces.
import { doubleMetaphone } from "double-metaphone";
import { ratio } from "fuzzball/ultra_lite";

/** Letters that no accent was put on, so that taking accents off does not change them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** More parts than this do not make somebody easier to find; a text this long is no name. */
const MOST_PARTS = 6;

/** What is said before a name and is none. */
const TITLES = new Set(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "pc", "sgt"]);

/** The parts of a name, in lower case without accents, in the order of the alphabet: "O'Neil-Łuk, Zoë" is luk, oneil, zoe. */
export function namePartsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’`ʼ.]/g, "");
  const parts = plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== "" && !TITLES.has(part));
  return [...new Set(parts)].slice(0, MOST_PARTS).sort();
}

/** How a part may sound: its two readings; a script that the method does not read sounds as it is written. */
function soundsOf(part: string): string[] {
  const sounds = doubleMetaphone(part).filter((sound) => sound !== "");
  return sounds.length === 0 ? [part] : [...new Set(sounds)];
}

/** How two of the parts sound together, for each two: a middle name that is left out hides nobody. A single part stands alone. */
export function soundPairsOf(name: string): string[] {
  const parts = namePartsOf(name).map(soundsOf);
  if (parts.length === 1) return (parts[0] ?? []).map((sound) => `${sound}+`);
  const pairs = new Set<string>();
  for (const [index, first] of parts.entries())
    for (const second of parts.slice(index + 1))
      for (const a of first) for (const b of second) pairs.add([a, b].sort().join("+"));
  return [...pairs];
}

/**
 * From how alike (of 100) two parts count as one part spelled in two ways. 80 lets one letter in five differ (Clark and
 * Clarke, Smith and Smyth); at 75 Dean is Jean.
 */
export const PART_ALIKE = 80;
/** Parts that sound alike need be written only this much alike: Lee and Leigh share half of their letters (and so do John and Jane). */
export const PART_ALIKE_IN_SOUND = 50;

const soundAlike = (a: string, b: string): boolean => soundsOf(a).some((sound) => soundsOf(b).includes(sound));

function partsAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const score = ratio(a, b);
  return score >= PART_ALIKE || (score >= PART_ALIKE_IN_SOUND && soundAlike(a, b));
}

/** How alike two names are; null when they are not. `part`: one of them has a single part, and the other has it too. */
export type Alike = "same" | "alike" | "part";

/** Compares two names: every part of the shorter one must be in the longer one, each for itself. */
export function namesAlike(one: string, other: string): Alike | null {
  // Ordered by what they are, not by which was given first: the answer is the same from either side.
  const [short, long] = [namePartsOf(one), namePartsOf(other)].sort(
    (a, b) => a.length - b.length || a.join(" ").localeCompare(b.join(" ")),
  ) as [string[], string[]];
  if (short.length === 0) return null;
  const left = [...long];
  // What is written alike is paired first, so that it is not taken by what only sounds alike.
  const rest = short.filter((part) => !take(left, (found) => found === part));
  if (!rest.every((part) => take(left, (found) => partsAlike(part, found)))) return null;
  if (short.length === 1 && long.length > 1) return "part";
  return rest.length === 0 && short.length === long.length ? "same" : "alike";
}

function take(parts: string[], fits: (part: string) => boolean): boolean {
  const index = parts.findIndex(fits);
  if (index >= 0) parts.splice(index, 1);
  return index >= 0;
}
