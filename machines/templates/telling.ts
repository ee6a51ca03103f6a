// Words that give away what the hub is for, who works with it, or whom a message is about, however they are written: in capitals,
// with spaces or dots between the letters, with figures for letters, or joined to another word.

/** Beginnings of words. */
const BEGINNINGS = [
  "abus",
  "advoca",
  "afraid",
  "assault",
  "attack",
  "beat",
  "boyfriend",
  "bruis",
  "case",
  "charity",
  "coerc",
  "confidential",
  "council",
  "counsel",
  "court",
  "crime",
  "crisis",
  "danger",
  "domestic",
  "emergency",
  "ex-partner",
  "forced",
  "girlfriend",
  "harass",
  "harm",
  "harrass",
  "help",
  "hit",
  "honour",
  "hub",
  "husband",
  "idva",
  "injur",
  "isva",
  "marac",
  "officer",
  "outreach",
  "partner",
  "perpetrator",
  "police",
  "protect",
  "rape",
  "refer",
  "refuge",
  "risk",
  "safe",
  "scared",
  "shelter",
  "social work",
  "solicitor",
  "spouse",
  "stalk",
  "strangl",
  "support",
  "survivor",
  "threat",
  "victim",
  "violen",
  "wife",
  "women",
] as const;

/** Whole words: as beginnings they are in too many that say nothing. */
const WHOLE = ["dv", "ex", "nhs", "vawg"] as const;

/** From so many letters on a word is looked for within others, and across spaces: shorter ones stand there by chance. */
const WITHIN = 6;
const ACROSS = 8;

const FIGURES: Readonly<Record<string, string>> = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t", 8: "b" };

/** Small letters without marks, one space between words. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}|\p{Cf}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();

const lettersOf = (text: string): string => plain(text).replace(/[^a-z0-9]/g, "");

/** The text as it is, as it reads with letters for figures, and both with letters that stand alone drawn together. */
function readings(text: string): string[] {
  const asIs = plain(text);
  const figures = asIs.replace(/[0134578]/g, (figure) => FIGURES[figure] ?? figure);
  const drawn = (words: string) =>
    words.replace(/(?<![a-z])(?:[a-z][^a-z0-9]{1,3}){2,}[a-z](?![a-z])/g, (letters) => letters.replace(/[^a-z]/g, ""));
  const joined = (words: string) => words.replace(/(?<=[a-z])[^a-z0-9\s]+(?=[a-z])/g, "");
  return [asIs, figures].flatMap((words) => [words, drawn(words), joined(words)]);
}

/** The first word in the text that gives something away, as it is on the list or among the names; null when there is none. */
export function tellingIn(text: string, names: readonly string[]): string | null {
  const read = readings(text);
  const letters = read.map(lettersOf);
  const tokens = read.flatMap((one) => one.split(" ").map(lettersOf));
  const starts = (word: string) => read.some((one) => new RegExp(`(?<![a-z])${word}`).test(one));
  const stands = (word: string) => read.some((one) => new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`).test(one));
  const hides = (word: string) =>
    (word.length >= WITHIN && tokens.some((one) => one.includes(word))) ||
    (word.length >= ACROSS && letters.some((one) => one.includes(word)));
  return (
    BEGINNINGS.find((word) => starts(word) || hides(lettersOf(word))) ??
    WHOLE.find(stands) ??
    names.find((name) => {
      const word = lettersOf(name);
      return word.length > 2 && (stands(word) || hides(word));
    }) ??
    null
  );
}
