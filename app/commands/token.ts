import { createHash, randomBytes } from "node:crypto";

/** A session's token: 256 random bits, as 43 letters. Only the cookie holds it. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token or a join code. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A join code that one person reads to another, `ABCD-2345-EFGH-6789`: eighty random bits. */
export function newJoinCode(): string {
  const letters = Array.from(randomBytes(16), (byte) => LETTERS.charAt(byte & 31)).join("");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

/** A join code as it was made, however it was typed: case and dashes do not matter, and O, I and L are read as 0 and 1. */
export function readJoinCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}
