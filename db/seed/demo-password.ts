import { createHmac } from "node:crypto";

const LETTERS = "abcdefghjkmnpqrstvwxyz23456789";

/** The password of a demonstration user, `xxxx-xxxx-xxxx-xxxx`: derived from the key, so that every installation has its own and none is kept. */
export function demoPassword(masterKey: Buffer, email: string): string {
  const bytes = createHmac("sha256", masterKey).update(`demonstration password\n${email}`).digest();
  return Array.from({ length: 16 }, (_, place) => LETTERS.charAt((bytes[place] ?? 0) % LETTERS.length))
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");
}
