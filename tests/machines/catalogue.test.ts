// The catalogue as it was agreed, a pathway a line: who takes it, by when and on what basis, the consent it needs, and what
// stands in when it is out.
import { describe, expect, test } from "vitest";
import { canBeUnavailable, CATALOGUE_ORDER, PATHWAY, PATHWAY_CODES, PATHWAYS } from "#machines/protocol/catalogue.ts";

const AGREED = `
  emergency-999            police     now             practice     not-needed     -
  safety-plan              hub        by_rule         practice     not-needed     -
  risk-assessment          hub        by_rule         area_default not-needed     -
  safe-callback            hub        by_rule         practice     not-needed     -
  marac-referral           conference 24_hours        area_default override-high  -
  idva                     voluntary  24_hours        area_default override-high  outreach
  outreach                 voluntary  48_hours        area_default service        early-advice
  early-advice             voluntary  3_working_days  area_default service        helpline
  helpline                 hub        by_rule         practice     not-needed     -
  iris-advocate            voluntary  48_hours        area_default service        outreach
  medical-same-day         nhs        by_rule         practice     not-needed     -
  mental-health-crisis     nhs        now             practice     override-vital -
  talking-therapy          nhs        5_working_days  area_default service        -
  sarc                     nhs        by_rule         practice     service        -
  isva                     voluntary  48_hours        area_default service        outreach
  refuge                   council    4_hours         area_default service        homelessness-application
  homelessness-application council    4_hours         area_default service        -
  homelessness-prevention  council    5_working_days  area_default service        -
  sanctuary                council    2_working_days  area_default service        homelessness-prevention
  mash                     council    by_rule         practice     override-child -
  early-help-family        council    5_working_days  area_default service        -
  operation-encompass      police     school_morning  statute      not-needed     -
  adult-safeguarding       council    24_hours        area_default override-vital -
  honour-specialist        voluntary  4_hours         practice     not-needed     idva
  stalking-advocate        voluntary  2_working_days  area_default service        outreach
  dapo                     police     24_hours        area_default override-high  dvpo
  dvpo                     police     24_hours        area_default override-high  non-molestation-order
  non-molestation-order    courts     by_rule         area_default service        -
  clares-law               police     2_working_days  area_default service        -
  migrant-concession       voluntary  5_working_days  area_default service        no-recourse-support
  no-recourse-support      council    2_working_days  area_default service        -
  by-and-for               voluntary  48_hours        area_default service        outreach
  intensive-perpetrator    pcc        10_working_days area_default override-high  -
  behaviour-change         voluntary  10_working_days area_default service        -
  referrer-feedback        hub        2_working_days  area_default not-needed     -
`;
const rows = AGREED.trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/));

describe("the catalogue", () => {
  test("has the pathways that were agreed, in their order", () => {
    expect(PATHWAY_CODES).toEqual(rows.map(([code]) => code));
    expect(PATHWAYS.map(({ code }) => CATALOGUE_ORDER[code])).toEqual(rows.map((_, place) => place));
  });

  for (const [code = "", ...agreed] of rows)
    test(`${code}: ${agreed.join(" ")}`, () => {
      const { owner, clock, clockBasis, consent, alternative } = PATHWAY[code as keyof typeof PATHWAY];
      expect([owner, clock, clockBasis, consent, alternative ?? "-"].map((word) => word.replaceAll(" ", "_"))).toEqual(
        agreed,
      );
    });

  test("says of each what it is and when it is suggested, in words", () => {
    for (const { title, when } of PATHWAYS) {
      expect(title).toMatch(/^[A-Z].{4,}/);
      expect(when).toMatch(/^[a-z].{4,}/);
    }
  });

  test("the police in danger and what the hub does itself are never out", () => {
    const never = PATHWAY_CODES.filter((code) => !canBeUnavailable(code));
    expect(never.join(" ")).toBe("emergency-999 safety-plan risk-assessment safe-callback helpline referrer-feedback");
  });
});
