// Who can bear a cost or gain a benefit: the bearers of the ledger, and those whose gain is not public money.
import { BEARER_WORDS, BEARERS, type Bearer } from "#machines/money-words.ts";

const BESIDE: Readonly<Record<string, string>> = {
  people: "The people themselves",
  employers: "Employers",
  society: "Everybody",
};

/** Every bearer that can be chosen, with its words. */
export const BEARER_CHOICES: readonly { readonly value: string; readonly text: string }[] = [
  ...BEARERS.map((value) => ({ value, text: BEARER_WORDS[value] })),
  ...Object.entries(BESIDE).map(([value, text]) => ({ value, text })),
];

/** The same, with a bearer beside them that is none of these and was given by its own name. */
export const bearerChoices = (given: string): typeof BEARER_CHOICES =>
  given === "" || BEARER_CHOICES.some(({ value }) => value === given)
    ? BEARER_CHOICES
    : [...BEARER_CHOICES, { value: given, text: given }];

/** A bearer in words; one that is not listed by its own name. */
export function bearerWords(bearer: string): string {
  if (Object.hasOwn(BEARER_WORDS, bearer)) return BEARER_WORDS[bearer as Bearer];
  return (Object.hasOwn(BESIDE, bearer) ? BESIDE[bearer] : undefined) ?? bearer;
}
