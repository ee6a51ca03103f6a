import { describe, expect, test } from "vitest";
import { passOn } from "#machines/protocol/availability.ts";
import type { OutReason } from "#machines/protocol/result.ts";
import { action, ask, dash, facts, pathways, unmet } from "./protocol-case.ts";

type Changes = Record<string, unknown>;
const noService = { consent: { service: "no", sharing: "yes" } };
const noSharing = { consent: { service: "yes", sharing: "no" } };
const medium = dash(10, 14);
const high = dash(14, 10);
const out = (...unavailable: string[]) => ({ settings: { unavailable } });

describe("R25: what a refusal stops", () => {
  test.each<[string, Changes, string, string | null]>([
    ["support is refused with the service", { ...medium, ...noService }, "outreach", "service-refused"],
    ["support is refused with sharing", { ...medium, ...noSharing }, "outreach", "sharing-refused"],
    ["an advocate stays at high", { ...high, ...noService }, "idva", null],
    [
      "an advocate stays although standard is agreed, for high was suggested",
      { ...high, ...noSharing, agreedGrade: "standard" },
      "idva",
      null,
    ],
    ["crisis care stays", { ...noService, suicidalIntent: "yes" }, "mental-health-crisis", null],
    ["a doctor stays", { ...noService, injuryUntreated: "yes" }, "medical-same-day", null],
    ["adult safeguarding stays", { ...noSharing, careAndSupportNeeds: "yes" }, "adult-safeguarding", null],
    ["a child at risk stays", { ...noService, childAtHarm: "yes" }, "mash", null],
    ["999 stays", { ...noService, immediateDanger: "yes" }, "emergency-999", null],
    [
      "a police order is refused below high",
      { ...noSharing, needsLegalProtection: "yes", ...out() },
      "dapo",
      "sharing-refused",
    ],
    ["a family worker is refused", { ...noSharing, children: [{ age: 5 }] }, "early-help-family", "sharing-refused"],
  ])("%s", (_what, changes, pathway, reason) => {
    const result = ask(changes);
    expect(unmet(result, pathway as "idva")?.reason ?? null).toBe(reason);
    expect(unmet(result, pathway as "idva")?.metBy ?? null).toBe(null);
    expect(pathways(result).includes(pathway as "idva")).toBe(reason === null);
  });

  test("what the hub owns is not touched by refused sharing", () => {
    expect(pathways(ask({ ...noSharing, risk: undefined }))).toEqual(
      expect.arrayContaining(["risk-assessment", "safety-plan"]),
    );
  });

  test.each<[string, Changes, string]>([
    ["at once", noService, "2026-03-02T10:00:00Z"],
    ["with the call back when it is not safe to talk", { ...noSharing, safeToTalk: "no" }, "2026-03-03T10:00:00Z"],
  ])("a refusal adds the helpline, %s", (_what, changes, when) => {
    expect(action(ask(changes), "helpline")).toEqual({
      pathway: "helpline",
      rules: ["R25"],
      due: when,
      consentBasis: "not-needed",
    });
  });

  test("no refusal, no helpline", () => {
    expect(pathways(ask({ consent: {} }))).not.toContain("helpline");
  });

  test.each<[string, Changes, string, string]>([
    ["given", { ...medium }, "outreach", "given"],
    ["to ask", { ...medium, consent: { service: "yes" } }, "outreach", "to-ask"],
    [
      "override, although sharing is agreed but the service is not wanted",
      { ...high, ...noService },
      "idva",
      "override",
    ],
    ["not needed, refused or not", { ...noService, injuryUntreated: "yes" }, "medical-same-day", "not-needed"],
    ["not needed for the hub's own", noService, "safety-plan", "not-needed"],
  ])("the footing is %s", (_what, changes, pathway, basis) => {
    expect(action(ask(changes), pathway as "idva")?.consentBasis).toBe(basis);
  });
});

describe("R26: what stands in for a pathway that is out", () => {
  test("the new order is out by default, and the old one stands in with both rules", () => {
    const result = ask({ needsLegalProtection: "yes" });
    expect(unmet(result, "dapo")).toEqual({
      pathway: "dapo",
      reason: "unavailable",
      metBy: "dvpo",
      due: "2026-03-03T10:00:00Z",
    });
    expect(action(result, "dvpo")).toEqual({
      pathway: "dvpo",
      rules: ["R20", "R26"],
      due: "2026-03-03T10:00:00Z",
      consentBasis: "given",
    });
  });

  test.each<[string, Changes, string, string | null]>([
    ["outreach stands in for the advocate", { ...high, ...out("idva") }, "idva", "outreach"],
    ["and goes ahead at high although it is refused", { ...high, ...noSharing, ...out("idva") }, "idva", "outreach"],
    ["but nothing less does", { ...high, ...out("idva", "outreach") }, "idva", null],
    [
      "nor through the honour specialist's chain",
      { honourBased: "yes", ...out("honour-specialist", "idva", "outreach") },
      "honour-specialist",
      null,
    ],
    [
      "the honour specialist's work goes to the advocate",
      { honourBased: "yes", ...out("honour-specialist") },
      "honour-specialist",
      "idva",
    ],
    ["then to outreach", { honourBased: "yes", ...out("honour-specialist", "idva") }, "honour-specialist", "outreach"],
    [
      "not to a refused advocate below high",
      { honourBased: "yes", ...noSharing, ...out("honour-specialist") },
      "honour-specialist",
      null,
    ],
    ["support goes down the chain", { ...medium, ...out("outreach", "early-advice") }, "outreach", "helpline"],
    [
      "a community service goes to outreach",
      { ...medium, wantsByAndFor: "yes", ...out("by-and-for") },
      "by-and-for",
      "outreach",
    ],
    [
      "an order to the next that consent lets pass",
      { ...high, ...noSharing, needsLegalProtection: "yes", ...out("dapo", "dvpo") },
      "dapo",
      null,
    ],
    [
      "an order to the family court",
      { needsLegalProtection: "yes", ...out("dapo", "dvpo") },
      "dapo",
      "non-molestation-order",
    ],
    ["a refuge to the council", { safeToStay: "no", ...out("refuge") }, "refuge", "homelessness-application"],
    ["no alternative, no help", { childAtHarm: "yes", ...out("mash") }, "mash", null],
  ])("%s", (_what, changes, pathway, metBy) => {
    expect(unmet(ask(changes), pathway as "idva")).toMatchObject({ reason: "unavailable", metBy });
  });

  test("what stands in keeps the earlier of the two times, and joins what was there already", () => {
    const result = ask({ ...high, agreedGrade: "medium", ...out("idva") });
    expect(action(result, "outreach")).toEqual({
      pathway: "outreach",
      rules: ["R2", "R8", "R26"],
      due: "2026-03-03T10:00:00Z",
      consentBasis: "given",
    });
  });

  test("a refused pathway that stands in for another after all is not listed as unmet", () => {
    const result = ask({ ...high, agreedGrade: "medium", ...noSharing, ...out("idva") });
    expect(action(result, "outreach")).toMatchObject({ rules: ["R2", "R26"], consentBasis: "override" });
    expect(unmet(result, "outreach")).toBeUndefined();
    expect(unmet(result, "idva")?.metBy).toBe("outreach");
  });

  test("a helpline that stands in and one for a refusal are one entry", () => {
    const result = ask({
      consent: { service: "not-asked", sharing: "no" },
      honourBased: "yes",
      ...out("early-advice"),
    });
    expect(action(result, "helpline")?.rules).toEqual(["R25"]);
    const standing = ask({ ...out("early-advice") });
    expect(action(standing, "helpline")).toMatchObject({ rules: ["R9", "R26"], due: "2026-03-02T10:00:00Z" });
  });
});

describe("R26 again, when an owner declines or has no room", () => {
  const outreach = { pathway: "outreach", rules: ["R8"], due: "2026-03-04T10:00:00Z" } as const;
  test.each<OutReason>(["declined", "no-capacity"])(
    "%s: the next in the chain takes over and the time never moves back",
    (reason) => {
      const passed = passOn(facts(medium), outreach, reason, [], "2026-03-03T18:00:00Z");
      expect(passed.unmet).toEqual({ pathway: "outreach", reason, metBy: "early-advice", due: "2026-03-04T10:00:00Z" });
      expect(passed.action).toEqual({
        pathway: "early-advice",
        rules: ["R8", "R26"],
        due: "2026-03-04T10:00:00Z",
        consentBasis: "given",
      });
    },
  );

  test("those who declined before are passed over", () => {
    expect(passOn(facts(medium), outreach, "declined", ["early-advice"]).unmet.metBy).toBe("helpline");
  });

  test("what the area has not is passed over too", () => {
    expect(passOn(facts({ ...medium, ...out("early-advice") }), outreach, "declined", []).unmet.metBy).toBe("helpline");
  });

  test("with nothing left the need is unmet and the duty manager's", () => {
    const idva = { pathway: "idva", rules: ["R7"], due: "2026-03-03T10:00:00Z" } as const;
    const passed = passOn(facts(high), idva, "no-capacity", ["outreach"]);
    expect(passed.action).toBeNull();
    expect(passed.unmet).toMatchObject({ metBy: null, due: "2026-03-03T10:00:00Z" });
  });

  test("outreach that stood in for the advocate is followed by nobody less", () => {
    const instead = { pathway: "outreach", rules: ["R2", "R7", "R26"], due: "2026-03-03T10:00:00Z" } as const;
    expect(passOn(facts(high), instead, "declined", ["idva"]).unmet.metBy).toBeNull();
    const ofCommunity = { pathway: "outreach", rules: ["R22", "R26"], due: "2026-03-04T10:00:00Z" } as const;
    expect(passOn(facts(high), ofCommunity, "declined", []).unmet.metBy).toBe("early-advice");
  });

  test("a later quick clock may bring the time forward", () => {
    const refuge = { pathway: "refuge", rules: ["R15"], due: "2026-03-05T10:00:00Z" } as const;
    expect(passOn(facts({ safeToStay: "no" }), refuge, "declined", [], "2026-03-03T10:00:00Z").action?.due).toBe(
      "2026-03-03T14:00:00Z",
    );
  });
});
