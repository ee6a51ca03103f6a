import { blindKey } from "#db/sealed.ts";
import type { Db } from "#db/connection.ts";
import type { PersonKeyKind } from "#db/schema.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";

/** A phone number as digits, +44 written as 0: two ways of typing one number give one key. */
export const phoneDigits = (text: string): string => text.replace(/[^\d+]/g, "").replace(/^(\+44|0044)/, "0");

/** A name without case, accents, spaces or marks. */
export const plainName = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** The blind keys by which this person would be found again. */
export function blindKeysOf(keyring: Db["keyring"], answers: Answers): { kind: PersonKeyKind; hmac: string }[] {
  const keys: { kind: PersonKeyKind; hmac: string }[] = [];
  const add = (kind: PersonKeyKind, text: string) => keys.push({ kind, hmac: blindKey(keyring, kind, text) });
  const phone = phoneDigits(answerTo(answers, "phone"));
  if (phone.length >= 7) add("phone", phone);
  const name = plainName(answerTo(answers, "name"));
  const born = answerTo(answers, "birthDate");
  if (name !== "" && born !== "") add("name-birth-date", `${name}|${born}`);
  const postcode = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i.exec(answerTo(answers, "whereNow"));
  if (postcode) add("postcode", `${postcode[1]}${postcode[2]}`.toUpperCase());
  return keys;
}
