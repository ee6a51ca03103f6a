// What each role may do: the only place that says so. Whatever is not listed is denied.
import type { OrganisationKind, Role } from "./roles.ts";

export const RIGHTS = [
  "contact.take",
  "contact.see",
  "queue.see",
  "case.read",
  "case.change",
  "case.reassign",
  "case.costs",
  "contact.hurry",
  "outbox.see",
  "outbox.secret",
  "template.change",
  "grade.agree",
  "grade.approve",
  "action.agree",
  "action.send",
  "action.list",
  "action.answer",
  "referral.make",
  "referral.list",
  "referral.list-all",
  "report.read",
  "publisher.change",
  "doors.see",
  "business-case.make",
  "cashable.sign",
  "cost.see",
  "cost.change",
  "cost.approve",
  "ledger.see",
  "return.prepare",
  "return.release",
  "user.manage",
  "organisation.manage",
  "area.manage",
  "moves.see",
  "protocol.see",
  "protocol.propose",
  "protocol.switch",
] as const;
export type Right = (typeof RIGHTS)[number];

const CALL_HANDLER = [
  "contact.take",
  "contact.see",
  "queue.see",
  "case.read",
  "case.change",
  "case.costs",
  "outbox.see",
  "grade.agree",
  "action.agree",
  "action.send",
] as const satisfies readonly Right[];

const RIGHTS_OF: Readonly<Record<Role | "clock" | "public", readonly Right[]>> = {
  "call-handler": CALL_HANDLER,
  "duty-manager": [
    ...CALL_HANDLER,
    "case.reassign",
    "grade.approve",
    "moves.see",
    "contact.hurry",
    "outbox.secret",
    "template.change",
    "protocol.see",
    "protocol.switch",
  ],
  referrer: ["referral.make", "referral.list"],
  "safeguarding-lead": ["referral.make", "referral.list", "referral.list-all"],
  // Sends what a colleague says, and reads nothing back.
  receptionist: ["referral.make"],
  partner: ["action.list", "action.answer"],
  commissioner: ["report.read", "doors.see", "business-case.make"],
  // Prices and budgets, and lines of cost without a person; what one has entered another approves.
  "finance-lead": [
    "report.read",
    "doors.see",
    "business-case.make",
    "cashable.sign",
    "cost.see",
    "cost.change",
    "cost.approve",
    "ledger.see",
    "return.prepare",
  ],
  "governance-lead": [
    "report.read",
    "publisher.change",
    "doors.see",
    "cost.see",
    "cost.approve",
    "return.prepare",
    "return.release",
  ],
  administrator: [
    "user.manage",
    "organisation.manage",
    "area.manage",
    "doors.see",
    "template.change",
    "moves.see",
    "protocol.see",
    "protocol.propose",
  ],
  // The clock sends one event through the commands; it opens no page and asks for nothing.
  clock: [],
  // Somebody who is no user: what they send goes through two commands of its own.
  public: [],
};

/** What access needs to know of somebody: an Actor is one. */
export interface Holder {
  readonly role: Role | "clock" | "public";
  readonly organisationId: string;
  readonly area: string;
}

/** The rights of a role; none for a role that is not listed. */
export function rightsOf(role: Role | "clock" | "public"): readonly Right[] {
  return Object.hasOwn(RIGHTS_OF, role) ? RIGHTS_OF[role] : [];
}

/** True when the holder's role gives the right. */
export function may(holder: Pick<Holder, "role">, right: Right): boolean {
  return rightsOf(holder.role).includes(right);
}

/** What is not there for somebody who may be the one who causes harm, whatever their role would let them see. */
export interface Hideable {
  readonly hidden: boolean;
}

/** A case is seen by the hub that holds it, in the area it belongs to, and by nobody else. */
export function canSeeCase(
  actor: Holder,
  held: Hideable & { readonly hubOrganisationId: string; readonly area: string },
): boolean {
  if (held.hidden) return false;
  return may(actor, "case.read") && actor.organisationId === held.hubOrganisationId && actor.area === held.area;
}

/**
 * A partner answers what was sent to its own organisation; the hub's own workers answer what the hub itself owes.
 * What a partner without an account said by phone is a change to the case (`case.change`), not an answer of the partner's.
 */
export function canAnswerAction(actor: Holder, action: Hideable & { readonly ownerOrganisationId: string }): boolean {
  if (action.hidden) return false;
  return (
    (may(actor, "action.answer") || may(actor, "action.send")) && actor.organisationId === action.ownerOrganisationId
  );
}

/**
 * The manager of an organisation, asked when what it owes is late twice, can do something about it: at the hub a duty manager,
 * elsewhere somebody who answers for its actions.
 */
export function mayManage(role: Role, kind: OrganisationKind): boolean {
  return kind === "hub" ? role === "duty-manager" : may({ role }, "action.answer");
}

/**
 * A referral is seen by the person who made it and by the organisation's safeguarding lead; not by another practice, and not
 * by its own area.
 */
export function canSeeReferral(
  actor: Holder & { readonly userId: string },
  referral: Hideable & { readonly organisationId: string; readonly referredBy: string },
): boolean {
  if (referral.hidden) return false;
  if (!may(actor, "referral.list") || actor.organisationId !== referral.organisationId) return false;
  return may(actor, "referral.list-all") || actor.userId === referral.referredBy;
}

const HUB_ROLES: readonly Role[] = ["call-handler", "duty-manager", "finance-lead", "governance-lead", "administrator"];
const PAYING_ROLES: readonly Role[] = ["commissioner", "finance-lead"];
const OUTSIDE_ROLES: readonly Role[] = ["referrer", "safeguarding-lead", "receptionist", "partner"];

/** The roles that people of an organisation of this kind can have: nobody outside the hub ever opens a case. */
export function rolesOf(kind: OrganisationKind): readonly Role[] {
  if (kind === "hub") return HUB_ROLES;
  if (kind === "commissioner") return PAYING_ROLES;
  // A council, health or policing body both works with people and reads what it pays for: two users, never one with both.
  if (kind === "council" || kind === "nhs" || kind === "pcc") return [...OUTSIDE_ROLES, ...PAYING_ROLES];
  return OUTSIDE_ROLES;
}
