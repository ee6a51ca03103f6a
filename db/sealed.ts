import { randomBytes } from "node:crypto";
import type { Selectable } from "kysely";
import type { Instant } from "#machines/time.ts";
import { boxOf } from "./box.ts";
import type { Box } from "./box.ts";
import type { From, Trx } from "./connection.ts";
import { newId } from "./ids.ts";
import { KEY_BYTES } from "./keyring.ts";
import type { Keyring } from "./keyring.ts";
import { insertRow } from "./rows.ts";
import type { DataKeyTable, SealedText } from "./schema.ts";

export { SealBrokenError } from "./box.ts";
export type { Box } from "./box.ts";
export type KeyScope = Selectable<DataKeyTable>["scope"];

const KEPT = 10_000;
const kept = new WeakMap<Keyring, Map<string, Box>>();

function keptBoxes(keyring: Keyring): Map<string, Box> {
  let boxes = kept.get(keyring);
  if (!boxes) kept.set(keyring, (boxes = new Map<string, Box>()));
  return boxes;
}

/** Keeps a box, and lets go of the one unused for longest. */
function keep(keyring: Keyring, box: Box): Box {
  const boxes = keptBoxes(keyring);
  boxes.delete(box.keyId);
  boxes.set(box.keyId, box);
  if (boxes.size > KEPT) for (const oldest of boxes.keys()) return (boxes.delete(oldest), box);
  return box;
}

/** Makes a new data key, wrapped by the key outside the database, and the box that uses it. */
export async function createKey(trx: Trx, scope: KeyScope, at: Instant): Promise<Box> {
  const id = newId();
  const key = randomBytes(KEY_BYTES);
  const { keyring } = trx;
  const wrapped = keyring.wrap(id, key);
  await insertRow(trx, "data_key", { id, scope, wrapped, key_version: keyring.version, created_at: at });
  return keep(keyring, boxOf(id, keyring.version, key));
}

/** The boxes of many keys in one look. Throws when one does not exist, or WrongKeyError when the master key is another's. */
export async function boxesFor(from: From, keyIds: readonly string[]): Promise<ReadonlyMap<string, Box>> {
  const { keyring } = from;
  const boxes = keptBoxes(keyring);
  const found = new Map<string, Box>();
  const missing = new Set<string>();
  for (const keyId of keyIds) {
    const box = boxes.get(keyId);
    if (box) found.set(keyId, keep(keyring, box));
    else missing.add(keyId);
  }
  if (missing.size === 0) return found;
  const rows = await from.q
    .selectFrom("data_key")
    .selectAll()
    .where("id", "in", [...missing])
    .execute();
  for (const row of rows) {
    const key = keyring.unwrap(row.id, row.key_version, row.wrapped);
    found.set(row.id, keep(keyring, boxOf(row.id, row.key_version, key)));
    missing.delete(row.id);
  }
  if (missing.size > 0) throw new Error(`There is no data key ${[...missing].join(", ")}.`);
  return found;
}

/** The box of one key. Throws as boxesFor does. */
export async function boxFor(from: From, keyId: string): Promise<Box> {
  const box = keptBoxes(from.keyring).get(keyId);
  if (box) return keep(from.keyring, box);
  return (await boxesFor(from, [keyId])).get(keyId) as Box;
}

/** Seals text, or keeps null. */
export const sealMaybe = (
  box: Box,
  table: string,
  column: string,
  rowId: string,
  text: string | null,
): SealedText | null => box.sealMaybe(table, column, rowId, text);

/** Opens sealed text, or keeps null. */
export const openMaybe = (
  box: Box,
  table: string,
  column: string,
  rowId: string,
  sealed: SealedText | null,
): string | null => box.openMaybe(table, column, rowId, sealed);

/** The blind key by which equal texts are found without opening any. The caller normalises the text first. */
export function blindKey(keyring: Keyring, kind: string, normalisedText: string): string {
  return keyring.blind(kind, normalisedText);
}

/** Proves that the key outside belongs to this database, by unwrapping its newest data key. Throws WrongKeyError. */
export async function checkKeyring(from: From): Promise<void> {
  const newest = await from.q.selectFrom("data_key").selectAll().orderBy("id", "desc").limit(1).executeTakeFirst();
  if (newest) from.keyring.unwrap(newest.id, newest.key_version, newest.wrapped);
}
