// The code word that is offered to somebody who has none, and the form in which theirs is kept.
import { blindKey } from "#db/sealed.ts";
import type { Db } from "#db/connection.ts";
import { PLAIN_WORDS } from "#machines/plain-words.ts";

const DIGITS = 8;

/** Two plain words, the same for the same form however often it is sent: they need not be kept to be said again. */
export function offeredWord(keyring: Db["keyring"], formKey: string): string {
  const random = blindKey(keyring, "offered-word", formKey);
  const pick = (place: number) =>
    PLAIN_WORDS[Number.parseInt(random.slice(place * DIGITS, (place + 1) * DIGITS), 16) % PLAIN_WORDS.length] ?? "";
  return `${pick(0)} ${pick(1)}`;
}

/** How a code word is compared: large letters, dashes and further spaces do not matter. */
export const plainWord = (word: string): string =>
  word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s-]+/g, " ")
    .trim();
