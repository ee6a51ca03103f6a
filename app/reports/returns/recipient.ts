// To whom a return goes and what for: what must be said, in words for the form.
export interface Recipient {
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
}

export interface ReleaseWords extends Recipient {
  readonly purpose: string;
}

export const MOST_NAME = 200;
export const MOST_PURPOSE = 500;

const ADDRESS = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/;

/** What is wrong with each field, at the field; nothing when it can be released so. */
export function problemsWithRelease(words: ReleaseWords): { field: keyof ReleaseWords; message: string }[] {
  const problems: { field: keyof ReleaseWords; message: string }[] = [];
  const wrong = (field: keyof ReleaseWords, message: string) => void problems.push({ field, message });
  const missing = (field: keyof ReleaseWords) => words[field].trim() === "";
  if (missing("name")) wrong("name", "Give the name of the person who gets it");
  if (missing("organisation")) wrong("organisation", "Give the organisation they work for");
  if (missing("email")) wrong("email", "Give their e-mail address at work");
  else if (!ADDRESS.test(words.email.trim())) wrong("email", "Give one e-mail address, for example name@example.org");
  if (missing("purpose")) wrong("purpose", "Say what they need it for, in a sentence");
  for (const field of ["name", "organisation", "email"] as const)
    if (words[field].length > MOST_NAME) wrong(field, `Shorten it to ${MOST_NAME} characters`);
  if (words.purpose.length > MOST_PURPOSE) wrong("purpose", `Shorten it to ${MOST_PURPOSE} characters`);
  return problems;
}
