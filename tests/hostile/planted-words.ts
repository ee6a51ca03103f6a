// Words that are nowhere else, one for each thing that a form takes about a person.
import type { Fields } from "./a-busy-hub.ts";
import type { PageForm } from "./forms-in.ts";

/** Every planted word, by what it is. */
export const planted = new Map<string, string>();

/** A new word for this, or the one given. */
export function plant(
  what: string,
  word = `Zq${planted.size}${[...what].filter((letter) => /[a-z]/i.test(letter)).join("")}x`,
): string {
  planted.set(what, word);
  return word;
}

const LINES = [
  "whereNow",
  "town",
  "policeIncident",
  "distressWord",
  "name",
  "sayWeAre",
  "whoMayAnswer",
  "codeWord",
  "whatHappened",
  "otherName",
  "otherRelationship",
  "otherNotes",
  "wants",
  "doesNotWant",
  "language",
  "needs",
] as const;

/** A call in which everything is planted. */
export const plantedCall = (of: string, numbers: { phone: string; other: string; born: string }): Fields => ({
  ...Object.fromEntries(LINES.map((name) => [name, plant(`${of}.${name}`)])),
  chosenName: plant(`${of}.chosenName`),
  phone: plant(`${of}.phone`, numbers.phone),
  cutOffNumber: plant(`${of}.cutOffNumber`, numbers.other),
  birthDate: plant(`${of}.birthDate`, numbers.born),
  safeToTalk: "yes",
  immediateDanger: "no",
  cutOffPlan: "ring-other",
  "consent.sharing": "no",
  suicidalIntent: "yes",
});

/** A referral in which everything is planted: the person refused, and is reached through the practice. */
export const plantedReferral = (of: string, phone: string, nhs: string): Fields => ({
  immediateDanger: "no",
  name: plant(`${of}.name`),
  nhsNumber: plant(`${of}.nhsNumber`, nhs),
  phone: plant(`${of}.phone`, phone),
  contactSafe: "not-safe",
  reachThrough: plant(`${of}.reachThrough`),
  agreed: "no",
  agreedReason: plant(`${of}.agreedReason`),
  whatHappened: plant(`${of}.whatHappened`),
  otherName: plant(`${of}.otherName`),
  language: plant(`${of}.language`),
});

/** Every text field of a form filled with a word of its own, every choice made. */
export function everythingIn(form: PageForm, of: string): Fields {
  const fields: Record<string, string> = {};
  for (const [name, values] of form.offered) {
    if (["key", "version", "intent"].includes(name) || name.endsWith("-shown") || /Id$/.test(name)) continue;
    if (name === "agreedGrade" || form.fields.get(name)) continue;
    if (values.length === 1 && values[0] === "") fields[name] = plant(`${of}.${name}`);
    else if (values.length > 1) fields[name] = values.at(-1) ?? "";
  }
  return fields;
}

/** Which of the planted words a text holds, by what they are; a number is found without its spaces too. */
export function found(text: string): string[] {
  const packed = text.replaceAll(/\s/g, "");
  const isIn = (word: string) =>
    text.includes(word) || (/^[\d ]+$/.test(word) && packed.includes(word.replaceAll(" ", "")));
  return [...planted].filter(([, word]) => isIn(word)).map(([what]) => what);
}
