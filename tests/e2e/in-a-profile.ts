// What a browser has kept of somebody's visit: every file of its profile, as it lies there and unpacked.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a profile in which one of the words stands, each with the word. */
export function foundIn(profile: string, words: readonly string[]): string[] {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const whole = readFileSync(path);
    const stored = [whole, ...(path.endsWith(".ldb") ? blocksOf(whole) : [])];
    return words.filter((word) => stored.some((bytes) => holds(bytes, word))).map((word) => `${path}: ${word}`);
  });
}

/** Databases and logs keep letters as one byte; sessions, with the state of every form, as two. */
const holds = (bytes: Buffer, word: string): boolean =>
  bytes.includes(Buffer.from(word, "latin1")) || bytes.includes(Buffer.from(word, "utf16le"));

/** A table of LevelDB is made of blocks that Snappy has packed: wherever one may begin, as much as unpacks from there. */
function* blocksOf(table: Buffer): Generator<Buffer> {
  const FOOTER = 48;
  let at = 0;
  while (at < table.length - FOOTER) {
    const { bytes, end } = unpacked(table, at);
    if (bytes.length > 0) yield bytes;
    // A byte says how the block was packed, four check it.
    at = bytes.length > 0 ? end + 5 : at + 1;
  }
}

/** Unpacks Snappy from a place on, until the length it promised; nothing where none begins there. */
function unpacked(packed: Buffer, from: number): { readonly bytes: Buffer; readonly end: number } {
  const nothing = { bytes: Buffer.alloc(0), end: from };
  let at = from;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = packed[at++];
    if (byte === undefined || shift > 28) return nothing;
    length |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  if (length < 8 || length > 1 << 20) return nothing;
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const tag = packed[at++];
    if (tag === undefined) return nothing;
    if ((tag & 3) === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const more = size - 59;
        if (more > 3 || at + more > packed.length) return nothing;
        size = packed.readUIntLE(at, more);
        at += more;
      }
      size += 1;
      if (at + size > packed.length || filled + size > length) return nothing;
      packed.copy(bytes, filled, at, at + size);
      [filled, at] = [filled + size, at + size];
      continue;
    }
    const [size, back, used] =
      (tag & 3) === 1
        ? [((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | (packed[at] ?? 0), 1]
        : (tag & 3) === 2
          ? [(tag >> 2) + 1, (packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8), 2]
          : [(tag >> 2) + 1, at + 4 <= packed.length ? packed.readUInt32LE(at) : 0, 4];
    at += used;
    if (back === 0 || back > filled || filled + size > length) return nothing;
    for (let n = 0; n < size; n += 1, filled += 1) bytes[filled] = bytes[filled - back] ?? 0;
  }
  return { bytes, end: at };
}
