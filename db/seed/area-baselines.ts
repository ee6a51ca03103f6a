// What was published of each area before any hub. Where two documents disagree both are kept. `seen`: the figure was read in the
// document that is named, or in one that quotes it; any other is only told as being from there, and is shown as not verified.
export interface Baseline {
  readonly area: string;
  readonly key: string;
  readonly words: string;
  readonly kind: "count" | "pounds" | "share";
  readonly value: number;
  /** What stands before the figure ("over", "up to") and after it; "" when nothing does. */
  readonly before: string;
  readonly after: string;
  readonly source: string;
  readonly seen: boolean;
}

export const BASELINE_AREAS = [
  { code: "essex", name: "Essex" },
  { code: "west-cheshire", name: "West Cheshire" },
  { code: "tri-borough", name: "West London Tri-borough" },
  { code: "greater-manchester", name: "Greater Manchester" },
  { code: "england", name: "England" },
] as const;

const NEWS = "Government news story, 29 November 2012";
const GUIDE = "Fresh Business Thinking report of the Community Budgets guide";
const BETTER = "Altogether Better West Cheshire";
const COUNCIL = "Council report, in Care Appointments, about 2014";
const GUARDIAN = "The Guardian, 21 March 2013";
const REVIEW = "Ernst & Young for the Local Government Association, quoted in The Guardian, 21 March 2013";

/** Area, key, words, kind, value, source, whether it was seen, and what stands before and after the figure. */
type Line = readonly [
  area: string,
  key: string,
  words: string,
  kind: Baseline["kind"],
  value: number,
  source: string,
  seen: boolean,
  before?: string,
  after?: string,
];

const LINES: readonly Line[] = [
  ["essex", "incidents", "Incidents a year", "count", 29_000, NEWS, true],
  ["essex", "incidents-council", "Incidents a year", "count", 32_000, COUNCIL, true, "about"],
  ["essex", "cost", "Public cost a year", "pounds", 86_000_000, NEWS, true],
  ["essex", "locations", "Locations before", "count", 1000, NEWS, false],
  ["essex", "phones", "Phone numbers before", "count", 116, NEWS, false],
  ["essex", "agencies", "Agencies before", "count", 80, NEWS, true, "in excess of"],
  ["essex", "victims", "Victims to support", "count", 17_000, NEWS, false],
  ["essex", "victims-council", "Victims", "count", 44_000, COUNCIL, true],
  ["essex", "saving", "Expected saving", "pounds", 100_000_000, NEWS, false, "over"],
  ["essex", "gp-before-police", "Share seeing a GP before the police", "share", 0.8, NEWS, false],
  ["west-cheshire", "victims", "Women likely affected", "count", 9000, GUIDE, false, "more than"],
  ["west-cheshire", "reporting", "Victims reporting to the police", "count", 1180, GUIDE, false],
  ["west-cheshire", "reporting-cohort", "Victims in the cohort of the plan", "count", 1160, BETTER, true],
  ["west-cheshire", "cost", "Public cost a year", "pounds", 20_000_000, NEWS, true],
  ["west-cheshire", "cost-identified", "Public cost a year that was identified", "pounds", 16_500_000, BETTER, true],
  ["west-cheshire", "saving", "Expected saving", "pounds", 17_000_000, NEWS, false],
  ["west-cheshire", "saving-five-years", "Expected saving in five years", "pounds", 7_600_000, GUIDE, false],
  ["west-cheshire", "consequences", "Share of the cost spent on consequences", "share", 0.98, BETTER, true],
  [
    "tri-borough",
    "reoffending-saving",
    "Saving from less reoffending",
    "pounds",
    6_000_000,
    GUIDE,
    false,
    "up to",
    "for a 10 per cent drop",
  ],
  [
    "tri-borough",
    "reoffending-service-saving",
    "Saving from the reoffending service",
    "pounds",
    25_000_000,
    NEWS,
    false,
  ],
  [
    "tri-borough",
    "highest-fifth",
    "Share of spending on the fifth with the highest need",
    "share",
    0.8,
    NEWS,
    false,
    "nearly",
  ],
  ["greater-manchester", "early-years-investment", "Early years: investment", "pounds", 38_000_000, NEWS, false],
  ["greater-manchester", "early-years-saving", "Early years: saving in 25 years", "pounds", 215_000_000, NEWS, false],
  ["greater-manchester", "saving-five-years", "Net saving in five years", "pounds", 270_000_000, GUARDIAN, true],
  ["england", "interventions", "Interventions for one family", "count", 68, NEWS, false],
  ["england", "cost-of-family", "Cost of one family", "pounds", 92_000, NEWS, false, "up to"],
  ["england", "saving-low", "Saving in five years, low", "pounds", 9_400_000_000, REVIEW, true],
  ["england", "saving-high", "Saving in five years, high", "pounds", 20_600_000_000, REVIEW, true],
  [
    "england",
    "saving-of-central-government",
    "Share of the saving that is central government’s",
    "share",
    0.8,
    GUIDE,
    false,
  ],
];

export const BASELINES: readonly Baseline[] = LINES.map(
  ([area, key, words, kind, value, source, seen, before = "", after = ""]) => ({
    area,
    key,
    words,
    kind,
    value,
    source,
    seen,
    before,
    after,
  }),
);
