import type { From } from "#db/connection.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { blindKeysOf } from "../person-keys.ts";

/**
 * True when somebody of the area has this telephone number, or this name and birth date. Who, and how many, is never said:
 * the caller may be anybody. Nothing is opened.
 */
export async function mayBeKnown(from: From, area: string, answers: Answers): Promise<boolean> {
  const keys = blindKeysOf(from.keyring, answers).filter(({ kind }) => kind === "phone" || kind === "name-birth-date");
  if (keys.length === 0) return false;
  const found = await from.q
    .selectFrom("person_key as k")
    .innerJoin("case as c", "c.person_id", "k.person_id")
    .select("c.area")
    .where("c.area", "=", area)
    .where((where) => where.or(keys.map(({ kind, hmac }) => where.and({ "k.kind": kind, "k.hmac": hmac }))))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
