// Who is told what about a person, field by field: the other way round from the table that the product reads.
import { describe, expect, test } from "vitest";
import { PARTNER_MINIMUM, TOLD_FIELDS, TOLD_WORDS, type ToldField } from "#machines/partner-minimum.ts";
import { PATHWAY, PATHWAY_CODES, type PathwayCode } from "#machines/protocol/catalogue.ts";

/** What the hub does itself, and what tells no partner anything. */
const NOBODY_IS_TOLD: readonly PathwayCode[] = [
  "safety-plan",
  "risk-assessment",
  "safe-callback",
  "helpline",
  "referrer-feedback",
];

/** Those who look after the person: they ring, by the name the person goes by, and only where it is safe. */
const WHO_RING: readonly PathwayCode[] = [
  "idva",
  "outreach",
  "early-advice",
  "iris-advocate",
  "sarc",
  "isva",
  "refuge",
  "sanctuary",
  "early-help-family",
  "honour-specialist",
  "stalking-advocate",
  "migrant-concession",
  "by-and-for",
  "behaviour-change",
];

/** Those who must find a record, and reach the person too. */
const WHO_ALSO_REACH: readonly PathwayCode[] = [
  "medical-same-day",
  "mental-health-crisis",
  "talking-therapy",
  "homelessness-application",
  "homelessness-prevention",
  "mash",
  "adult-safeguarding",
  "dapo",
  "dvpo",
  "non-molestation-order",
  "clares-law",
  "no-recourse-support",
];

const WHO_IS_TOLD: Readonly<Record<ToldField, readonly PathwayCode[]>> = {
  chosenName: WHO_RING,
  safePhone: [...WHO_RING, ...WHO_ALSO_REACH],
  interpreter: [...WHO_RING, ...WHO_ALSO_REACH, "emergency-999"],
  // A record is found by a full name; those who ring do without it.
  fullName: [
    ...WHO_ALSO_REACH,
    "emergency-999",
    "marac-referral",
    "operation-encompass",
    // Leave to stay is asked for in one's full name.
    "migrant-concession",
  ],
  birthDate: [
    "marac-referral",
    "medical-same-day",
    "mental-health-crisis",
    "talking-therapy",
    "homelessness-application",
    "mash",
    "adult-safeguarding",
    "dapo",
    "dvpo",
    "clares-law",
  ],
  // Where somebody sleeps is told to those who go there or house them, and to nobody else.
  address: ["emergency-999", "refuge", "homelessness-application", "sanctuary", "mash"],
  children: [
    "emergency-999",
    "marac-referral",
    "idva",
    "outreach",
    "refuge",
    "homelessness-application",
    "homelessness-prevention",
    "mash",
    "early-help-family",
    "operation-encompass",
    "honour-specialist",
    "non-molestation-order",
    "no-recourse-support",
    "by-and-for",
  ],
  // What somebody told of abuse is told again only where a decision about safety hangs on it.
  whatHappened: [
    "emergency-999",
    "marac-referral",
    "idva",
    "medical-same-day",
    "mental-health-crisis",
    "mash",
    "adult-safeguarding",
    "honour-specialist",
    "stalking-advocate",
    "dapo",
    "dvpo",
    "intensive-perpetrator",
  ],
  otherName: [
    "emergency-999",
    "marac-referral",
    "mash",
    "dapo",
    "dvpo",
    "non-molestation-order",
    "clares-law",
    "intensive-perpetrator",
    "behaviour-change",
  ],
};

describe("what a partner is told", () => {
  test.each(TOLD_FIELDS)("%s goes to those who need it, and to nobody else", (field) => {
    const told = PATHWAY_CODES.filter((code) => PARTNER_MINIMUM[code].told.includes(field));
    expect([...told].sort()).toEqual([...WHO_IS_TOLD[field]].sort());
    expect(TOLD_WORDS[field]).not.toBe("");
  });

  test("is nothing at all where the hub does it itself", () => {
    for (const code of PATHWAY_CODES)
      expect(PARTNER_MINIMUM[code].told.length === 0, code).toBe(NOBODY_IS_TOLD.includes(code));
    for (const code of NOBODY_IS_TOLD) expect(PATHWAY[code].owner).toBe("hub");
  });

  test("is each thing once, of the things that may be told", () => {
    for (const code of PATHWAY_CODES) {
      const { told } = PARTNER_MINIMUM[code];
      expect(told.every((field) => TOLD_FIELDS.includes(field))).toBe(true);
      expect(new Set(told).size).toBe(told.length);
    }
  });
});
