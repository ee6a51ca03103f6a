import { randomBytes } from "node:crypto";
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { KEY_BYTES } from "./keyring.ts";

const OTHERS = 0o077;

/** The master key in the file. Throws with one sentence when it is missing, readable by others, or not a key. */
export function readKeyFile(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    if ((fstatSync(file).mode & OTHERS) !== 0)
      throw new Error(`The key file ${path} can be read by other users of this machine. Set its mode to 600.`);
    const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
    if (key.length !== KEY_BYTES)
      throw new Error(`The key file ${path} does not hold a key of ${KEY_BYTES} bytes in base64.`);
    return key;
  } finally {
    closeSync(file);
  }
}

/** The master key in the file; when there is no file yet, a new random key, written with mode 600 before it is used. */
export function readOrCreateKeyFile(path: string): Buffer {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let file: number;
  try {
    file = openSync(path, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return readKeyFile(path);
    throw error;
  }
  const key = randomBytes(KEY_BYTES);
  try {
    writeSync(file, `${key.toString("base64")}\n`);
    // What is sealed with it would be lost for ever if the key did not survive a power cut that the rows survive.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return key;
}
