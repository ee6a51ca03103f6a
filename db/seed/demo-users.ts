// The organisations and people of the demonstration: all invented, and named so that nobody takes them for real.
import type { OrganisationKind, Role } from "#machines/roles.ts";

export interface DemoOrganisation {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly odsCode?: string;
  /** What its people type where they have no ODS code. */
  readonly hubCode?: string;
  /** The pathways it takes; it is asked first, or second where `second` says so. */
  readonly pathways: readonly string[];
  readonly second?: readonly string[];
}

export const DEMO_AREA = "essex";
/** Where all of them have e-mail: a domain that is nobody's. */
export const DEMO_DOMAIN = "example.org";

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
    hubCode: "SMHARBOUR",
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
    hubCode: "SMPOLICE",
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
  { key: "housing", name: "Saltmarsh Homes (demonstration)", kind: "housing", hubCode: "SMHOMES", pathways: [] },
  { key: "infirmary", name: "Saltmarsh Infirmary (demonstration)", kind: "hospital", odsCode: "Z99101", pathways: [] },
  { key: "midwives", name: "Saltmarsh Midwives (demonstration)", kind: "maternity", odsCode: "Z99102", pathways: [] },
  { key: "minds", name: "Saltmarsh Minds (demonstration)", kind: "mental-health", odsCode: "Z99103", pathways: [] },
  { key: "school", name: "Saltmarsh School (demonstration)", kind: "school", hubCode: "SMSCHOOL", pathways: [] },
  {
    key: "children",
    name: "Saltmarsh children’s team (demonstration)",
    kind: "children",
    hubCode: "SMCHILD",
    pathways: [],
  },
  {
    key: "adults",
    name: "Saltmarsh adult care team (demonstration)",
    kind: "adult-care",
    hubCode: "SMADULT",
    pathways: [],
  },
  {
    key: "probation",
    name: "Saltmarsh probation office (demonstration)",
    kind: "probation",
    hubCode: "SMPROB",
    pathways: [],
  },
  { key: "jobs", name: "Saltmarsh job centre (demonstration)", kind: "benefits", hubCode: "SMJOBS", pathways: [] },
  { key: "fire", name: "Saltmarsh fire and rescue (demonstration)", kind: "other", hubCode: "SMFIRE", pathways: [] },
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
  { email: "refer.police@example.org", name: "Sam Example", role: "referrer", organisation: "police" },
  { email: "refer.housing@example.org", name: "Lou Example", role: "referrer", organisation: "housing" },
  { email: "refer.hospital@example.org", name: "Dr Hazel Example", role: "referrer", organisation: "infirmary" },
  { email: "refer.midwife@example.org", name: "Ivy Example", role: "referrer", organisation: "midwives" },
  { email: "refer.minds@example.org", name: "Reed Example", role: "referrer", organisation: "minds" },
  { email: "refer.school@example.org", name: "Fern Example", role: "referrer", organisation: "school" },
  { email: "refer.children@example.org", name: "Heath Example", role: "referrer", organisation: "children" },
  { email: "refer.adults@example.org", name: "Briar Example", role: "referrer", organisation: "adults" },
  { email: "refer.probation@example.org", name: "Clay Example", role: "referrer", organisation: "probation" },
  { email: "refer.jobs@example.org", name: "Wren Example", role: "referrer", organisation: "jobs" },
  { email: "refer.voluntary@example.org", name: "Marsh Example", role: "referrer", organisation: "harbour" },
  { email: "refer.fire@example.org", name: "Flint Example", role: "referrer", organisation: "fire" },
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
  { email: "finance@example.org", name: "Penny Example", role: "finance-lead", organisation: "board" },
  { email: "finance2@example.org", name: "Sterling Example", role: "finance-lead", organisation: "board" },
  { email: "governance@example.org", name: "Justice Example", role: "governance-lead", organisation: "hub" },
  { email: "administrator@example.org", name: "Chris Example", role: "administrator", organisation: "hub" },
];
