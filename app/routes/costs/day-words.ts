import type { Day } from "#machines/time.ts";

const DAY_WORDS = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
/** The day from which the rules of the beginning hold. */
const BEGINNING = "2000-01-01";

/** `2 March 2026`; "the beginning" for rules that were always there. */
export const dayWords = (day: Day): string =>
  day <= BEGINNING ? "the beginning" : DAY_WORDS.format(new Date(`${day}T00:00:00Z`));
