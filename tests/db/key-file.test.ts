import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readKeyFile, readOrCreateKeyFile } from "#db/key-file.ts";
import { scratchFolder } from "../factories.ts";

const place = (): string => join(scratchFolder(), "keys", "hub.key");

describe("The key file", () => {
  it("is made once, with 32 random bytes that only its owner can read, and is the same ever after", () => {
    const path = place();
    const key = readOrCreateKeyFile(path);
    expect(key).toHaveLength(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readOrCreateKeyFile(path)).toEqual(key);
    expect(readKeyFile(path)).toEqual(key);
    expect(readOrCreateKeyFile(place())).not.toEqual(key);
  });

  it("is refused when the group or everybody can read it", () => {
    const path = place();
    readOrCreateKeyFile(path);
    for (const mode of [0o640, 0o604, 0o660]) {
      chmodSync(path, mode);
      expect(() => readOrCreateKeyFile(path)).toThrow("Set its mode to 600");
    }
  });

  it("is refused when it does not hold a key", () => {
    const path = place();
    mkdirSync(join(path, ".."), { recursive: true });
    for (const text of ["", "short", Buffer.alloc(31).toString("base64"), Buffer.alloc(64).toString("base64")]) {
      writeFileSync(path, text, { mode: 0o600 });
      expect(() => readKeyFile(path)).toThrow("does not hold a key of 32 bytes");
    }
  });

  it("is not made by a plain read", () => {
    expect(() => readKeyFile(place())).toThrow(/ENOENT/);
  });
});
