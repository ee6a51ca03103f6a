// Every report there is, in the order in which they are listed.
import { areas } from "./definitions/areas.ts";
import { clocks } from "./definitions/clocks.ts";
import { concentration } from "./definitions/concentration.ts";
import { costPerCase } from "./definitions/cost-per-case.ts";
import { doors } from "./definitions/doors.ts";
import { gpBeforePolice } from "./definitions/gp-before-police.ts";
import { gradeFirstToLast } from "./definitions/grade-first-to-last.ts";
import { journey } from "./definitions/journey.ts";
import { pooledBudget } from "./definitions/pooled-budget.ts";
import { reactionAndPrevention } from "./definitions/reaction-and-prevention.ts";
import { repeats } from "./definitions/repeats.ts";
import { sourcesToRoutes } from "./definitions/sources-to-routes.ts";
import { unmetNeed } from "./definitions/unmet-need.ts";
import { whoPays } from "./definitions/who-pays.ts";
import type { Report } from "./report.ts";

export const REPORTS: readonly Report[] = [
  journey,
  clocks,
  unmetNeed,
  doors,
  sourcesToRoutes,
  gradeFirstToLast,
  repeats,
  gpBeforePolice,
  reactionAndPrevention,
  whoPays,
  costPerCase,
  concentration,
  pooledBudget,
  areas,
];

/** The report of this name. */
export const reportNamed = (name: string): Report | undefined => REPORTS.find((report) => report.name === name);
