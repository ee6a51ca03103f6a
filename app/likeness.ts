// Whether two who are known of may be one person: what agrees, in words, and how much that weighs. Two people are never taken for
// one by a program: a person reads this and decides.
import type { PersonKeyKind } from "#db/schema.ts";
import { namesAlike } from "./names.ts";

/** What is opened of somebody to be compared; "" for what is not known. */
export interface Opened {
  readonly name: string;
  readonly birthDate: string;
}

/**
 * What each thing that agrees weighs. A number or an address of e-mail is nearly always one person's, or of somebody who lives with
 * them; a birth date is shared with one in 25,000; a name or a postcode with many. Two things together are looked for: see LIKELY.
 */
const WEIGHT = {
  phone: 4,
  email: 4,
  "birth-date": 3,
  "same-name": 3,
  "alike-name": 2,
  "part-of-name": 1,
  "birth-year": 1,
  postcode: 1,
} as const;
type Agrees = keyof typeof WEIGHT;

/** From this weight on somebody is shown: a number alone, a name with the year or the postcode, part of a name with the birth date. */
export const LIKELY = 3;

const WORDS: Readonly<Record<Agrees, string>> = {
  phone: "the same number",
  email: "the same e-mail address",
  "birth-date": "the same birth date",
  "same-name": "the same name",
  "alike-name": "a name that is written or sounds alike",
  "part-of-name": "part of the name",
  "birth-year": "the same year of birth",
  postcode: "the same postcode",
};

export interface Likeness {
  /** What agrees, in words, and what does not. */
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
  /** Nothing but the name agrees, and nothing else is known that could differ. */
  readonly byNameOnly: boolean;
  readonly weight: number;
}

/** How alike two are, of whom `shared` are the kinds of key that they have in common; null when they are not likely one person. */
export function likenessOf(one: Opened, other: Opened, shared: ReadonlySet<PersonKeyKind>): Likeness | null {
  const alike = namesAlike(one.name, other.name);
  const agrees: Agrees[] = [];
  if (shared.has("phone")) agrees.push("phone");
  if (shared.has("email")) agrees.push("email");
  if (alike !== null) agrees.push(alike === "same" ? "same-name" : alike === "alike" ? "alike-name" : "part-of-name");
  const bothBorn = one.birthDate !== "" && other.birthDate !== "";
  const sameDay = bothBorn && one.birthDate === other.birthDate;
  const sameYear = bothBorn && one.birthDate.slice(0, 4) === other.birthDate.slice(0, 4);
  if (sameDay) agrees.push("birth-date");
  else if (sameYear) agrees.push("birth-year");
  if (shared.has("postcode")) agrees.push("postcode");
  const reached = agrees.includes("phone") || agrees.includes("email");
  // Another year of birth is another person of that name; on one phone it may be a parent's or a child's, and is said.
  if (!reached && (alike === null || (bothBorn && !sameYear))) return null;
  const weight = agrees.reduce((sum, one) => sum + WEIGHT[one], 0);
  const byNameOnly = agrees.length === 1 && (alike === "same" || alike === "alike");
  if (weight < LIKELY && !byNameOnly) return null;
  return {
    agrees: agrees.map((one) => WORDS[one]),
    differs: [
      ...(bothBorn && !sameDay ? ["birth dates differ"] : []),
      ...(alike === null && one.name !== "" && other.name !== "" ? ["names differ"] : []),
    ],
    byNameOnly,
    weight,
  };
}
