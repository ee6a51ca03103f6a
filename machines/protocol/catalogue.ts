// The catalogue of pathways: who takes each, by when, whether consent is needed, and what stands in when it is out.
// What a pathway costs is kept elsewhere, so that no rule here can ever read it.

/** How a due time is worked out; "by rule" means that clock-rules.ts says. */
export type Clock = "now" | `${number} hours` | `${number} working days` | "school morning" | "by rule";
/** Whether the person may refuse: `override-…` stays in spite of a refusal in the cases that R25 names. */
export type ConsentNeed = "not-needed" | "service" | "override-high" | "override-vital" | "override-child";
export type PathwayOwner = "hub" | "police" | "conference" | "voluntary" | "nhs" | "council" | "courts" | "pcc";

export interface Pathway {
  readonly code: string;
  readonly title: string;
  readonly owner: PathwayOwner;
  /** In a few words, when it is suggested. */
  readonly when: string;
  readonly clock: Clock;
  readonly clockBasis: "practice" | "area default" | "statute";
  readonly consent: ConsentNeed;
  /** The pathway that takes its place when this one is out (R26); null when there is none. */
  readonly alternative: string | null;
}

/** Every pathway, in catalogue order: lists that are equal by time are shown in this order. */
export const PATHWAYS = [
  {
    code: "emergency-999",
    title: "Emergency police response",
    owner: "police",
    when: "immediate danger",
    clock: "now",
    clockBasis: "practice",
    consent: "not-needed",
    alternative: null,
  },
  {
    code: "safety-plan",
    title: "Safety plan made with the person",
    owner: "hub",
    when: "every case",
    clock: "by rule",
    clockBasis: "practice",
    consent: "not-needed",
    alternative: null,
  },
  {
    code: "risk-assessment",
    title: "Risk assessment by the hub",
    owner: "hub",
    when: "no full assessment yet",
    clock: "by rule",
    clockBasis: "area default",
    consent: "not-needed",
    alternative: null,
  },
  {
    code: "safe-callback",
    title: "Call back at a safe time",
    owner: "hub",
    when: "not safe to talk",
    clock: "by rule",
    clockBasis: "practice",
    consent: "not-needed",
    alternative: null,
  },
  {
    code: "marac-referral",
    title: "Referral to the multi-agency risk conference",
    owner: "conference",
    when: "any of the four conference routes",
    clock: "24 hours",
    clockBasis: "area default",
    consent: "override-high",
    alternative: null,
  },
  {
    code: "idva",
    title: "Independent domestic violence advisor",
    owner: "voluntary",
    when: "high grade",
    clock: "24 hours",
    clockBasis: "area default",
    consent: "override-high",
    alternative: "outreach",
  },
  {
    code: "outreach",
    title: "Community outreach worker",
    owner: "voluntary",
    when: "medium grade",
    clock: "48 hours",
    clockBasis: "area default",
    consent: "service",
    alternative: "early-advice",
  },
  {
    code: "early-advice",
    title: "Early advice and healthy-relationship support",
    owner: "voluntary",
    when: "standard grade or not yet assessed",
    clock: "3 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: "helpline",
  },
  {
    code: "helpline",
    title: "National helpline details given safely",
    owner: "hub",
    when: "always possible",
    clock: "by rule",
    clockBasis: "practice",
    consent: "not-needed",
    alternative: null,
  },
  {
    code: "iris-advocate",
    title: "GP advocate-educator",
    owner: "voluntary",
    when: "referred by a GP whose practice is in the scheme and grade below high",
    clock: "48 hours",
    clockBasis: "area default",
    consent: "service",
    alternative: "outreach",
  },
  {
    code: "medical-same-day",
    title: "Medical review",
    owner: "nhs",
    when: "strangulation in the last four weeks or untreated injury",
    clock: "by rule",
    clockBasis: "practice",
    consent: "not-needed",
    alternative: null,
  },
  {
    code: "mental-health-crisis",
    title: "Mental-health crisis line or team",
    owner: "nhs",
    when: "suicidal intent",
    clock: "now",
    clockBasis: "practice",
    consent: "override-vital",
    alternative: null,
  },
  {
    code: "talking-therapy",
    title: "Talking therapy",
    owner: "nhs",
    when: "low mood without intent",
    clock: "5 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: null,
  },
  {
    code: "sarc",
    title: "Sexual assault referral centre",
    owner: "nhs",
    when: "sexual assault or sexual harm",
    clock: "by rule",
    clockBasis: "practice",
    consent: "service",
    alternative: null,
  },
  {
    code: "isva",
    title: "Independent sexual violence advisor",
    owner: "voluntary",
    when: "sexual assault or sexual harm",
    clock: "48 hours",
    clockBasis: "area default",
    consent: "service",
    alternative: "outreach",
  },
  {
    code: "refuge",
    title: "Refuge or other safe accommodation",
    owner: "council",
    when: "not safe to stay",
    clock: "4 hours",
    clockBasis: "area default",
    consent: "service",
    alternative: "homelessness-application",
  },
  {
    code: "homelessness-application",
    title: "Homelessness application (automatic priority need)",
    owner: "council",
    when: "homeless or not safe to stay",
    clock: "4 hours",
    clockBasis: "area default",
    consent: "service",
    alternative: null,
  },
  {
    code: "homelessness-prevention",
    title: "Homelessness prevention or managed move",
    owner: "council",
    when: "wants to move and not yet homeless",
    clock: "5 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: null,
  },
  {
    code: "sanctuary",
    title: "Sanctuary scheme (make the home safe)",
    owner: "council",
    when: "wants to stay and the perpetrator does not live there",
    clock: "2 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: "homelessness-prevention",
  },
  {
    code: "mash",
    title: "Children's social care referral",
    owner: "council",
    when: "a child at risk",
    clock: "by rule",
    clockBasis: "practice",
    consent: "override-child",
    alternative: null,
  },
  {
    code: "early-help-family",
    title: "Family early help",
    owner: "council",
    when: "children in the household and no child at risk",
    clock: "5 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: null,
  },
  {
    code: "operation-encompass",
    title: "School told before the next school morning",
    owner: "police",
    when: "police attended and a school-age child is linked",
    clock: "school morning",
    clockBasis: "statute",
    consent: "not-needed",
    alternative: null,
  },
  {
    code: "adult-safeguarding",
    title: "Adult safeguarding (section 42)",
    owner: "council",
    when: "care and support needs",
    clock: "24 hours",
    clockBasis: "area default",
    consent: "override-vital",
    alternative: null,
  },
  {
    code: "honour-specialist",
    title: "Honour-based abuse and forced-marriage specialist",
    owner: "voluntary",
    when: "honour-based abuse or forced marriage",
    clock: "4 hours",
    clockBasis: "practice",
    consent: "not-needed",
    alternative: "idva",
  },
  {
    code: "stalking-advocate",
    title: "Stalking screening and advocate",
    owner: "voluntary",
    when: "stalking or unwanted contact",
    clock: "2 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: "outreach",
  },
  {
    code: "dapo",
    title: "Domestic abuse protection notice or order",
    owner: "police",
    when: "legal protection needed and the area has the order on that date",
    clock: "24 hours",
    clockBasis: "area default",
    consent: "override-high",
    alternative: "dvpo",
  },
  {
    code: "dvpo",
    title: "Domestic violence protection notice or order",
    owner: "police",
    when: "legal protection needed where dapo is not available",
    clock: "24 hours",
    clockBasis: "area default",
    consent: "override-high",
    alternative: "non-molestation-order",
  },
  {
    code: "non-molestation-order",
    title: "Non-molestation or occupation order",
    owner: "courts",
    when: "the person wants a civil order",
    clock: "by rule",
    clockBasis: "area default",
    consent: "service",
    alternative: null,
  },
  {
    code: "clares-law",
    title: "Disclosure scheme application (right to ask)",
    owner: "police",
    when: "wants to know about a partner's past",
    clock: "2 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: null,
  },
  {
    code: "migrant-concession",
    title: "Migrant victims concession through a regulated adviser",
    owner: "voluntary",
    when: "partner-route visa",
    clock: "5 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: "no-recourse-support",
  },
  {
    code: "no-recourse-support",
    title: "Support with no recourse to public funds",
    owner: "council",
    when: "no recourse to public funds",
    clock: "2 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: null,
  },
  {
    code: "by-and-for",
    title: "Specialist led by and for the person's community",
    owner: "voluntary",
    when: "the person asks for it",
    clock: "48 hours",
    clockBasis: "area default",
    consent: "service",
    alternative: "outreach",
  },
  {
    code: "intensive-perpetrator",
    title: "Intensive perpetrator case management",
    owner: "pcc",
    when: "high-harm or serial perpetrator with a conference route",
    clock: "10 working days",
    clockBasis: "area default",
    consent: "override-high",
    alternative: null,
  },
  {
    code: "behaviour-change",
    title: "Perpetrator behaviour-change programme with linked partner support",
    owner: "voluntary",
    when: "perpetrator accepts the behaviour and the person agrees",
    clock: "10 working days",
    clockBasis: "area default",
    consent: "service",
    alternative: null,
  },
  {
    code: "referrer-feedback",
    title: "Feedback to the referrer",
    owner: "hub",
    when: "a professional referred and feedback is agreed and safe",
    clock: "2 working days",
    clockBasis: "area default",
    consent: "not-needed",
    alternative: null,
  },
] as const satisfies readonly Pathway[];

export type PathwayCode = (typeof PATHWAYS)[number]["code"];

export const PATHWAY_CODES = PATHWAYS.map((pathway) => pathway.code);

/** One pathway as the rules see it: its codes are known to be in the catalogue. */
export type CataloguedPathway = Pathway & { readonly code: PathwayCode; readonly alternative: PathwayCode | null };

export const PATHWAY: Readonly<Record<PathwayCode, CataloguedPathway>> = Object.fromEntries(
  PATHWAYS.map((pathway) => [pathway.code, pathway]),
) as Record<PathwayCode, CataloguedPathway>;

/** The place of each pathway in the catalogue, from 0. */
export const CATALOGUE_ORDER: Readonly<Record<PathwayCode, number>> = Object.fromEntries(
  PATHWAYS.map((pathway, index) => [pathway.code, index]),
) as Record<PathwayCode, number>;

/** The emergency and the hub's own pathways are always there: nobody can mark them as unavailable. */
export function canBeUnavailable(code: PathwayCode): boolean {
  return code !== "emergency-999" && PATHWAY[code].owner !== "hub";
}
