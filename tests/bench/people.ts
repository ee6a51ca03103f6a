// Signing in, and what a handler would send: the same forms a browser sends.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demoPassword } from "#db/seed/demo-password.ts";
import { callerSays } from "#app/seed/invented.ts";
import { diceOf } from "#app/seed/dice.ts";

/** The cookie of a demonstration user. */
export async function signIn(url: string, data: string, email: string): Promise<string> {
  const key = Buffer.from(readFileSync(join(data, "hub.key"), "utf8").trim(), "base64");
  const body = new URLSearchParams({ email, password: demoPassword(key, email) });
  const answer = await fetch(`${url}/sign-in`, { method: "POST", body, redirect: "manual" });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (answer.status !== 303 && answer.status !== 302) throw new Error(`Signing in answered ${answer.status}.`);
  if (!cookie) throw new Error("Signing in gave no cookie.");
  return cookie;
}

const dice = diceOf(11);

/** A new call's form, filled in and saved, with a key of its own. */
export function callForm(): string {
  const form = new URLSearchParams({ intent: "save", key: randomUUID() });
  for (const [name, value] of Object.entries(callerSays(dice)))
    for (const one of [value].flat()) form.append(name, one);
  return form.toString();
}
