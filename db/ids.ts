import { randomFillSync } from "node:crypto";
import { monotonicFactory } from "ulid";

// Random bytes are fetched 4,096 at a time: one system call for each letter of each id would cost more than the row it names.
const pool = new Uint8Array(4096);
let used = pool.length;

function randomByte(): number {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool[used++] ?? 0;
}

const nextUlid = monotonicFactory(() => randomByte() / 256);

/**
 * A new row id: 26 characters, the first ten from the machine's clock, the rest random. Never shown as a number of anything.
 * Ids of one process sort as they were made: what was made in the same millisecond then has an order, and the same every time.
 */
export function newId(): string {
  return nextUlid();
}

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new reference that people say aloud, `ABCD-2345`: forty random bits, so that it counts nothing and tells nothing. */
export function newReference(): string {
  let text = "";
  for (let i = 0; i < 8; i += 1) text += LETTERS.charAt(randomByte() & 31);
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
