import { blindKey } from "#db/sealed.ts";
import type { Keyring } from "#db/keyring.ts";

/** An address as it is compared: without spaces around it, in lower case. */
export function normalEmail(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase();
}

/** The blind key by which a user is found from their address. */
export function emailKeyOf(keyring: Keyring, typed: string): string {
  return blindKey(keyring, "user-email", normalEmail(typed));
}
