// Facts documents that every later version is tried on before it may be proposed: always the same ones, in ladders on which each
// rung is worse than the one before it.
import { PATHWAYS, canBeUnavailable } from "./catalogue.ts";
import { DASH_QUESTIONS, TOPICS, type Facts, type YesNoFact } from "./facts.ts";

/** What changes from rung to rung, and what each rung is called when it fails. */
export interface Ladder {
  readonly rungs: readonly (Partial<Facts> & { readonly says: string })[];
  /** Enough when it is tried on reassuring facts alone: there are many of these. */
  readonly once?: true;
}

const START = { area: "a sample", at: "2026-03-02T10:00:00Z", source: "housing", immediateDanger: "no" } as const;

/** Facts that are worst when they are yes, and those that are worst when they are no. */
const WORST_YES: readonly YesNoFact[] = [
  "samePair",
  "newAbuseSince",
  "strangulationSymptoms",
  "injuryUntreated",
  "suicidalIntent",
  "childAtHarm",
  "needsSpecialistAccommodation",
  "homelessWithin56Days",
  "careAndSupportNeeds",
  "unableToProtectSelf",
  "forcedMarriage",
  "honourBased",
  "perpetratorSerial",
  "perpetratorHighHarm",
];
const WORST_NO: readonly YesNoFact[] = ["safeToTalk", "safeToStay"];

/** Everything reassuring; nothing known at all; a medium count; a professional's standard; a person under 18. */
export const BASES: readonly Facts[] = [
  {
    ...START,
    topics: [],
    risk: { tool: "dash-safelives", yes: 0, no: DASH_QUESTIONS },
    strangulation: "none",
    sexualAssault: "none",
    recourse: "yes",
    children: [],
    ...Object.fromEntries(WORST_YES.map((name) => [name, "no"])),
    ...Object.fromEntries(WORST_NO.map((name) => [name, "yes"])),
  },
  START,
  { ...START, source: "self", risk: { tool: "dash-safelives", yes: 10, no: 14 }, children: [{ age: 6 }] },
  { ...START, source: "gp", risk: { tool: "dara", grade: "standard" }, lastConferenceReferral: "2025-06-01" },
  { ...START, source: "school", victimAge: 16, careAndSupportNeeds: "yes", policeAttended: "yes" },
];

const ladder = <T>(what: string, key: string, values: readonly T[]): Ladder => ({
  rungs: values.map((value) => ({ [key]: value, says: `${what}: ${JSON.stringify(value) ?? "not given"}` })),
});

function* pairsOfTopics(): Generator<Ladder> {
  for (const [place, one] of TOPICS.entries()) {
    for (const other of TOPICS.slice(place + 1)) {
      yield { ...ladder("topics", "topics", [[one], [one, other]]), once: true };
      yield { ...ladder("topics", "topics", [[other], [one, other]]), once: true };
    }
  }
}

const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, n) => n);
const conference = (day: string) => ({ samePair: "yes", newAbuseSince: "yes", lastConferenceReferral: day }) as const;

/** Each step of each ladder makes one thing worse. */
function* ladders(): Generator<Ladder> {
  yield ladder("immediateDanger", "immediateDanger", ["no", "unknown", "yes"]);
  for (const name of WORST_YES) {
    yield ladder(name, name, ["no", "unknown", "yes"]);
    yield ladder(name, name, ["no", undefined, "yes"]);
  }
  for (const name of WORST_NO) {
    yield ladder(name, name, ["yes", "unknown", "no"]);
    yield ladder(name, name, ["yes", undefined, "no"]);
  }
  for (const open of ["unknown", undefined]) {
    yield ladder("strangulation", "strangulation", ["none", open]);
    yield ladder("sexualAssault", "sexualAssault", ["none", open]);
  }
  yield ladder("strangulation", "strangulation", ["none", "earlier", "within4weeks", "within72h"]);
  yield ladder("sexualAssault", "sexualAssault", ["none", "earlier", "within7days"]);
  for (const topic of TOPICS) yield ladder("topics", "topics", [[], [topic]]);
  yield* pairsOfTopics();
  const all = upTo(DASH_QUESTIONS);
  yield ladder(
    "risk",
    "risk",
    all.map((yes) => ({ tool: "dash-safelives", yes, no: DASH_QUESTIONS - yes })),
  );
  yield ladder(
    "risk",
    "risk",
    all.map((yes) => ({ tool: "dash-safelives", yes, no: 0 })),
  );
  for (const tool of ["dash-police", "dara", "professional-only"] as const)
    yield ladder("risk", "risk", [
      { tool, grade: "standard" },
      { tool, grade: "medium" },
      { tool, grade: "high" },
    ]);
  yield ladder("professionalJudgementHigh", "professionalJudgementHigh", [false, true]);
  yield ladder("policeReportedIncidents12m", "policeReportedIncidents12m", upTo(8));
  yield {
    rungs: ["2023-03-02", "2025-03-01", "2025-03-02", "2025-09-02", "2026-03-01"].map((day) => ({
      ...conference(day),
      says: `a repeat, the last conference on ${day}`,
    })),
  };
}

export const LADDERS: readonly Ladder[] = [...ladders()];

const EVERYTHING_OUT = PATHWAYS.map(({ code }) => code).filter(canBeUnavailable);

/** How the same facts come too: agreed, all refused, and with nothing to be had. */
export const CIRCUMSTANCES: readonly Partial<Facts>[] = [
  { consent: { service: "yes", sharing: "yes" } },
  { consent: { service: "no", sharing: "no" } },
  { settings: { unavailable: EVERYTHING_OUT } },
];
