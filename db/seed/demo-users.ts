// The organisations and people of the demonstration: all invented, and named so that nobody takes them for real.
import type { OrganisationKind, Role } from "#machines/roles.ts";

export interface DemoOrganisation {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly odsCode?: string;
  /** The pathways it takes; it is asked first, or second where `second` says so. */
  readonly pathways: readonly string[];
  readonly second?: readonly string[];
}

export const DEMO_AREA = "essex";

export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  {
    key: "hub",
    name: "Essex demonstration hub",
    kind: "hub",
    pathways: ["safety-plan", "risk-assessment", "safe-callback", "helpline", "referrer-feedback"],
  },
  {
    key: "harbour",
    name: "Harbour Advocacy (demonstration)",
    kind: "voluntary",
    pathways: ["idva", "isva", "stalking-advocate", "honour-specialist"],
    second: ["outreach"],
  },
  {
    key: "lantern",
    name: "Lantern Outreach (demonstration)",
    kind: "voluntary",
    pathways: ["outreach", "early-advice", "iris-advocate", "behaviour-change"],
    second: ["idva"],
  },
  {
    key: "woven",
    name: "Woven Voices (demonstration)",
    kind: "voluntary",
    pathways: ["by-and-for", "migrant-concession"],
    second: ["honour-specialist"],
  },
  {
    key: "council",
    name: "Saltmarsh Council (demonstration)",
    kind: "council",
    pathways: [
      "refuge",
      "homelessness-application",
      "homelessness-prevention",
      "sanctuary",
      "mash",
      "early-help-family",
      "adult-safeguarding",
      "no-recourse-support",
    ],
  },
  {
    key: "health",
    name: "Saltmarsh Health (demonstration)",
    kind: "nhs",
    pathways: ["medical-same-day", "mental-health-crisis", "talking-therapy", "sarc"],
  },
  {
    key: "police",
    name: "Saltmarsh Police desk (demonstration)",
    kind: "police",
    pathways: ["emergency-999", "operation-encompass", "dapo", "dvpo", "clares-law"],
  },
  {
    key: "conference",
    name: "Saltmarsh risk conference (demonstration)",
    kind: "conference",
    pathways: ["marac-referral"],
  },
  { key: "courts", name: "Saltmarsh civil court (demonstration)", kind: "courts", pathways: ["non-molestation-order"] },
  {
    key: "pcc",
    name: "Saltmarsh commissioner for policing (demonstration)",
    kind: "pcc",
    pathways: ["intensive-perpetrator"],
  },
  { key: "willow", name: "Willow Lane Surgery (demonstration)", kind: "gp", odsCode: "Z99001", pathways: [] },
  { key: "chapel", name: "Chapel Field Practice (demonstration)", kind: "gp", odsCode: "Z99002", pathways: [] },
  { key: "board", name: "Saltmarsh commissioning board (demonstration)", kind: "commissioner", pathways: [] },
];

export interface DemoUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  /** They are told what their organisation owes and is late twice. */
  readonly manages?: true;
  /** Not on shift, although their role works in shifts. */
  readonly away?: true;
}

export const DEMO_USERS: readonly DemoUser[] = [
  { email: "handler.one@example.org", name: "Robin Example", role: "call-handler", organisation: "hub" },
  { email: "handler.two@example.org", name: "Ashley Example", role: "call-handler", organisation: "hub" },
  { email: "duty.manager@example.org", name: "Morgan Example", role: "duty-manager", organisation: "hub" },
  {
    email: "hub.manager@example.org",
    name: "Sasha Example",
    role: "duty-manager",
    organisation: "hub",
    manages: true,
    away: true,
  },
  { email: "gp.willow@example.org", name: "Dr Rowan Example", role: "referrer", organisation: "willow" },
  { email: "lead.willow@example.org", name: "Bryn Example", role: "safeguarding-lead", organisation: "willow" },
  { email: "desk.willow@example.org", name: "Jo Example", role: "receptionist", organisation: "willow" },
  { email: "gp.chapel@example.org", name: "Dr Linden Example", role: "referrer", organisation: "chapel" },
  {
    email: "partner.harbour@example.org",
    name: "Jamie Example",
    role: "partner",
    organisation: "harbour",
    manages: true,
  },
  {
    email: "partner.lantern@example.org",
    name: "Alex Example",
    role: "partner",
    organisation: "lantern",
    manages: true,
  },
  {
    email: "partner.council@example.org",
    name: "Kit Example",
    role: "partner",
    organisation: "council",
    manages: true,
  },
  { email: "commissioner@example.org", name: "Frances Example", role: "commissioner", organisation: "board" },
  { email: "administrator@example.org", name: "Chris Example", role: "administrator", organisation: "hub" },
];
