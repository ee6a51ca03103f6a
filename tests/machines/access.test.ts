import { describe, expect, it } from "vitest";
import {
  canAnswerAction,
  canSeeCase,
  canSeeReferral,
  may,
  RIGHTS,
  type Right,
  rightsOf,
  rolesOf,
} from "#machines/access.ts";
import { ORGANISATION_KINDS, type Role, ROLES } from "#machines/roles.ts";

/** Written out again by hand: one column a role, in the order of ROLES. */
const TABLE: Readonly<Record<Right, string>> = {
  //                      handler manager referrer lead receptionist partner commissioner finance governance administrator
  "contact.take": "yes yes no no no no no no no no",
  "contact.see": "yes yes no no no no no no no no",
  "queue.see": "yes yes no no no no no no no no",
  "case.read": "yes yes no no no no no no no no",
  "case.change": "yes yes no no no no no no no no",
  "case.reassign": "no yes no no no no no no no no",
  "case.costs": "yes yes no no no no no no no no",
  "contact.hurry": "no yes no no no no no no no no",
  "outbox.see": "yes yes no no no no no no no no",
  "outbox.secret": "no yes no no no no no no no no",
  "template.change": "no yes no no no no no no no yes",
  "grade.agree": "yes yes no no no no no no no no",
  "grade.approve": "no yes no no no no no no no no",
  "action.agree": "yes yes no no no no no no no no",
  "action.send": "yes yes no no no no no no no no",
  "action.list": "no no no no no yes no no no no",
  "action.answer": "no no no no no yes no no no no",
  "referral.make": "no no yes yes yes no no no no no",
  "referral.list": "no no yes yes no no no no no no",
  "referral.list-all": "no no no yes no no no no no no",
  "report.read": "no no no no no no yes yes yes no",
  "publisher.change": "no no no no no no no no yes no",
  "doors.see": "no no no no no no yes yes yes yes",
  "business-case.make": "no no no no no no yes yes no no",
  "cashable.sign": "no no no no no no no yes no no",
  "cost.see": "no no no no no no no yes yes no",
  "cost.change": "no no no no no no no yes no no",
  "cost.approve": "no no no no no no no yes yes no",
  "ledger.see": "no no no no no no no yes no no",
  "return.prepare": "no no no no no no no yes yes no",
  "return.release": "no no no no no no no no yes no",
  "user.manage": "no no no no no no no no no yes",
  "organisation.manage": "no no no no no no no no no yes",
  "area.manage": "no no no no no no no no no yes",
  "moves.see": "no yes no no no no no no no yes",
  "protocol.see": "no yes no no no no no no no yes",
  "protocol.propose": "no no no no no no no no no yes",
  "protocol.switch": "no yes no no no no no no no no",
};

describe("every right of every role", () => {
  for (const right of RIGHTS)
    it(`${right}: ${TABLE[right]}`, () => {
      expect(ROLES.map((role) => (may({ role }, right) ? "yes" : "no")).join(" ")).toBe(TABLE[right]);
    });

  it("the clock has no rights, and neither has a role nobody listed", () => {
    expect(rightsOf("clock")).toEqual([]);
    expect(rightsOf("constructor" as Role)).toEqual([]);
    expect(rightsOf("" as Role)).toEqual([]);
  });
});

const holder = (role: Role, organisationId = "own") => ({ role, organisationId, area: "essex" });
const own = { hubOrganisationId: "own", area: "essex", hidden: false };

describe("a case", () => {
  it("is seen by the handlers and managers of its hub and by no other role", () => {
    expect(ROLES.filter((role) => canSeeCase(holder(role), own))).toEqual(["call-handler", "duty-manager"]);
  });

  it("is not seen by another hub, nor from another area", () => {
    expect(canSeeCase(holder("duty-manager", "other"), own)).toBe(false);
    expect(canSeeCase(holder("duty-manager"), { ...own, area: "elsewhere" })).toBe(false);
  });
});

describe("an action", () => {
  it("is answered by the organisation that owns it", () => {
    expect(canAnswerAction(holder("partner"), { ownerOrganisationId: "own", hidden: false })).toBe(true);
    expect(canAnswerAction(holder("partner"), { ownerOrganisationId: "other", hidden: false })).toBe(false);
    expect(canAnswerAction(holder("call-handler"), { ownerOrganisationId: "own", hidden: false })).toBe(true);
    expect(canAnswerAction(holder("call-handler"), { ownerOrganisationId: "other", hidden: false })).toBe(false);
  });

  it("is answered by no commissioner, administrator or referrer, not even of the owner", () => {
    for (const role of ["commissioner", "administrator", "referrer"] as const)
      expect(canAnswerAction(holder(role), { ownerOrganisationId: "own", hidden: false })).toBe(false);
  });
});

describe("a referral", () => {
  const sent = { organisationId: "own", referredBy: "me", hidden: false };
  const holding = (role: Role, userId: string, organisationId = "own") => ({ ...holder(role, organisationId), userId });

  it("is seen by whoever made it and by the safeguarding lead of their organisation, and by nobody of another", () => {
    expect(ROLES.filter((role) => canSeeReferral(holding(role, "me"), sent))).toEqual([
      "referrer",
      "safeguarding-lead",
    ]);
    expect(ROLES.filter((role) => canSeeReferral(holding(role, "you"), sent))).toEqual(["safeguarding-lead"]);
    for (const role of ["referrer", "safeguarding-lead"] as const)
      expect(canSeeReferral(holding(role, "me", "other"), sent)).toBe(false);
  });
});

describe("what is hidden from somebody who may be the one who causes harm", () => {
  it("is not there for them, whatever their role", () => {
    const hidden = true;
    for (const role of ROLES) {
      expect(canSeeCase(holder(role), { ...own, hidden })).toBe(false);
      expect(canAnswerAction(holder(role), { ownerOrganisationId: "own", hidden })).toBe(false);
      const me = { ...holder(role), userId: "me" };
      expect(canSeeReferral(me, { organisationId: "own", referredBy: "me", hidden })).toBe(false);
    }
  });
});

describe("the roles an organisation's people can have", () => {
  it.each([
    ["hub", "call-handler duty-manager finance-lead governance-lead administrator"],
    ["gp", "referrer safeguarding-lead receptionist partner"],
    ["police", "referrer safeguarding-lead receptionist partner"],
    ["housing", "referrer safeguarding-lead receptionist partner"],
    ["hospital", "referrer safeguarding-lead receptionist partner"],
    ["voluntary", "referrer safeguarding-lead receptionist partner"],
    ["courts", "referrer safeguarding-lead receptionist partner"],
    ["conference", "referrer safeguarding-lead receptionist partner"],
    ["council", "referrer safeguarding-lead receptionist partner commissioner finance-lead"],
    ["nhs", "referrer safeguarding-lead receptionist partner commissioner finance-lead"],
    ["pcc", "referrer safeguarding-lead receptionist partner commissioner finance-lead"],
    ["commissioner", "commissioner finance-lead"],
  ] as const)("%s: %s", (kind, roles) => {
    expect(rolesOf(kind).join(" ")).toBe(roles);
  });

  it("only the hub's own people open cases", () => {
    for (const kind of ORGANISATION_KINDS)
      expect(
        rolesOf(kind).some((role) => may({ role }, "case.read")),
        kind,
      ).toBe(kind === "hub");
  });

  it("nobody of the hub reads the commissioners' reports in its name", () => {
    expect(rolesOf("hub")).not.toContain("commissioner");
  });
});
