// Whether words may go out at all. Whoever finds the message, on a shared screen or over a shoulder, must learn nothing from it.
import { placeholdersIn, TEMPLATE, type TemplateCode, type Wording } from "./templates.ts";

export interface WordingProblem {
  readonly field: "subject" | "body";
  readonly message: string;
}

const LONGEST: Readonly<Record<keyof Wording, number>> = { subject: 60, body: 300 };

/** Beginnings of words that say what the hub is for, who works with it, or whom it is about. */
const TELLING = [
  "abus",
  "advoca",
  "assault",
  "beat",
  "case",
  "confidential",
  "counsel",
  "court",
  "crime",
  "crisis",
  "danger",
  "domestic",
  "emergency",
  "ex-partner",
  "forced",
  "harm",
  "help",
  "hit",
  "honour",
  "hub",
  "husband",
  "idva",
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
  "shelter",
  "social work",
  "solicitor",
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

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .toLowerCase()
    .replace(/\s+/g, " ");

/** The first word in the text that gives something away, as it is on the list; null when there is none. */
function tellingIn(text: string, names: readonly string[]): string | null {
  const words = plain(text);
  const found = TELLING.find((start) => new RegExp(`(?<![a-z])${start}`).test(words));
  if (found !== undefined) return found;
  return names.find((name) => name.trim().length > 2 && words.includes(plain(name).trim())) ?? null;
}

/**
 * What is wrong with the words, one problem a field. `names` are those of the organisations of the area: none may stand in a
 * message to a person, nor in what a screen shows of any message before it is opened.
 */
export function problemsWithWording(code: TemplateCode, wording: Wording, names: readonly string[]): WordingProblem[] {
  const { to, placeholders } = TEMPLATE[code];
  const problems: WordingProblem[] = [];
  for (const field of ["subject", "body"] as const) {
    const message = problemIn(wording[field], {
      most: LONGEST[field],
      placeholders: field === "body" ? placeholders : [],
      names: to === "person" || field === "subject" ? names : null,
    });
    if (message !== null) problems.push({ field, message });
  }
  return problems;
}

interface Asked {
  readonly most: number;
  readonly placeholders: readonly string[];
  /** Null where it may say what it likes. */
  readonly names: readonly string[] | null;
}

function problemIn(text: string, { most, placeholders, names }: Asked): string | null {
  if (text.trim() === "") return "Enter the words";
  if (text.length > most) return `Shorten it to ${most} characters`;
  const there = placeholdersIn(text);
  const stranger = there.find((one) => !placeholders.includes(one));
  if (stranger !== undefined) return `Take ((${stranger})) out: nothing is known to stand there`;
  const missing = placeholders.find((one) => !there.includes(one));
  if (missing !== undefined) return `Put ((${missing})) where it belongs`;
  if (/\(\(|\)\)/.test(text.replace(/\(\([^()]*\)\)/g, ""))) return "Close each (( with ))";
  if (/https?:|www\.|[a-z0-9]\.(uk|org|com|net|gov|info)\b|@/i.test(text.normalize("NFKC")))
    return "Take the address of a page or e-mail out: it says who wrote";
  if ((text.normalize("NFKC").match(/\d/g) ?? []).length > 4)
    return "Take the number out: whoever rings it hears who wrote";
  const telling = names === null ? null : tellingIn(text, names);
  return telling === null ? null : `Take “${telling}” out: it gives away what this is about, or who wrote`;
}
