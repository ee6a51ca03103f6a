import type { From } from "#db/connection.ts";
import { isKnownInArea } from "#db/person.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { blindKeysOf, knownFrom } from "../person-keys.ts";

/**
 * True when somebody of the area has this telephone number, or this name and birth date. Who, and how many, is never said:
 * the caller may be anybody. Nothing is opened.
 */
export async function mayBeKnown(from: From, area: string, answers: Answers): Promise<boolean> {
  const keys = blindKeysOf(from.keyring, knownFrom(answers)).filter(
    ({ kind }) => kind === "phone" || kind === "name-birth-date",
  );
  return isKnownInArea(from, area, keys);
}
