// Definitions and doubts that several reports share.
import { BASE_YEAR, DEFLATOR_NAME } from "#db/seed/deflators.ts";
import type { Definition } from "../report.ts";

export const PERSON: Definition = {
  term: "Person",
  words:
    "One person’s involvement with the hub in one area. Two cases that were found to be one person’s count once. A contact that became no case counts as a person of its own.",
};

export const QUARTER: Definition = {
  term: "Quarter",
  words:
    "January to March, April to June, July to September or October to December, from midnight to midnight in London.",
};

export const RECORDED: Definition = {
  term: "Recorded cost",
  words:
    "Events the hub was told of and actions that were completed, each at one published unit price or a contract price that finance entered. What was told at the first review about the twelve months before is counted in the quarter in which the case was opened, or the one before when it was opened on the first day.",
};

export const PRICES: Definition = {
  term: "Prices",
  words: `Pounds of ${BASE_YEAR}, by the ${DEFLATOR_NAME}, in the vintage that was in force when each was entered: the notes name it. Fiscal cost to public bodies only: no economic or social value is in it, and none is ever added to it.`,
};

export const BANDS_MEAN: readonly Definition[] = [
  {
    term: "Reactive",
    words: "A response to a crisis or to what follows one. What triggered the event decides, not who acted.",
  },
  {
    term: "Risk reduction",
    words:
      "Specialist work after somebody has told, such as advocacy or a risk conference. It answers past abuse and guards against more; readers may put it on either side, so it stands by itself.",
  },
  { term: "Preventive", words: "Help before a crisis." },
  {
    term: "The hub itself",
    words: "What the hub costs to run, from its own accounts. Never counted as prevention.",
  },
];

export const TOLD_ONLY = "Only events the hub was told of. It is a description, not a saving.";
export const PEAK =
  "People come to the hub at a peak. Less in a later quarter would have come about for many of them without any help, so before and after cannot be compared as if nothing else had changed.";
export const NO_COMPARATOR =
  "There is no comparison with people who had no help, so nothing here shows what help brought about.";
export const MORE_IS_NOT_WORSE = "More recorded is not worse: people who are helped tell more, and tell it sooner.";
export const HIDDEN =
  "Small numbers are not shown, others are rounded, and sums are rounded from the true sum: rows need not add up to their total.";
export const ROUNDED_MONEY =
  "Money is rounded to five times the dearest unit price in it: where few and dear events meet many small ones, a row can be far from its true sum, and even be shown as nothing.";
