import { safeContactsOfCase, updateSafeContact, type SafeContactRow } from "#db/safe-contact.ts";
import type { Trx } from "#db/connection.ts";
import { channelBy } from "../../way-by.ts";
import type { Told } from "../told.ts";
import type { AttemptResult } from "./attempt.ts";

export interface StillSafe {
  /** Whether this is still a safe way to reach them; asked at each contact. */
  readonly stillSafe: "yes" | "no" | "not-asked";
}

/**
 * What an attempt taught of the way it was made by, whoever made it: a way that is no longer safe is not used from now on, and a wrong number
 * is not known to be safe. Whoever did not ring has asked nobody. Returns how it stands; undefined when no such way is known.
 */
export async function keepSafe(
  trx: Trx,
  caseId: string,
  { result, stillSafe, by = "call" }: StillSafe & { readonly result: AttemptResult; readonly by?: string },
  told: Told,
): Promise<SafeContactRow | undefined> {
  const contact = (await safeContactsOfCase(trx, caseId)).find((one) => one.channel === channelBy(by));
  const wrong = result === "wrong-number";
  const learned = wrong || stillSafe === "no" || (stillSafe === "yes" && result !== "not-made");
  if (!contact || !learned) return contact;
  const safe = wrong ? "unknown" : stillSafe === "no" ? "not-safe" : contact.safe;
  const changes = { safe, confirmed_at: told.at, confirmed_by: told.by.userId } as const;
  await updateSafeContact(trx, contact.id, contact.version, changes);
  return { ...contact, ...changes };
}
