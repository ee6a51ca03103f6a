import type { OrganisationKind } from "#machines/roles.ts";

/** What kind of organisation it is, in words for a list. */
export const ORGANISATION_KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  hub: "Hub",
  gp: "GP practice",
  police: "Police",
  housing: "Housing",
  hospital: "Hospital",
  maternity: "Maternity service",
  "mental-health": "Mental health service",
  school: "School",
  children: "Children’s services",
  "adult-care": "Adult care",
  probation: "Probation",
  benefits: "Job centre",
  voluntary: "Voluntary organisation",
  other: "Other organisation",
  council: "Council",
  nhs: "NHS service",
  courts: "Court",
  conference: "Risk conference",
  pcc: "Police and crime commissioner",
  commissioner: "Commissioner",
};
