// Random facts documents: every fact may be absent, thresholds move, the moments lie round clock changes and holidays too.
import fc from "fast-check";
import { canBeUnavailable, PATHWAY_CODES } from "#machines/protocol/catalogue.ts";
import {
  CONSENT_ANSWERS,
  GRADES,
  OTHER_TOOLS,
  RECOURSE,
  SEXUAL_ASSAULT,
  SOURCES,
  STRANGULATION,
  TOPICS,
  YES_NO_FACTS,
  YES_NO_UNKNOWN,
  type Facts,
  type YesNoFact,
} from "#machines/protocol/facts.ts";

const HOUR = 3_600_000;
const yesNo = fc.constantFrom(...YES_NO_UNKNOWN);
const age = fc.oneof(fc.integer({ min: 0, max: 120 }), fc.constantFrom(3, 4, 15, 16, 17, 18));

const hardMoments = [
  "2026-03-29T01:00:00Z",
  "2026-10-25T01:00:00Z",
  "2026-12-24T17:00:00Z",
  "2026-04-02T16:00:00Z",
  "2027-12-24T08:00:00Z",
];
const ms = fc.oneof(
  fc.integer({ min: Date.parse("2025-01-01T00:00:00Z"), max: Date.parse("2027-12-20T00:00:00Z") }),
  fc
    .tuple(fc.constantFrom(...hardMoments), fc.integer({ min: -48 * HOUR, max: 48 * HOUR }))
    .map(([moment, shift]) => Date.parse(moment) + shift),
);
const at = fc.tuple(ms, fc.constantFrom(0, 60, -300, 330)).map(([moment, minutes]) => {
  const local = new Date(moment + minutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(minutes);
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
});

const dash = fc
  .tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 24 }))
  .map(([yes, no]) => ({ tool: "dash-safelives" as const, yes, no: Math.min(no, 24 - yes) }));
const risk: fc.Arbitrary<NonNullable<Facts["risk"]>> = fc.oneof(
  dash,
  fc.constant({ tool: "dash-safelives" as const }),
  fc.record({ tool: fc.constantFrom(...OTHER_TOOLS), grade: fc.constantFrom(...GRADES) }, { requiredKeys: ["tool"] }),
);
/** The quiet answer most of the time, so that low grades are as well covered as high ones. */
const usually = <T>(quiet: T, any: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(quiet) }, any);

const count = fc.integer({ min: 0, max: 26 });
const unavailable = fc.oneof(
  fc.subarray(PATHWAY_CODES.filter(canBeUnavailable)),
  fc
    .constantFrom<Facts["settings"]>(
      { unavailable: ["idva"] },
      { unavailable: ["idva", "outreach"] },
      { unavailable: ["outreach", "early-advice"] },
      { unavailable: [] },
    )
    .map((s) => s?.unavailable ?? []),
);
const settings = fc.record(
  {
    visibleHigh: usually(14, count),
    mediumFrom: usually(10, count),
    escalationIncidents: usually(3, count),
    repeatMonths: fc.integer({ min: 0, max: 30 }),
    unavailable,
  },
  { requiredKeys: [] },
);

/** Facts of which several must be yes together before a rule holds. */
const RARE: readonly YesNoFact[] = ["samePair", "newAbuseSince", "gpPracticeInScheme", "wantsToStay", "feedbackSafe"];

/** How often an optional fact is there: sparse and full documents find different mistakes. */
const yesNoFacts = fc
  .record(
    Object.fromEntries(
      YES_NO_FACTS.map((name) => [
        name,
        fc.option(RARE.includes(name) ? usually("yes", yesNo) : usually("no", yesNo), { nil: undefined, freq: 2 }),
      ]),
    ),
  )
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, answer]) => answer !== undefined)));

const others = fc.record(
  {
    area: fc.constant("essex"),
    source: fc.oneof(fc.constantFrom(...SOURCES), fc.constantFrom("self", "gp")),
    immediateDanger: fc.oneof({ weight: 3, arbitrary: fc.constant("no" as const) }, yesNo),
    agreedGrade: usually<Facts["agreedGrade"]>(undefined, fc.constantFrom(...GRADES)),
    topics: fc.oneof(
      fc.constant([]),
      fc.array(fc.constantFrom(...TOPICS), { maxLength: 3 }),
      fc.array(fc.constantFrom(...TOPICS), { maxLength: 24 }),
    ),
    risk,
    professionalJudgementHigh: usually(false, fc.boolean()),
    policeReportedIncidents12m: usually(0, fc.integer({ min: 0, max: 5 })),
    strangulation: usually<Facts["strangulation"]>("none", fc.constantFrom(...STRANGULATION)),
    sexualAssault: usually<Facts["sexualAssault"]>("none", fc.constantFrom(...SEXUAL_ASSAULT)),
    recourse: fc.constantFrom(...RECOURSE),
    victimAge: age,
    children: fc.array(fc.record({ age }), { maxLength: 3 }),
    consent: fc.record(
      { service: fc.constantFrom(...CONSENT_ANSWERS), sharing: fc.constantFrom(...CONSENT_ANSWERS) },
      { requiredKeys: [] },
    ),
    settings,
  },
  { requiredKeys: ["area", "source", "immediateDanger"] },
);

/** A day near the edge of the twelve months, or anywhere in the last three years. */
function conferenceDay(atText: string, back: { readonly days: number; readonly nearEdge: boolean }): string {
  const moment = Date.parse(atText) - HOUR;
  const day = new Date(moment - (back.nearEdge ? 363 + (back.days % 6) : back.days) * 24 * HOUR);
  return day.toISOString().slice(0, 10);
}

const back = fc.option(fc.record({ days: fc.integer({ min: 1, max: 1000 }), nearEdge: fc.boolean() }), {
  nil: undefined,
});

/** Facts that `parseFacts` lets through. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .tuple(others, yesNoFacts, at, back)
  .map(([base, answers, moment, days]) => ({
    ...base,
    ...answers,
    at: moment,
    ...(days && { lastConferenceReferral: conferenceDay(moment, days) }),
  })) as fc.Arbitrary<Facts>;
