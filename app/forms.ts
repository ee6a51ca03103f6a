// Reading a posted form: what was typed, and what is wrong with it in words for the page.
import { type FieldError } from "./components/summary-of-errors.tsx";
import { hasHidden } from "#machines/intake/answers.ts";
import type { z } from "zod";

/** A form as it came: a field that was sent twice is a list. */
export type FormValues = Readonly<Record<string, string | string[]>>;

/** The fields of a posted form; a file counts as nothing. Throws a 400 page for a body that is no form. */
export async function formValues(request: Request): Promise<FormValues> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
  const values = Object.create(null) as Record<string, string | string[]>;
  // One walk: asking for each name in turn takes minutes when somebody sends tens of thousands of them.
  for (const [name, sent] of form) {
    const value = typeof sent === "string" ? sent : "";
    const before = values[name];
    if (before === undefined) values[name] = value;
    else if (typeof before === "string") values[name] = [before, value];
    else before.push(value);
  }
  return values;
}

/** What was typed, to be shown again: the first value of each field. Name the fields; a password is never among them. */
export function typedIn<Name extends string>(values: FormValues, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, [values[name] ?? ""].flat()[0] ?? ""])) as Record<Name, string>;
}

export const HIDDEN_WORDS = "Take the hidden characters out: type it again.";

/** For a schema: words without hidden characters. */
export const isPlain = (text: string): boolean => !hasHidden(text);

/** What is wrong with any field of words, whatever it asks: two answers to one question, or hidden characters. */
export function wrongIn(values: FormValues, names: readonly string[]): { field: string; message: string }[] {
  return names.flatMap((field) => {
    const all = [values[field] ?? ""].flat();
    if (new Set(all).size > 1) return [{ field, message: "Give one answer." }];
    return all.every(isPlain) ? [] : [{ field, message: HIDDEN_WORDS }];
  });
}

/** A schema's complaints as the page shows them: one for each field, the first. */
export function errorsOf(error: z.ZodError): FieldError[] {
  const byField = new Map<string, FieldError>();
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "");
    if (!byField.has(field)) byField.set(field, field ? { field, message: issue.message } : { message: issue.message });
  }
  return [...byField.values()];
}

/** The schema of a form's idempotency key; one that is missing or odd is taken as none. */
export function keyIn(values: FormValues): { readonly key?: string } {
  const { key } = typedIn(values, ["key"]);
  return /^[\w-]{8,64}$/.test(key) ? { key } : {};
}

/** A new key for a form: sent twice, it is acted upon once. */
export function newFormKey(): string {
  return crypto.randomUUID();
}
