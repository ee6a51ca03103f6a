// The pilots that went before, as worked examples: what was published, each figure with its source, and what was not.
// Where two documents disagree both stand.

export interface PublishedFigure {
  readonly what: string;
  /** As it was published, in words. */
  readonly says: string;
  readonly source: string;
}

/** A figure that a form can begin with. */
export interface StartingFigure {
  readonly what: string;
  readonly value: number;
  readonly source: string;
}

/** Something a business case needs that no document we have read gives. */
export interface Unknown {
  readonly what: string;
  /** What would have to be assumed in its place. */
  readonly instead: string;
}

export interface WorkedExample {
  readonly code: string;
  readonly title: string;
  readonly about: string;
  readonly figures: readonly PublishedFigure[];
  /** Sentences about figures that do not agree, both of which are kept. */
  readonly disagree: readonly string[];
  readonly unknown: readonly Unknown[];
  /** How many people or incidents it is about; null where that was not published. */
  readonly population: StartingFigure | null;
  /** What was to be spent, in pounds; null where that was not published. */
  readonly investment: StartingFigure | null;
}

const NEWS = "Government news story, 29 November 2012";
const GUIDE = "Fresh Business Thinking report of the Community Budgets guide";
const GUARDIAN = "The Guardian, 21 March 2013";

const UNKNOWN_EVERYWHERE: readonly Unknown[] = [
  {
    what: "The investment, by organisation and by year",
    instead: "who pays how much in which year, from contracts, budgets and time given",
  },
  {
    what: "Which part of the saving the service causes",
    instead: "the impact, from a trial or a group without the service, with its grade",
  },
  {
    what: "Deadweight: what would have happened anyway",
    instead:
      "a share or percentage points, from a group that was counted; cases that come in at a peak fall by themselves",
  },
  {
    what: "How many begin, and how many stay",
    instead: "the shares engaged and retained, from the service’s own records",
  },
  { what: "How soon it works and how long it lasts", instead: "the lag and the yearly drop-off" },
  {
    what: "The prices used, and the year they are of",
    instead: "one price index and its vintage, and prices with their year",
  },
  {
    what: "How much of it is money that can be taken out",
    instead: "a cashable share for each value, signed by a finance lead",
  },
];

const ESSEX: WorkedExample = {
  code: "essex",
  title: "Essex",
  about: "One hub and one contact point in place of a thousand locations and more than eighty agencies.",
  figures: [
    { what: "Incidents a year", says: "29,000", source: NEWS },
    {
      what: "Victims and police incidents a year, in another report",
      says: "44,000 victims, about 32,000 incidents",
      source: "Care Appointments",
    },
    { what: "Cost to public services a year", says: "£86 million", source: NEWS },
    { what: "Contact locations before", says: "1,000", source: NEWS },
    { what: "Phone numbers before", says: "116", source: NEWS },
    { what: "Agencies before", says: "in excess of 80", source: NEWS },
    { what: "Victims to be supported", says: "17,000", source: NEWS },
    { what: "Saving expected", says: "over £100 million", source: NEWS },
    { what: "Saw a GP before the police", says: "80%", source: NEWS },
    {
      what: "Net benefit of all the area’s plans together, October 2012",
      says: "£414 million, £127 million of it cashable",
      source: "Whole Essex Community Budget, operational plan",
    },
    {
      what: "The same in the evidence of 2013, to 2019-20",
      says: "£388 million, £118 million of it cashable",
      source: "Written evidence CB 05 to the House of Commons (HC 163), 2013",
    },
  ],
  disagree: [
    "The incidents are 29,000 a year in one report and about 32,000 in another.",
    "The net benefit of all the area’s plans is £414 million in one document and £388 million in another, over other years. Neither is of this service alone.",
    "£86 million a year and “over £100 million” saved: no length of time is given with the second, so neither follows from the other.",
  ],
  unknown: [
    {
      what: "Over how many years the £100 million is",
      instead: "a length of time; 5 and 25 years stand side by side on the page",
    },
    ...UNKNOWN_EVERYWHERE,
  ],
  population: { what: "incidents a year", value: 29_000, source: NEWS },
  investment: null,
};

const WEST_CHESHIRE: WorkedExample = {
  code: "west-cheshire",
  title: "West Cheshire",
  about: "Earlier support in place of a reaction: nearly all of what was spent went on consequences.",
  figures: [
    { what: "Women likely to be affected", says: "more than 9,000", source: GUIDE },
    { what: "Victims who report to the police", says: "1,180", source: GUIDE },
    { what: "Cost to public services a year", says: "£20 million", source: NEWS },
    {
      what: "Share of cost on consequences",
      says: "98%",
      source: "Altogether Better West Cheshire",
    },
    {
      what: "The cohort, and its identified cost a year",
      says: "1,160 victims and 156 perpetrators, £16.5 million; the true figure nearer £20 million",
      source: "Altogether Better West Cheshire, Safer Communities",
    },
    { what: "Saving expected", says: "£17 million", source: NEWS },
    { what: "Saving expected over five years", says: "£7.6 million", source: GUIDE },
    {
      what: "All six of the area’s plans together, over five years",
      says: "£108 million of savings for £41 million of investment",
      source: "Learning from 20 years of place pilots, Local Government Association",
    },
  ],
  disagree: [
    "The saving is £17 million in one report and £7.6 million over five years in another. Both are kept; nothing that we have read explains the difference.",
    "The victims are 1,180 in one report and 1,160 in another, and the cost £20 million a year or £16.5 million identified.",
  ],
  unknown: [
    {
      what: "What was to be invested in this plan alone",
      instead: "a cost for each year; £41 million is for six plans",
    },
    ...UNKNOWN_EVERYWHERE,
  ],
  population: { what: "victims who report to the police", value: 1_180, source: GUIDE },
  investment: null,
};

const GREATER_MANCHESTER: WorkedExample = {
  code: "greater-manchester-early-years",
  title: "Greater Manchester, early years",
  about: "Money put in early in children’s lives, and a saving that takes a generation.",
  figures: [
    { what: "Investment", says: "£38 million", source: NEWS },
    { what: "Saving over 25 years", says: "£215 million", source: NEWS },
    { what: "Net saving of all the area’s plans, over five years", says: "£270 million", source: GUARDIAN },
  ],
  disagree: [
    "£215 million over 25 years is of the early years alone; £270 million over five years is of all the area’s plans. The two do not add and do not compare.",
    "Nothing that we have read says whether the £215 million is discounted: at 3.5 per cent a pound in year 24 is worth 44 pence.",
  ],
  unknown: [
    { what: "How many children it is for", instead: "a population, from births and a first look at need" },
    { what: "Over how many years the £38 million is spent", instead: "a cost for each year" },
    ...UNKNOWN_EVERYWHERE,
  ],
  population: null,
  investment: {
    what: "Investment in the early years, all of it in year 0 until it is known when",
    value: 38_000_000,
    source: NEWS,
  },
};

/** Every worked example. Their ratios stay locked: nothing that was published says what they are compared with. */
export const EXAMPLES: readonly WorkedExample[] = [ESSEX, WEST_CHESHIRE, GREATER_MANCHESTER];

/** The example of this code. */
export const exampleOf = (code: string | undefined): WorkedExample | undefined =>
  EXAMPLES.find((example) => example.code === code);
