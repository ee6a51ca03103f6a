// The key outside the database. A demonstration makes its own at the first start; production brings one.
import { existsSync } from "node:fs";
import { readKeyFile, readOrCreateKeyFile } from "#db/key-file.ts";
import { SettingsError, type Settings } from "./settings.ts";

/** The master key. Throws a SettingsError with one sentence when there is none, or it is no key, or others can read it. */
export function masterKey(settings: Settings): Buffer {
  if (!existsSync(settings.keyFile)) {
    if (settings.mode === "production") throw new SettingsError("The file that HUB_KEY_FILE names is not there.");
    if (existsSync(settings.databaseFile))
      throw new SettingsError(
        "The database is there but its key file is gone: put the key back, or move the database away.",
      );
  }
  try {
    return settings.mode === "production" ? readKeyFile(settings.keyFile) : readOrCreateKeyFile(settings.keyFile);
  } catch (error) {
    throw new SettingsError(error instanceof Error ? error.message : "The key file cannot be read.");
  }
}
