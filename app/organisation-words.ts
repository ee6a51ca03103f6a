import type { OrganisationKind } from "#machines/roles.ts";

/** What kind of organisation it is, in words for a list. */
export const ORGANISATION_KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  hub: "Hub",
  gp: "GP practice",
  police: "Police",
  housing: "Housing",
  hospital: "Hospital",
  voluntary: "Voluntary organisation",
  council: "Council",
  nhs: "NHS service",
  courts: "Court",
  conference: "Risk conference",
  pcc: "Police and crime commissioner",
  commissioner: "Commissioner",
};
