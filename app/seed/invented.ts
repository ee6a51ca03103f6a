// Answers of invented callers and invented patients. Every name says that it is invented; every number is one that
// Ofcom keeps for drama. How often a thing is said is a guess of ours, there to look plausible, and sourced nowhere.
import type { Answers } from "#machines/intake/answers.ts";
import type { Dice } from "./dice.ts";

const CHOSEN = ["Sky", "River", "Blue", "Ivy", "Ash", "Wren", "Sunny", "Juno", "Pip", "Fern", "Sage", "Robin"] as const;
const PLACES = ["Saltmarsh", "Little Saltmarsh", "Marsh End", "Upper Creek", "Withy Green"] as const;

/** Which topics come up, out of a hundred contacts. */
const TOPICS = [
  ["coercive-control", 55],
  ["injury", 30],
  ["extreme-fear", 25],
  ["isolation", 30],
  ["separation", 35],
  ["child-contact", 20],
  ["stalking", 18],
  ["frequency-rising", 22],
  ["severity-rising", 18],
  ["threat-to-kill", 12],
  ["money-control", 30],
  ["low-mood", 25],
  ["perpetrator-substance-or-health", 25],
  ["perpetrator-record", 20],
  ["breach", 8],
  ["weapon", 7],
  ["pregnancy", 6],
  ["animal-cruelty", 5],
] as const;

const yesNoUnknown = (dice: Dice, yes: number, unknown = 0.15): string =>
  dice.weighted([
    ["yes", yes],
    ["unknown", unknown],
    ["no", 1 - yes - unknown],
  ]);

/** What somebody wants to be called. */
export const chosenName = (dice: Dice): string => dice.pick(CHOSEN);

/** A name that says of itself that it is invented. */
export const inventedName = (dice: Dice): string => `${dice.pick(CHOSEN)} Invented-${dice.between(1000, 9999)}`;

/** The ages of one to three children, as they are typed. */
export const agesSaid = (dice: Dice): string =>
  Array.from({ length: dice.between(1, 3) }, () => dice.between(0, 17)).join(", ");

/** A number that rings nowhere. */
export const phone = (dice: Dice): string =>
  dice.chance(0.5)
    ? `01632 960${String(dice.between(0, 999)).padStart(3, "0")}`
    : `07700 900${String(dice.between(0, 999)).padStart(3, "0")}`;

/** A number that nobody else has, with a check digit that fits, in the range kept for tests (999…). */
export function nhsNumber(dice: Dice): string {
  for (;;) {
    const digits = [9, 9, 9, ...Array.from({ length: 6 }, () => dice.between(0, 9))];
    const check = 11 - (digits.reduce((sum, digit, index) => sum + digit * (10 - index), 0) % 11);
    if (check !== 10) return [...digits, check === 11 ? 0 : check].join("");
  }
}

function reach(dice: Dice): Answers {
  const safe = dice.weighted([
    ["safe", 75],
    ["not-safe", 10],
    ["unknown", 15],
  ]);
  const slot = dice.between(9, 16);
  return {
    phone: phone(dice),
    contactSafe: safe,
    whosePhone: dice.chance(0.85) ? "mine" : "shared",
    othersSee: yesNoUnknown(dice, 0.2),
    safeDays: dice.chance(0.3) ? ["1", "2", "3", "4", "5"] : [],
    safeFrom: `${String(slot).padStart(2, "0")}:00`,
    safeTo: `${String(slot + dice.between(2, 6)).padStart(2, "0")}:00`,
    voicemail: yesNoUnknown(dice, 0.15),
    textMessage: yesNoUnknown(dice, 0.3),
    sayWeAre: "Sam from the library",
  };
}

function circumstances(dice: Dice): Answers {
  const ages = dice.chance(0.55) ? agesSaid(dice) : "none";
  return {
    topics: TOPICS.filter(([, share]) => dice.next() * 100 < share).map(([topic]) => topic),
    strangulation: dice.weighted([
      ["none", 70],
      ["unknown", 12],
      ["earlier", 10],
      ["within4weeks", 5],
      ["within72h", 3],
    ]),
    suicidalIntent: yesNoUnknown(dice, 0.06),
    children: ages,
    ...(ages === "none" ? {} : { childAtHarm: yesNoUnknown(dice, 0.15) }),
    safeToStay: yesNoUnknown(dice, 0.72),
    homelessWithin56Days: yesNoUnknown(dice, 0.06),
    wantsToStay: yesNoUnknown(dice, 0.35),
    perpetratorInHome: yesNoUnknown(dice, 0.4),
    wantsCivilOrder: yesNoUnknown(dice, 0.08),
    wantsByAndFor: yesNoUnknown(dice, 0.06),
    policeAttended: yesNoUnknown(dice, 0.25),
    "consent.service": dice.chance(0.93) ? "yes" : "not-asked",
    "consent.sharing": dice.weighted([
      ["yes", 85],
      ["not-asked", 8],
      ["no", 7],
    ]),
  };
}

/** What one invented caller says. */
export function callerSays(dice: Dice): Answers {
  const counted = dice.chance(0.6);
  const yes = Math.max(0, Math.min(22, dice.between(0, 7) + dice.between(0, 7) + dice.between(0, 6)));
  const source = dice.weighted([
    ["self", 58],
    ["police", 18],
    ["family-friend", 8],
    ["hospital", 5],
    ["housing", 6],
    ["children", 5],
  ] as const);
  return {
    safeToTalk: "yes",
    immediateDanger: dice.weighted([
      ["no", 90],
      ["unknown", 7],
      ["yes", 3],
    ]),
    whereNow: `${dice.between(1, 99)} Invented Road, ${dice.pick(PLACES)}`,
    cutOffPlan: dice.pick(["ring-back", "wait", "police-check"]),
    distressWord: dice.pick(["teapot", "umbrella", "marmalade"]),
    source,
    chosenName: chosenName(dice),
    name: inventedName(dice),
    ...reach(dice),
    ...circumstances(dice),
    whatHappened: "An invented account for the demonstration.",
    otherName: `Alex Invented-${dice.between(1000, 9999)}`,
    otherRelationship: dice.pick(["partner", "former partner", "parent", "adult child"]),
    ...(counted
      ? {
          "risk.tool": "dash-safelives",
          "risk.yes": String(yes),
          "risk.no": String(dice.between(Math.max(0, 16 - yes), 24 - yes)),
        }
      : {}),
  };
}

/** What one invented GP writes: less than a caller says, and never a tool. */
export function gpWrites(dice: Dice): Answers {
  const { topics, strangulation, suicidalIntent, children } = circumstances(dice);
  const agreed = dice.chance(0.88);
  return {
    immediateDanger: dice.weighted([
      ["no", 90],
      ["unknown", 9],
      ["yes", 1],
    ]),
    name: inventedName(dice),
    chosenName: chosenName(dice),
    birthDate: `${dice.between(1950, 2004)}-${String(dice.between(1, 12)).padStart(2, "0")}-${String(dice.between(1, 28)).padStart(2, "0")}`,
    nhsNumber: nhsNumber(dice),
    ...reach(dice),
    topics: topics ?? [],
    strangulation: strangulation as string,
    suicidalIntent: suicidalIntent as string,
    children: children as string,
    whatHappened: "An invented account for the demonstration.",
    "consent.service": agreed ? "yes" : "not-asked",
    "consent.sharing": agreed ? "yes" : "not-asked",
    feedbackSafe: agreed ? "yes" : "unknown",
    gpPracticeInScheme: "yes",
  };
}
