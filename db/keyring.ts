import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";

/** What the key outside the database can do: wrap and unwrap data keys, and make blind keys. It never gives itself away. */
export interface Keyring {
  /** Which master key this is; kept beside every wrapped key. */
  readonly version: number;
  wrap(keyId: string, dataKey: Buffer): string;
  /** Throws WrongKeyError when this is not the key that wrapped it. */
  unwrap(keyId: string, keyVersion: number, wrapped: string): Buffer;
  /** HMAC-SHA-256 of the text under a key made for blind indexes, as hex. */
  blind(kind: string, text: string): string;
}

/** The key file does not belong to this database, or a wrapped key was changed. */
export class WrongKeyError extends Error {
  override name = "WrongKeyError";
  constructor(cause?: unknown) {
    super(
      "The encryption key does not open this database. Start the hub with the key file this database was made with.",
      {
        cause,
      },
    );
  }
}

export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The keys derived from a master key of 32 bytes, one for each use, so that no key does two jobs. */
export function createKeyring(masterKey: Buffer, version = 1): Keyring {
  if (masterKey.length !== KEY_BYTES) throw new Error(`The master key must be ${KEY_BYTES} bytes long.`);
  const derive = (use: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync("sha256", masterKey, "hub", `hub ${use} 1`, KEY_BYTES)));
  const wrapping = derive("wrapping of data keys");
  const blinding = derive("blind indexes");
  const bound = (keyId: string, keyVersion: number): Buffer => Buffer.from(`data_key\n${keyId}\n${keyVersion}`);
  return {
    version,
    wrap(keyId, dataKey) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", wrapping, iv).setAAD(bound(keyId, version));
      return Buffer.concat([iv, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]).toString("base64url");
    },
    unwrap(keyId, keyVersion, wrapped) {
      try {
        const bytes = Buffer.from(wrapped, "base64url");
        const decipher = createDecipheriv("aes-256-gcm", wrapping, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(bound(keyId, keyVersion)).setAuthTag(bytes.subarray(-TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch (cause) {
        throw new WrongKeyError(cause);
      }
    },
    blind: (kind, text) => createHmac("sha256", blinding).update(`${kind}\n${text}`).digest("hex"),
  };
}
