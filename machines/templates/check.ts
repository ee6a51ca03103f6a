// Whether words may go out at all. Whoever finds the message, on a shared screen or over a shoulder, must learn nothing from it.
import { tellingIn } from "./telling.ts";
import { placeholdersIn, TEMPLATE, type TemplateCode, type Wording } from "./templates.ts";

export interface WordingProblem {
  readonly field: "subject" | "body";
  readonly message: string;
}

const LONGEST: Readonly<Record<keyof Wording, number>> = { subject: 60, body: 300 };

/**
 * What may stand in a message: letters as one reads them here, marks on them included, figures and everyday punctuation. A letter of
 * another alphabet that looks the same, a character that nobody sees and the signs of programs and pages are none of these.
 */
const READABLE = /^[a-z0-9 \n.,;:!?'"()‘’“”£–-]*$/i;

/** Five figures or more in words, one after the other. */
const SPOKEN_NUMBER =
  /(?:\b(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)\b\W*){5,}/i;

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
      oneLine: field === "subject",
      placeholders: field === "body" ? placeholders : [],
      names: to === "person" || field === "subject" ? names : null,
    });
    if (message !== null) problems.push({ field, message });
  }
  return problems;
}

interface Asked {
  readonly most: number;
  readonly oneLine: boolean;
  readonly placeholders: readonly string[];
  /** Null where it may say what it likes. */
  readonly names: readonly string[] | null;
}

function problemIn(text: string, { most, oneLine, placeholders, names }: Asked): string | null {
  if (text.trim() === "") return "Enter the words";
  if (oneLine && /[\r\n]/.test(text)) return "Write it on one line";
  if (text.length > most) return `Shorten it to ${most} characters`;
  const strange = strangerIn(text);
  if (strange !== null) return `Take ${strange} out: use plain letters, figures and punctuation`;
  const there = placeholdersIn(text);
  const stranger = there.find((one) => !placeholders.includes(one));
  if (stranger !== undefined) return `Take ((${stranger})) out: nothing is known to stand there`;
  const missing = placeholders.find((one) => !there.includes(one));
  if (missing !== undefined) return `Put ((${missing})) where it belongs`;
  if (/\(\(|\)\)/.test(text.replace(/\(\([^()]*\)\)/g, ""))) return "Close each (( with ))";
  if (/https?:|www\.|[a-z0-9]\.[a-z]{2}/i.test(text))
    return "Take the address of a page or e-mail out: it says who wrote";
  if ((text.match(/\d/g) ?? []).length > 4 || SPOKEN_NUMBER.test(text))
    return "Take the number out: whoever rings it hears who wrote";
  const telling = names === null ? null : tellingIn(text, names);
  return telling === null ? null : `Take “${telling}” out: it gives away what this is about, or who wrote`;
}

/** The first character that may not stand in a message, as one can speak of it; null when all may. */
function strangerIn(text: string): string | null {
  const found = [...text.replaceAll("\r\n", "\n").normalize("NFC")].find((one) => !READABLE.test(baseOf(one)));
  if (found === undefined) return null;
  const number = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return /[\p{C}\p{Z}]/u.test(found) ? `the character that nobody sees (U+${number})` : `“${found}”`;
}

/** The letter under its mark: “ŵ” is a “w”. What is no letter stays as it is. */
const baseOf = (character: string): string => {
  const base = character.normalize("NFD").replace(/\p{M}/gu, "");
  return base === "" ? character : base;
};
