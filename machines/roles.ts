// Who works with the hub. A role gives rights in access.ts; nothing else does.
export const ROLES = [
  "call-handler",
  "duty-manager",
  "referrer",
  "safeguarding-lead",
  "receptionist",
  "partner",
  "commissioner",
  "finance-lead",
  "governance-lead",
  "administrator",
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_WORDS: Record<Role, string> = {
  "call-handler": "Call handler",
  "duty-manager": "Duty manager",
  referrer: "Referrer",
  "safeguarding-lead": "Safeguarding lead",
  receptionist: "Receptionist",
  partner: "Partner worker",
  commissioner: "Commissioner",
  "finance-lead": "Finance lead",
  "governance-lead": "Information governance lead",
  administrator: "Administrator",
};

/** What kind of organisation somebody works for; the kinds that can refer are the protocol's professional sources. */
export const ORGANISATION_KINDS = [
  "hub",
  "gp",
  "police",
  "housing",
  "hospital",
  "maternity",
  "mental-health",
  "school",
  "children",
  "adult-care",
  "probation",
  "benefits",
  "voluntary",
  "other",
  "council",
  "nhs",
  "courts",
  "conference",
  "pcc",
  "commissioner",
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
