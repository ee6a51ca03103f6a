import type { Span } from "#db/report-opened.ts";
import { instantOf } from "#machines/time.ts";
import { londonMoment } from "../../london-moment.ts";
import { daysOf, quarterAfter, type Quarter } from "../quarters.ts";

const beginning = (of: Quarter) => {
  const { first } = daysOf(of);
  return londonMoment(first, "0:00") ?? instantOf(`${first}T00:00:00Z`);
};

/** The quarter from its first midnight in London until, and without, the first one after it. */
export const spanOf = (quarter: Quarter): Span => ({
  since: beginning(quarter),
  until: beginning(quarterAfter(quarter, 1)),
});
