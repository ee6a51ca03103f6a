// Who bears a cost, as lists of prices write it, in the words that every list maps on to.
import { BEARER_WORDS, BEARERS, type Bearer } from "./money-words.ts";

const OF_A_COUNCIL: readonly (readonly [RegExp, Bearer])[] = [
  [/hous|homeless|\brsl\b|tenan|rent\b|accommodation|evict|repossess/, "council-housing"],
  [/adult|older people|learning disab/, "council-adults"],
  [/child|famil|foster|looked after|young|social services|school|pupil|truan|educat/, "council-children"],
];

const OF_JUSTICE: readonly (readonly [RegExp, Bearer])[] = [
  [/police/, "police"],
  [/court/, "courts"],
];

const WHOLE: readonly (readonly [RegExp, Bearer])[] = [
  [/^(police and justice|police and courts?)$/, "police-courts"],
  [/^police( force)?$/, "police"],
  [/^(nhs|health|integrated care board)$/, "nhs"],
  [/^courts?( service)?$/, "courts"],
  [/^(prison.*|probation.*|ministry of justice|cps|crown prosecution service)$/, "justice"],
  [/^(dwp|department for work and pensions)$/, "dwp"],
  [/^(education|schools?|department for education|dfe)$/, "education"],
  [/^(pcc|police and crime commissioner)$/, "pcc"],
  [/^(multiple|various|all|all partners)$/, "all-partners"],
];

/**
 * Who bears it: the list's own word, its detail where the word alone does not say, then what is priced. Null when it cannot be told;
 * a council's cost is never guessed to be housing, children's or adults' without a word that says so.
 */
export function publishedBearer(bearer: string, detail: string, priced: string): Bearer | null {
  const word = bearer.trim().toLowerCase();
  const own = BEARERS.find((one) => one === word || BEARER_WORDS[one].toLowerCase() === word);
  if (own) return own;
  const found = (list: typeof WHOLE, text: string) => list.find(([pattern]) => pattern.test(text.toLowerCase()))?.[1];
  if (/^(local authority|council|la)$/.test(word))
    return found(OF_A_COUNCIL, detail) ?? found(OF_A_COUNCIL, priced) ?? null;
  if (/^(criminal justice( system)?|cjs)$/.test(word)) return found(OF_JUSTICE, detail) ?? "justice";
  return found(WHOLE, word) ?? null;
}
