import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeWords, orderWords, settingRows } from "#machines/area-setting-words.ts";
import { circlesIn, problemsWith } from "#machines/area-settings.ts";
import { LIMITS, MOST_ALTERNATIVES, THRESHOLDS, type AreaSettings } from "#machines/area-thresholds.ts";
import { canBeUnavailable, PATHWAY, PATHWAY_CODES, type PathwayCode } from "#machines/protocol/catalogue.ts";

const USUAL: AreaSettings = {
  visibleHigh: 14,
  mediumFrom: 10,
  escalationIncidents: 3,
  repeatMonths: 12,
  unavailable: ["dapo"],
  alternatives: {},
};

const wrongIn = (changes: Partial<AreaSettings>) => problemsWith({ ...USUAL, ...changes }).map(({ field }) => field);
const own = (code: PathwayCode): readonly PathwayCode[] => {
  const { alternative } = PATHWAY[code];
  return alternative === null ? [] : [alternative];
};

describe("what an area may set", () => {
  it("is what it has by default, and each threshold from its least to its most", () => {
    expect(problemsWith(USUAL)).toEqual([]);
    for (const field of THRESHOLDS) {
      const { least, most } = LIMITS[field];
      // High must stay where medium can begin.
      const apart = field === "visibleHigh" ? { mediumFrom: 1 } : { visibleHigh: 24 };
      for (const value of [least, most]) expect(wrongIn({ ...apart, [field]: value }), field).toEqual([]);
      for (const value of [least - 1, most + 1, least + 0.5, Number.NaN, Number.POSITIVE_INFINITY])
        expect(wrongIn({ ...apart, [field]: value }), `${field} ${value}`).toEqual([field]);
    }
    expect(problemsWith({ ...USUAL, repeatMonths: 61 })[0]?.message).toBe("Enter a whole number from 1 to 60");
  });

  it("never lets medium begin above high; they may begin together", () => {
    expect(wrongIn({ visibleHigh: 10, mediumFrom: 11 })).toEqual(["mediumFrom"]);
    expect(wrongIn({ visibleHigh: 10, mediumFrom: 10 })).toEqual([]);
    expect(wrongIn({ visibleHigh: 0, mediumFrom: 11 }), "said of what is impossible by itself first").toEqual([
      "visibleHigh",
    ]);
  });

  it("never takes the police in danger away, nor what the hub does itself", () => {
    for (const code of PATHWAY_CODES)
      expect(wrongIn({ unavailable: [code] }), code).toEqual(canBeUnavailable(code) ? [] : ["unavailable"]);
    expect(wrongIn({ unavailable: ["no-such-pathway" as PathwayCode] })).toEqual(["unavailable"]);
  });

  it("names up to three others in the place of one, never itself, and none twice", () => {
    expect(MOST_ALTERNATIVES).toBe(3);
    expect(wrongIn({ alternatives: { outreach: ["by-and-for", "isva", "early-advice"] } })).toEqual([]);
    for (const list of [[], ["outreach"], ["isva", "isva"], ["isva", "by-and-for", "early-advice", "helpline"]])
      expect(wrongIn({ alternatives: { outreach: list as PathwayCode[] } }), list.join()).toEqual(["alternatives"]);
    expect(wrongIn({ alternatives: { "emergency-999": ["helpline"] } })).toEqual(["alternatives"]);
    expect(wrongIn({ alternatives: { outreach: ["outreach"], isva: ["isva"] } }), "said once").toEqual([
      "alternatives",
    ]);
  });
});

describe("a circle of those who stand in for each other", () => {
  const circles = (alternatives: AreaSettings["alternatives"]) => circlesIn((code) => alternatives[code] ?? own(code));

  it("is not in the protocol's own order", () => {
    expect(circles({})).toEqual([]);
  });

  it("is found whole, in catalogue order, and once", () => {
    expect(circles({ outreach: ["by-and-for"] })).toEqual([["outreach", "by-and-for"]]);
    expect(circles({ "early-advice": ["stalking-advocate", "isva"] })).toEqual([
      ["outreach", "early-advice", "isva", "stalking-advocate"],
    ]);
    expect(circles({ refuge: ["sanctuary"], sanctuary: ["refuge"], outreach: ["isva"] })).toEqual([
      ["outreach", "isva"],
      ["refuge", "sanctuary"],
    ]);
  });

  it("holds exactly those that lead back to themselves, whatever the order", () => {
    const some = fc.array(fc.constantFrom(...PATHWAY_CODES), { maxLength: 3 });
    const orders = fc.array(some, { minLength: PATHWAY_CODES.length, maxLength: PATHWAY_CODES.length });
    fc.assert(
      fc.property(orders, (lists) => {
        const of = (code: PathwayCode) => lists[PATHWAY_CODES.indexOf(code)] ?? [];
        const leadsBack = (start: PathwayCode) => {
          let next: readonly PathwayCode[] = of(start);
          for (let step = 0; step < PATHWAY_CODES.length; step += 1)
            next = [...new Set([...next, ...next.flatMap(of)])];
          return next.includes(start);
        };
        const found = circlesIn(of);
        expect(found.flat().sort()).toEqual(PATHWAY_CODES.filter(leadsBack).sort());
        expect(new Set(found.flat()).size).toBe(found.flat().length);
      }),
      { numRuns: 40 },
    );
  });
});

describe("what a change does, in words", () => {
  const said = (changes: Partial<AreaSettings>) => changeWords(USUAL, { ...USUAL, ...changes }, own);

  it("is nothing where nothing changes, however it is written", () => {
    expect(said({})).toEqual([]);
    expect(said({ unavailable: ["dapo"], alternatives: { outreach: ["early-advice"] } })).toEqual([]);
  });

  it("says each threshold with what held until then", () => {
    expect(said({ visibleHigh: 12, mediumFrom: 8, escalationIncidents: 1, repeatMonths: 1 })).toEqual([
      "A count of 12 or more yes answers is high (until then 14).",
      "A count of 8 or more yes answers is at least medium (until then 10).",
      "1 or more incidents reported to the police in twelve months make it escalating, a route to the conference (until then 3).",
      "New abuse in the month after a conference is a repeat, a route to the conference (until then 12).",
    ]);
    expect(said({ repeatMonths: 6 })[0]).toMatch(/^New abuse in the 6 months after/);
  });

  it("says what goes, what comes back, and who is asked in whose place, in order", () => {
    expect(said({ unavailable: ["refuge"], alternatives: { outreach: ["by-and-for", "isva"] } })).toEqual([
      "Refuge or other safe accommodation is out: what stands in for it is asked in its place.",
      "Domestic abuse protection notice or order is there again.",
      "In the place of Community outreach worker: Specialist led by and for the person's community, then Independent sexual violence advisor (until then Early advice and healthy-relationship support).",
    ]);
    expect(orderWords([])).toBe("nothing");
    expect(said({ alternatives: { "talking-therapy": ["outreach"] } })).toEqual([
      "In the place of Talking therapy: Community outreach worker (until then nothing).",
    ]);
  });

  it("says the whole of them for the list of what holds", () => {
    expect(settingRows(USUAL).map(({ value }) => value)).toEqual([
      "14",
      "10",
      "3",
      "12",
      "Domestic abuse protection notice or order",
      "Nothing: the protocol's order holds",
    ]);
    const rows = settingRows({ ...USUAL, unavailable: [], alternatives: { isva: ["outreach", "helpline"] } });
    expect(rows.slice(4).map(({ value }) => value)).toEqual([
      "Everything is there",
      "Independent sexual violence advisor: Community outreach worker, then National helpline details given safely",
    ]);
  });
});
