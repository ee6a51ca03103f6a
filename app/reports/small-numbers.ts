import type { Release } from "../queries/report-releases.ts";
import type { Definition } from "./report.ts";

/** How this release keeps small numbers from view. */
export const smallNumbers = ({ mostHidden, countStep }: Release): Definition => ({
  term: "Small numbers",
  words: `Counts of 1 to ${mostHidden} are shown as “1 to ${mostHidden}”, others to the nearest ${countStep}. What would give such a number away is “suppressed”, and so is money of so few people. Other money is rounded to five times its largest unit price. A share or an average stands only where its base may be shown, and a dash where there is nothing to work it out from. So lines do not add up exactly.`,
});
