// What somebody may need that a service of the directory answers: the catalogue's pathways that others provide, and a few needs
// beside them. `words` are looked for where a directory does not say itself which needs a service answers.
import { PATHWAY, type PathwayCode } from "../protocol/catalogue.ts";

export interface Need {
  readonly code: string;
  readonly title: string;
  readonly words: RegExp;
}

const pathway = (code: PathwayCode, words: RegExp): Need => ({ code, title: PATHWAY[code].title, words });

/** Every need, in the order in which pages list them. */
export const NEEDS: readonly Need[] = [
  pathway("helpline", /\bhelp ?line|advice line|listening (service|line)/i),
  pathway("refuge", /\brefuges?\b|safe accommodation|safe house/i),
  pathway("idva", /\bidva|domestic (violence|abuse) advis|domestic abuse advoca/i),
  pathway("outreach", /\boutreach|domestic (abuse|violence) (support|service)/i),
  pathway("early-advice", /healthy relationship|early (advice|help)|advice (service|centre)/i),
  pathway("sarc", /\bsarc\b|sexual assault referral/i),
  pathway("isva", /\bisva\b|sexual violence|rape/i),
  pathway("stalking-advocate", /stalking|harassment/i),
  pathway("honour-specialist", /honour|forced marriage|\bfgm\b/i),
  pathway("homelessness-application", /homeless/i),
  pathway("homelessness-prevention", /homelessness prevention|housing (advice|options|support)|tenancy/i),
  pathway("sanctuary", /sanctuary scheme|home security|target hardening/i),
  pathway("non-molestation-order", /non-molestation|injunction|family law|legal (advice|aid|support)/i),
  pathway("clares-law", /clare.?s law|disclosure scheme/i),
  pathway("mental-health-crisis", /mental.health crisis|suicid|crisis (line|team)/i),
  pathway("talking-therapy", /talking therap|counselling|psycholog/i),
  pathway("medical-same-day", /walk.in centre|urgent treatment|minor injur/i),
  pathway("early-help-family", /family (support|hub|centre)|parenting/i),
  pathway("migrant-concession", /immigration|migrant|asylum|refugee/i),
  pathway("no-recourse-support", /no recourse|destitut/i),
  pathway("by-and-for", /led by and for|\blgbt|minoriti[sz]ed|\bdeaf\b|disabled|older people|gypsy|roma\b|traveller/i),
  pathway("behaviour-change", /perpetrator|behaviour change|change (your|their) behaviour/i),
  { code: "men", title: "Men who are harmed", words: /\b(men|male victims?|men's)\b/i },
  { code: "children-recovery", title: "Children's recovery", words: /child(ren)?('s)? (recovery|therap|counsel)/i },
  { code: "substance-use", title: "Drugs and alcohol", words: /alcohol|drug|substance/i },
  {
    code: "money",
    title: "Debt and money taken under control",
    words: /debt|money advice|benefits advice|economic abuse/i,
  },
  { code: "pets", title: "A pet looked after while they move", words: /\bpets?\b|animal foster/i },
];

const CODES = new Set(NEEDS.map(({ code }) => code));

/** True for the code of a need. */
export const isNeed = (code: string): boolean => CODES.has(code);

/** The need's title; "" for what is no need. */
export const needTitle = (code: string): string => NEEDS.find((need) => need.code === code)?.title ?? "";

/** The needs that the words speak of, in order. */
export function needsIn(words: readonly string[]): string[] {
  const text = words.join("\n");
  return NEEDS.filter((need) => need.words.test(text)).map(({ code }) => code);
}
