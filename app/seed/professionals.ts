// What invented professionals write, each on their own page and read as a posted form is. How often a thing is said is a guess of
// ours, there to look plausible, and sourced nowhere.
import { inViewOf, referralPage, type Referrer } from "#machines/intake/refer/pages.ts";
import type { Question } from "#machines/intake/question.ts";
import { readReferral, type ReadReferral } from "#machines/intake/refer/read.ts";
import { DAY, later, londonDay, type Instant } from "#machines/time.ts";
import type { Dice } from "./dice.ts";
import { agesSaid, chosenName, inventedName, nhsNumber, phone } from "./invented.ts";

/** Who refers, out of a hundred referrals: the police most, then GPs. */
export const REFERRALS_OF: readonly (readonly [Referrer, number])[] = [
  ["police", 34],
  ["gp", 22],
  ["housing", 9],
  ["hospital", 7],
  ["children", 7],
  ["mental-health", 4],
  ["voluntary", 4],
  ["maternity", 3],
  ["school", 3],
  ["adult-care", 2],
  ["probation", 2],
  ["benefits", 2],
  ["other", 1],
];

/** How often each worry is ticked, out of a hundred; the rest as often as `OTHERWISE`. */
const TICKED: Readonly<Record<string, number>> = {
  strangulation: 12,
  suicidalIntent: 6,
  pregnancy: 6,
  children: 45,
  "extreme-fear": 25,
  "threat-to-kill": 10,
  weapon: 5,
  injury: 30,
  "sexual-harm": 5,
};
const OTHERWISE = 20;

type Said = (dice: Dice, at: Instant) => string;

const often =
  (yes: number, unknown = 0.15): Said =>
  (dice) =>
    dice.weighted([
      ["yes", yes],
      ["unknown", unknown],
      ["no", 1 - yes - unknown],
    ]);
const words =
  (text: string): Said =>
  () =>
    text;
const sometimes =
  (share: number, said: Said): Said =>
  (dice, at) =>
    dice.chance(share) ? said(dice, at) : "";

/** What is said in each field, by its name. A choice that is not here falls on any of its answers. */
const SAID: Readonly<Record<string, Said>> = {
  immediateDanger: (dice) =>
    dice.weighted([
      ["no", 92],
      ["unknown", 7],
      ["yes", 1],
    ]),
  name: inventedName,
  birthDate: (dice) => `${dice.between(1, 28)} ${dice.between(1, 12)} ${dice.between(1950, 2004)}`,
  nhsNumber,
  phone,
  contactSafe: (dice) =>
    dice.weighted([
      ["safe", 65],
      ["at-times", 17],
      ["not-safe", 8],
      ["unknown", 10],
    ]),
  agreed: (dice) => (dice.chance(0.85) ? "yes" : "not-asked"),
  children: agesSaid,
  whatHappened: words("An invented account for the demonstration."),
  otherName: sometimes(0.6, inventedName),
  language: sometimes(0.06, words("Polish")),
  policeIncident: (dice) => `INV-${dice.between(10_000, 99_999)}`,
  policeAttended: often(0.8, 0.05),
  gradeAsItCame: (dice) =>
    `${dice.pick(["dara", "dash-police"])}:${dice.weighted([
      ["standard", 60],
      ["medium", 30],
      ["high", 10],
    ])}`,
  policeReportedIncidents12m: (dice) =>
    dice.weighted([
      ["1", 68],
      ["2", 22],
      ["3", 7],
      ["5", 3],
    ]),
  discharge: words("Tomorrow before noon, home"),
  nextSeen: words("Tuesday at 10:00"),
  whoCollects: words("A grandparent, most days"),
  orderOrLicence: words("A licence, until the end of the month"),
  childAtHarm: often(0.15),
  perpetratorInHome: often(0.4),
  safeToStay: often(0.72),
  homelessWithin56Days: often(0.06),
  suicidalIntent: often(0.06),
  careAndSupportNeeds: often(0.3),
  unableToProtectSelf: often(0.2),
  otherIsCarer: often(0.2),
  perpetratorSerial: often(0.1, 0.4),
  perpetratorHighHarm: often(0.05, 0.4),
  recourse: (dice) =>
    dice.weighted([
      ["yes", 90],
      ["unknown", 5],
      ["none", 3],
      ["partner-visa", 2],
    ]),
  "risk.yes": (dice) => String(dice.between(2, 13)),
  "risk.no": () => "8",
  // What another answer opens.
  safeTimes: (dice) => `Mon to Fri ${dice.between(9, 12)}:00 to ${dice.between(13, 16)}:00`,
  reachThrough: words("Through us, at their next appointment"),
  strangulation: (dice) =>
    dice.weighted([
      ["unknown", 25],
      ["earlier", 45],
      ["within4weeks", 20],
      ["within72h", 10],
    ]),
  childrensSchool: words("Invented Primary"),
  dueDate: (dice, at) => {
    const [year, month, day] = londonDay(later(at, dice.between(10, 200) * DAY))
      .split("-")
      .map(Number);
    return `${day} ${month} ${year}`;
  },
};

/** What an invented professional of this kind sends at a moment. Throws when their own page would not take it. */
export function professionalWrites(dice: Dice, referrer: Referrer, at: Instant): ReadReferral {
  const page = referralPage(referrer);
  const form = new FormData();
  const answer = (question: Question): void => {
    const chosen = "choices" in question ? question.choices.map(({ value }) => value) : [];
    const [first, ...others] = chosen;
    const values =
      question.kind === "many"
        ? chosen.filter((value) => dice.next() * 100 < (TICKED[value] ?? OTHERWISE))
        : [SAID[question.name]?.(dice, at) ?? (first === undefined ? "" : dice.pick([first, ...others]))];
    for (const value of values) {
      form.append(question.name, value);
      for (const opened of page.reveals[`${question.name}:${value}`] ?? []) {
        const asked = page.sections.flatMap(({ questions }) => questions).find(({ name }) => name === opened);
        if (asked && !form.has(opened)) answer(asked);
      }
    }
  };
  for (const question of inViewOf(page)) answer(question);
  const read = readReferral(form, at, referrer);
  if (read.errors.length > 0)
    throw new Error(`An invented ${referrer} wrote what nobody can: ${JSON.stringify(read.errors)}`);
  return { ...read, answers: { ...read.answers, chosenName: chosenName(dice) } };
}
