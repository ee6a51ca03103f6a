import type { Answers } from "./answers.ts";
import { safeTimesOf } from "./safe-times.ts";

/**
 * What follows for a person's number from what a professional said of it, and of when it is safe. One that others may see counts as
 * shared: it is rung by a person, in the times that were named, and never else.
 */
export function phoneReach(said: string, slot: string): Answers {
  const times = safeTimesOf(slot);
  const atTimes = said === "at-times";
  return {
    contactSafe: atTimes ? "safe" : said,
    whosePhone: said === "safe" ? "mine" : atTimes ? "shared" : "unknown",
    othersSee: said === "safe" ? "no" : atTimes ? "yes" : "unknown",
    safeDays: (times?.days ?? []).map(String),
    safeFrom: times?.from ?? "",
    safeTo: times?.to ?? "",
  };
}
