// What the process is told from outside, read once. Nothing else looks at the environment, save server.ts and cli.ts,
// which hand it in here.
import { join, resolve } from "node:path";
import type { Lines } from "./lines.ts";

export interface Settings {
  readonly port: number;
  readonly mode: "demo" | "production";
  /** `https://hub.example.org`, without a path. Null in demonstration mode, where the Host header stands in. */
  readonly origin: string | null;
  readonly dataDirectory: string;
  readonly databaseFile: string;
  readonly databaseUrl: string | null;
  readonly keyFile: string;
  /** The numbers that people outside ring; null where none was named. */
  readonly lines: Lines | null;
  /** The service that sends texts and e-mail; null when messages wait for a person. */
  readonly notify: NotifySettings | null;
  /** Pages are compiled as they are asked for, for people who change them. */
  readonly dev: boolean;
}

/** How GOV.UK Notify is reached, and its two templates that pass our words through. */
export interface NotifySettings {
  readonly key: string;
  /** Null for the service's own address. */
  readonly url: string | null;
  readonly textTemplate: string;
  readonly emailTemplate: string;
}

/** The settings are wrong: the message is one sentence for whoever started the process, which exits with 2. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings. Throws a SettingsError that says in one sentence what to change. */
export function readSettings(env: Environment): Settings {
  const mode = modeOf(env.HUB_MODE || "demo");
  const dataDirectory = resolve(env.HUB_DATA_DIR || "data");
  if (mode === "production" && !env.HUB_KEY_FILE)
    throw new SettingsError("Set HUB_KEY_FILE to the file that holds the encryption key: production makes none.");
  return {
    port: portOf(env.PORT || "3000"),
    mode,
    origin: originOf(mode, env.HUB_PUBLIC_ORIGIN),
    dataDirectory,
    databaseFile: join(dataDirectory, "hub.sqlite"),
    databaseUrl: env.DATABASE_URL || null,
    keyFile: env.HUB_KEY_FILE ? resolve(env.HUB_KEY_FILE) : join(dataDirectory, "hub.key"),
    lines: linesFrom(env),
    notify: notifyOf(env),
    dev: env.HUB_DEV === "1" && mode === "demo",
  };
}

function modeOf(text: string): Settings["mode"] {
  if (text === "demo" || text === "production") return text;
  throw new SettingsError("Set HUB_MODE to demo or production.");
}

/** Named together: a page for everybody that names a number, beside one for professionals that invents one, would be worse than none. */
function linesFrom({ HUB_PUBLIC_LINE, HUB_CLINICIANS_LINE }: Environment): Lines | null {
  if (!HUB_PUBLIC_LINE && !HUB_CLINICIANS_LINE) return null;
  return {
    public: lineOf("HUB_PUBLIC_LINE", HUB_PUBLIC_LINE),
    clinicians: lineOf("HUB_CLINICIANS_LINE", HUB_CLINICIANS_LINE),
  };
}

function lineOf(name: string, text: string | undefined): string {
  const line = text?.trim() ?? "";
  if (/^\+?\d[\d ]{5,18}$/.test(line)) return line;
  throw new SettingsError(
    `Set ${name} to a telephone number, as in 01632 960200: both lines are named, or neither is.`,
  );
}

function notifyOf(env: Environment): NotifySettings | null {
  const { HUB_NOTIFY_KEY: key, HUB_NOTIFY_TEXT_TEMPLATE: textTemplate, HUB_NOTIFY_EMAIL_TEMPLATE: emailTemplate } = env;
  if (!key) return null;
  if (!/^.+-[0-9a-f-]{36}-[0-9a-f-]{36}$/i.test(key))
    throw new SettingsError("Set HUB_NOTIFY_KEY to a whole key of GOV.UK Notify.");
  if (!textTemplate || !emailTemplate)
    throw new SettingsError(
      "Set HUB_NOTIFY_TEXT_TEMPLATE and HUB_NOTIFY_EMAIL_TEMPLATE to the two templates at GOV.UK Notify that pass our words through.",
    );
  const url = env.HUB_NOTIFY_URL || null;
  if (url !== null && !URL.canParse(url)) throw new SettingsError("Set HUB_NOTIFY_URL to an address, or leave it out.");
  return { key, url: url?.replace(/\/$/, "") ?? null, textTemplate, emailTemplate };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new SettingsError("Set PORT to a whole number from 0 to 65535.");
}

function originOf(mode: Settings["mode"], text: string | undefined): string | null {
  if (mode === "demo") return null;
  if (!text)
    throw new SettingsError("Set HUB_PUBLIC_ORIGIN to the https address people open, as in https://hub.example.org.");
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "https:" || url.origin !== text.replace(/\/$/, ""))
    throw new SettingsError("Set HUB_PUBLIC_ORIGIN to an https address without a path, as in https://hub.example.org.");
  return url.origin;
}
