// Whether a request's id was used before for something else than it asks now.
import type { Db } from "#db/connection.ts";
import { scopesOfKey } from "#db/idempotency-key.ts";
import type { Told } from "../commands/told.ts";

/** True when this user's key has an answer under another name than `scope`. Without a key nothing was used. */
export async function usedForAnother(db: Db, { by, key = "" }: Told, scope: string): Promise<boolean> {
  if (key === "") return false;
  return (await scopesOfKey(db, { userId: by.userId, key })).some((other) => other !== scope);
}
