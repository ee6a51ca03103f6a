import { safeContactsOfCase, updateSafeContact, type SafeContactRow } from "#db/safe-contact.ts";
import type { Trx } from "#db/connection.ts";
import { boxFor } from "#db/sealed.ts";
import { phoneDigits } from "../../person-keys.ts";
import { wayBy } from "../../way-by.ts";
import type { Told } from "../told.ts";
import type { AttemptResult } from "./attempt.ts";

export interface StillSafe {
  /** Whether this is still a safe way to reach them; asked at each contact. */
  readonly stillSafe: "yes" | "no" | "not-asked";
}

/**
 * What an attempt taught of the way it was made by, whoever made it: a way that is no longer safe is not used from now on, nor is
 * any other to the same number, and a wrong number is not known to be safe. Whoever did not ring has asked nobody. Returns how the
 * way stands; undefined when no such way is known.
 */
export async function keepSafe(
  trx: Trx,
  caseId: string,
  { result, stillSafe, by = "call" }: StillSafe & { readonly result: AttemptResult; readonly by?: string },
  told: Told,
): Promise<SafeContactRow | undefined> {
  const all = await safeContactsOfCase(trx, caseId);
  const contact = wayBy(by, all);
  const wrong = result === "wrong-number";
  const learned = wrong || stillSafe === "no" || (stillSafe === "yes" && result !== "not-made");
  if (!contact || !learned) return contact;
  const safe = wrong ? "unknown" : stillSafe === "no" ? "not-safe" : contact.safe;
  const changes = { safe, confirmed_at: told.at, confirmed_by: told.by.userId } as const;
  await updateSafeContact(trx, contact.id, contact.version, changes);
  if (wrong || stillSafe === "no")
    for (const other of await othersTo(trx, contact, all))
      if (other.safe === "safe") await updateSafeContact(trx, other.id, other.version, changes);
  return { ...contact, ...changes };
}

/** The other ways that reach the same number: whoever answers the phone reads its texts. */
async function othersTo(
  trx: Trx,
  contact: SafeContactRow,
  all: readonly SafeContactRow[],
): Promise<readonly SafeContactRow[]> {
  const digits = async (way: SafeContactRow): Promise<string | null> => {
    if (way.value_sealed === null || (way.channel !== "phone" && way.channel !== "text")) return null;
    const box = await boxFor(trx, way.key_id);
    return phoneDigits(box.open("safe_contact", "value_sealed", way.id, way.value_sealed));
  };
  const own = await digits(contact);
  const others: SafeContactRow[] = [];
  for (const way of all) if (own !== null && way.id !== contact.id && (await digits(way)) === own) others.push(way);
  return others;
}
