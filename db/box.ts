// One field, sealed: AES-256-GCM, bound to the place it was sealed for.
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";
import type { SealedText } from "./schema.ts";

/** A data key at work. What it seals opens only in the table, column and row it was sealed for. */
export interface Box {
  readonly keyId: string;
  seal(table: string, column: string, rowId: string, text: string): SealedText;
  /** Throws when the text was changed, moved to another place, or sealed by another key. */
  open(table: string, column: string, rowId: string, sealed: SealedText): string;
  sealMaybe(table: string, column: string, rowId: string, text: string | null): SealedText | null;
  openMaybe(table: string, column: string, rowId: string, sealed: SealedText | null): string | null;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A field that does not open: it was changed, or it belongs to another row, column or key. */
export class SealBrokenError extends Error {
  override name = "SealBrokenError";
  constructor(table: string, column: string, cause: unknown) {
    super(`A sealed value of ${table}.${column} does not open.`, { cause });
  }
}

/** The box of a data key. `keyVersion` says which master key wrapped it when these texts were sealed. */
export function boxOf(keyId: string, keyVersion: number, bytesOfKey: Buffer): Box {
  // A key object is made once: handing bytes to every cipher costs three times what the ciphering does.
  const key = createSecretKey(bytesOfKey);
  const bound = (table: string, column: string, rowId: string, version: string): Buffer =>
    Buffer.from(`${table}\n${column}\n${rowId}\n${keyId}\n${version}`);
  // The version stands in front of the text, so that keys can be wrapped anew without touching rows that never change.
  const prefix = String(keyVersion);
  const box: Box = {
    keyId,
    seal(table, column, rowId, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(bound(table, column, rowId, prefix));
      const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${prefix}.${sealed.toString("base64url")}` as SealedText;
    },
    open(table, column, rowId, sealed) {
      try {
        const dot = sealed.indexOf(".");
        const bytes = Buffer.from(sealed.slice(dot + 1), "base64url");
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(bound(table, column, rowId, sealed.slice(0, dot))).setAuthTag(bytes.subarray(-TAG_BYTES));
        const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
        return text.toString("utf8");
      } catch (cause) {
        throw new SealBrokenError(table, column, cause);
      }
    },
    sealMaybe: (table, column, rowId, text) => (text === null ? null : box.seal(table, column, rowId, text)),
    openMaybe: (table, column, rowId, sealed) => (sealed === null ? null : box.open(table, column, rowId, sealed)),
  };
  return box;
}
