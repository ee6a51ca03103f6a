// One list of who pays and one list of bands; every catalogue of unit costs maps on to them.
export const BANDS = ["reactive", "risk-reduction", "preventive", "hub"] as const;
export type Band = (typeof BANDS)[number];

export const BEARERS = [
  "police",
  "nhs",
  "council-housing",
  "council-children",
  "council-adults",
  "council-pcc",
  "nhs-pcc",
  "police-courts",
  "courts",
  "pcc",
  "justice",
  "dwp",
  "education",
  "all-partners",
  "hub",
] as const;
export type Bearer = (typeof BEARERS)[number];

export const BAND_WORDS: Record<Band, string> = {
  reactive: "Reactive",
  "risk-reduction": "Risk reduction",
  preventive: "Preventive",
  hub: "The hub itself",
};

export const BEARER_WORDS: Record<Bearer, string> = {
  police: "Police",
  nhs: "NHS",
  "council-housing": "Council: housing",
  "council-children": "Council: children's services",
  "council-adults": "Council: adult social care",
  "council-pcc": "Council and police and crime commissioner",
  "nhs-pcc": "NHS and police and crime commissioner",
  "police-courts": "Police and courts",
  courts: "Courts",
  pcc: "Police and crime commissioner",
  justice: "Prosecution, courts, prison and probation",
  dwp: "Department for Work and Pensions",
  education: "Education",
  "all-partners": "All partners together",
  hub: "The hub",
};
