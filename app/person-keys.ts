import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { blindKey } from "#db/sealed.ts";
import type { Db } from "#db/connection.ts";
import type { PersonKeyKind } from "#db/schema.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { namePartsOf, soundPairsOf } from "./names.ts";

/** What somebody may be found again by, as far as it is known; "" for what is not. */
export interface Known {
  readonly name: string;
  /** The second name that somebody goes by. */
  readonly chosenName: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly phone: string;
  readonly email: string;
  readonly postcode: string;
}

export interface PersonKey {
  readonly kind: PersonKeyKind;
  readonly hmac: string;
}

/** Fewer digits than this are no number that anybody could be rung by. */
const FEWEST_DIGITS = 7;

/** A phone number in one way of writing it: as the whole world dials it, or its digits where it is none that can be dialled. */
export function phoneDigits(text: string): string {
  const parsed = parsePhoneNumberFromString(text, "GB");
  if (parsed?.isPossible()) return parsed.number;
  return text.replace(/[^\d+]/g, "").replace(/^(\+44|0044)/, "0");
}

/** The postcode in an address, without its space; "" when there is none. */
export function postcodeIn(address: string): string {
  const found = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i.exec(address);
  return found ? `${found[1]}${found[2]}`.toUpperCase() : "";
}

/** The person of a call or a referral, by what was answered. */
export const knownFrom = (answers: Answers): Known => ({
  name: answerTo(answers, "name"),
  chosenName: answerTo(answers, "chosenName"),
  birthDate: answerTo(answers, "birthDate"),
  phone: answerTo(answers, "phone"),
  email: answerTo(answers, "email"),
  postcode: postcodeIn(answerTo(answers, "whereNow")),
});

/** Who is said to cause harm, by what was answered. */
export const otherFrom = (answers: Answers): Known => ({
  name: answerTo(answers, "otherName"),
  chosenName: "",
  birthDate: answerTo(answers, "otherBirthDate"),
  phone: answerTo(answers, "otherPhone"),
  email: answerTo(answers, "otherEmail"),
  postcode: "",
});

type Text = readonly [PersonKeyKind, string];

/** An address is found by its two ends: what stands before the @ is not always typed in small letters. */
const plainEmail = (text: string): string => text.trim().toLowerCase();

/** What a person is found by whichever way one looks: all but the sound of the name, which takes more than one key. */
function plainTexts({ name, birthDate, phone, email, postcode }: Known): Text[] {
  const texts: Text[] = [];
  const digits = phoneDigits(phone);
  if (digits.length >= FEWEST_DIGITS) texts.push(["phone", digits]);
  const parts = namePartsOf(name).join(" ");
  if (parts !== "" && birthDate !== "") texts.push(["name-birth-date", `${parts}|${birthDate}`]);
  if (postcode !== "") texts.push(["postcode", postcode]);
  if (email !== "") texts.push(["email", plainEmail(email)]);
  return texts;
}

const yearOf = (birthDate: string): string => birthDate.slice(0, 4);

/** The sounds of the name with each of these years. */
const soundTexts = ({ name }: Known, years: readonly string[]): Text[] =>
  soundPairsOf(name).flatMap((pair) => years.map((year): Text => ["phonetic-birth-year", `${pair}|${year}`]));

const hashed = (keyring: Db["keyring"], texts: readonly Text[]): PersonKey[] =>
  [...new Map(texts.map((text) => [text.join(), text])).values()].map(([kind, text]) => ({
    kind,
    hmac: blindKey(keyring, kind, text),
  }));

/**
 * The blind keys to be kept, by which this person is found again. The sound of the name is kept with the year of birth, and once
 * more for those who are looked for without a year (`any`); where no year is known, for those who are (`none`).
 */
export function blindKeysOf(keyring: Db["keyring"], known: Known): PersonKey[] {
  const year = yearOf(known.birthDate);
  return hashed(keyring, [...plainTexts(known), ...soundTexts(known, ["any", year === "" ? "none" : year])]);
}

/** The blind keys to look for: whoever may be this person has at least one of them. */
export function keysToFind(keyring: Db["keyring"], known: Known): PersonKey[] {
  const year = yearOf(known.birthDate);
  return hashed(keyring, [...plainTexts(known), ...soundTexts(known, year === "" ? ["any"] : [year, "none"])]);
}
