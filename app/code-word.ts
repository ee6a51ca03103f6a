import { blindKey } from "#db/sealed.ts";
import type { Db } from "#db/connection.ts";

/**
 * A code word as it is kept: keyed to the installation and to the case, so that nobody can read it and equal words of two
 * cases look different. Case and spaces around it do not matter when it is said again.
 */
export function hashWord(keyring: Db["keyring"], caseId: string, word: string): string {
  return blindKey(keyring, `code-word:${caseId}`, word.trim().toLowerCase().normalize("NFKC"));
}
