// What prices what: the pathway of an action that was done, or the kind of an event, to one published price. The band is
// set by what triggered the event. Where two prices fit, the newer stands; where only old ones do, the lower: an
// overstated price of reaction would flatter every comparison.
import type { EventKind } from "#machines/cost-events.ts";
import type { Band, Bearer } from "#machines/money-words.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import type { Day } from "#machines/time.ts";
import { DEMO_PRICES } from "./demo-prices.ts";

export interface PriceRule {
  readonly trigger: string;
  readonly version: string;
  readonly code: string;
  readonly band: Band;
  readonly bearer: Bearer;
}

/** Rules hold from the beginning until a later row of the same trigger replaces them. */
export const RULES_FROM = "2000-01-01" as Day;

type Line = readonly [trigger: EventKind | PathwayCode, version: string, code: string, band: Band, bearer: Bearer];

const LINES: readonly Line[] = [
  // The police part of an average incident, never the whole bundle, whose other parts are events of their own here.
  ["police-callout", "UCD 1.4", "CR2.0.3", "reactive", "police"],
  ["arrest", "UCD 1.4", "CR7.0", "reactive", "police"],
  ["ambulance", "UCD 1.4", "HE3.0", "reactive", "nhs"],
  ["ae-attendance", "PSSRU 2025", "ae-attendance", "reactive", "nhs"],
  ["hospital-stay", "PSSRU 2025", "inpatient-short", "reactive", "nhs"],
  ["gp-consultation", "PSSRU 2025", "gp-consultation", "preventive", "nhs"],
  // Early help for some and crisis for others, and the record does not say which: the middle band, which is shown apart.
  ["mental-health-contact", "UCD 1.4", "HE16.0", "risk-reduction", "nhs"],
  // The decision alone: the whole (HO3.0) holds weeks of temporary accommodation, which are counted as such.
  ["homelessness-application", "UCD 1.4", "HO3.0.2", "reactive", "council-housing"],
  ["temporary-accommodation-week", "UCD 1.4", "HO4.4", "reactive", "council-housing"],
  ["court-event", "UCD 1.4", "CR5.0", "reactive", "courts"],
  ["section-47-enquiry", "UCD 1.4", "SS5.0.7", "reactive", "council-children"],
  ["child-taken-into-care-week", "UCD 1.4", "SS2.0", "reactive", "council-children"],
  ["social-worker-hour", "PSSRU 2025", "social-worker-hour", "reactive", "council-adults"],
  ["emergency-999", "UCD 1.4", "CR2.0.3", "reactive", "police"],
  ["medical-same-day", "PSSRU 2025", "gp-consultation", "reactive", "nhs"],
  ["mental-health-crisis", "UCD 1.4", "HE16.1", "reactive", "nhs"],
  ["talking-therapy", "PSSRU 2025", "talking-therapy-contact", "preventive", "nhs"],
  ["homelessness-prevention", "UCD 1.4", "HO5.0", "preventive", "council-housing"],
  ["mash", "UCD 1.4", "SS5.0.1", "reactive", "council-children"],
  ["early-help-family", "UCD 1.4", "SS6.0", "preventive", "council-children"],
];

export const PRICE_RULES: readonly PriceRule[] = LINES.map(([trigger, version, code, band, bearer]) => ({
  trigger,
  version,
  code,
  band,
  bearer,
}));

/** The rules for pathways without a national price, in demonstration only. */
export const DEMO_RULES: readonly PriceRule[] = DEMO_PRICES.map(({ code, version, band, bearer }) => ({
  trigger: code,
  version,
  code,
  band,
  bearer,
}));
