// Invented contract prices, so that a demonstration has something to show where no national price exists. A real hub
// enters its own: contract value divided by the people a service supported. They are never loaded in production.
import type { Band, Bearer } from "#machines/money-words.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import { PATHWAY_COST } from "./pathway-cost.ts";
import { rowsOf, type PriceLine, type UnitCostRow } from "./unit-cost-row.ts";

const INVENTED: Partial<Record<PathwayCode, readonly [label: string, unit: string, pounds: number]>> = {
  "marac-referral": ["Risk conference, all agencies' time", "per case heard", 900],
  idva: ["Independent domestic violence advisor", "per case", 850],
  outreach: ["Outreach worker", "per case", 520],
  "early-advice": ["Early advice and support", "per case", 140],
  "iris-advocate": ["GP advocate-educator", "per case", 260],
  sarc: ["Sexual assault referral centre", "per case", 1400],
  isva: ["Independent sexual violence advisor", "per case", 800],
  refuge: ["Refuge place", "per week", 600],
  sanctuary: ["Sanctuary scheme, locks and alarms", "per home", 1100],
  "operation-encompass": ["School told", "per notice", 20],
  "adult-safeguarding": ["Adult safeguarding enquiry", "per enquiry", 650],
  "honour-specialist": ["Honour-based abuse specialist", "per case", 950],
  "stalking-advocate": ["Stalking advocate", "per case", 700],
  dapo: ["Domestic abuse protection order", "per order", 1500],
  dvpo: ["Domestic violence protection order", "per order", 1300],
  "non-molestation-order": ["Non-molestation or occupation order", "per order", 800],
  "clares-law": ["Disclosure scheme application", "per application", 320],
  "migrant-concession": ["Regulated immigration adviser", "per case", 450],
  "no-recourse-support": ["Support with no recourse to public funds", "per week", 280],
  "by-and-for": ["Specialist service led by its community", "per case", 700],
  "intensive-perpetrator": ["Intensive perpetrator case management", "per case", 3200],
  "behaviour-change": ["Behaviour-change programme", "per person", 1600],
};

export const DEMO_VERSION = "Demonstration";

/** The pathways whose price is invented, with the price as the catalogue holds it. */
export const DEMO_PRICES: readonly UnitCostRow[] = rowsOf(
  {
    version: DEMO_VERSION,
    source: "Invented for demonstration",
    licence: "None needed: invented",
    grade: 6,
    demo: true,
  },
  Object.entries(INVENTED).map(([pathway, [label, unit, pounds]]): PriceLine => {
    const { band, bearer }: { band: Band; bearer: Bearer } = PATHWAY_COST[pathway as PathwayCode];
    return [pathway, label, unit, pounds * 100, "2024-25", bearer, band];
  }),
);
