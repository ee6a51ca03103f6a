// One short page for each kind of professional: the same referral underneath, and beside it what that person knows in ninety
// seconds. Everything here is made of the shared questions and of their own ones.
import type { Source } from "../../protocol/vocabulary.ts";
import type { Question, Section } from "../question.ts";
import { OWN } from "./own-questions.ts";
import { SHARED } from "./shared-questions.ts";
import { worries, type Tick } from "./ticks.ts";

/** Who refers: every source but the person themselves and their family. */
export type Referrer = Exclude<Source, "self" | "family-friend">;

export interface ReferralPage {
  readonly referrer: Referrer;
  /** "patient" where clinicians work, "person" elsewhere. */
  readonly who: "patient" | "person";
  /** In the order of the page; what a choice opens stands behind it. */
  readonly sections: readonly Section[];
  /** What each choice opens, by `field:choice`. Without a script it is all in view. */
  readonly reveals: Readonly<Record<string, readonly string[]>>;
}

const REVEALS: Readonly<Record<string, readonly string[]>> = {
  "contactSafe:at-times": ["safeTimes"],
  "contactSafe:not-safe": ["reachThrough"],
  "agreed:no": ["agreedReason"],
  "topics:strangulation": ["strangulation"],
  "topics:children": ["children"],
};

interface Shape {
  /** They have the NHS number, and one of it and the date of birth is needed. */
  readonly clinical?: true;
  readonly ticks: readonly Tick[];
  /** Their own questions, in a section of this title. */
  readonly title: string;
  readonly own: readonly Question[];
  /** What their own choices open: the questions behind each. */
  readonly opens?: Readonly<Record<string, readonly Question[]>>;
}

const SHAPES: Readonly<Record<Referrer, Shape>> = {
  gp: {
    clinical: true,
    ticks: ["strangulation", "suicidalIntent", "pregnancy", "children", "stalking", "extreme-fear"],
    title: "",
    own: [],
  },
  police: {
    ticks: ["strangulation", "children", "weapon", "threat-to-kill", "stalking", "breach", "injury", "extreme-fear"],
    title: "Your incident",
    own: [OWN.policeIncident, OWN.policeAttended, OWN.gradeAsItCame, OWN.policeReportedIncidents12m],
    opens: { "topics:children": [OWN.childrensSchool] },
  },
  housing: {
    ticks: ["strangulation", "children", "stalking", "money-control", "separation", "extreme-fear"],
    title: "Their home",
    own: [OWN.tenure, OWN.tenancyIn, OWN.perpetratorInHome, OWN.safeToStay],
    opens: { "safeToStay:no": [OWN.homelessWithin56Days] },
  },
  hospital: {
    clinical: true,
    ticks: ["strangulation", "suicidalIntent", "pregnancy", "children", "sexual-harm", "extreme-fear"],
    title: "With you now",
    own: [OWN.injuries, OWN.discharge, OWN.safeToGoHome],
    opens: { "topics:pregnancy": [OWN.dueDate] },
  },
  maternity: {
    clinical: true,
    ticks: ["strangulation", "suicidalIntent", "children", "sexual-harm", "coercive-control", "extreme-fear"],
    title: "Pregnancy and home",
    own: [OWN.pregnancyStage, OWN.nextSeen, OWN.perpetratorInHome],
    opens: { "pregnancyStage:pregnant": [OWN.dueDate] },
  },
  "mental-health": {
    clinical: true,
    ticks: ["strangulation", "low-mood", "isolation", "coercive-control", "children", "extreme-fear"],
    title: "How they are",
    own: [OWN.suicidalIntent, OWN.careAndSupportNeeds, OWN.nextSeen],
    opens: { "careAndSupportNeeds:yes": [OWN.unableToProtectSelf] },
  },
  school: {
    ticks: ["strangulation", "child-contact", "separation", "stalking", "extreme-fear"],
    title: "The children",
    own: [OWN.children, OWN.whoCollects, OWN.childAtHarm],
  },
  children: {
    ticks: ["strangulation", "child-contact", "separation", "harmed-others", "coercive-control", "extreme-fear"],
    title: "The children",
    own: [OWN.children, OWN.childPlan, OWN.childAtHarm, OWN.perpetratorInHome],
  },
  "adult-care": {
    ticks: ["strangulation", "isolation", "money-control", "coercive-control", "injury", "extreme-fear"],
    title: "Care and support",
    own: [OWN.careAndSupportNeeds, OWN.unableToProtectSelf, OWN.otherIsCarer],
  },
  probation: {
    ticks: ["strangulation", "children", "breach", "stalking", "perpetrator-substance-or-health", "extreme-fear"],
    title: "The person causing harm",
    own: [OWN.perpetratorSerial, OWN.perpetratorHighHarm, OWN.orderOrLicence],
  },
  benefits: {
    ticks: ["strangulation", "money-control", "isolation", "separation", "children", "extreme-fear"],
    title: "What you know",
    own: [OWN.recourse, OWN.homelessWithin56Days, OWN.nextSeen],
  },
  voluntary: {
    ticks: ["strangulation", "suicidalIntent", "children", "stalking", "coercive-control", "extreme-fear"],
    title: "What you know",
    own: [OWN.safeToStay, OWN.dashYes, OWN.dashNo],
  },
  other: {
    ticks: ["strangulation", "suicidalIntent", "pregnancy", "children", "stalking", "extreme-fear"],
    title: "What you know",
    own: [OWN.safeToStay, OWN.perpetratorInHome],
  },
};

function pageOf(referrer: Referrer): ReferralPage {
  const { clinical, ticks, title, own, opens = {} } = SHAPES[referrer];
  const opened = (by: string): readonly Question[] => opens[by] ?? [];
  // Where children are asked for in view, no tick opens their ages a second time.
  const asksAges = own.some(({ name }) => name === "children");
  const sections: readonly Section[] = [
    { id: "danger", title: "Danger", questions: [SHARED.immediateDanger] },
    {
      id: "person",
      title: "Who they are",
      questions: clinical ? [SHARED.name, SHARED.birthDate, SHARED.nhsNumber] : [SHARED.name, SHARED.birthDateIfKnown],
    },
    {
      id: "reach",
      title: "How we reach them safely",
      questions: [SHARED.phone, SHARED.contactSafe, SHARED.safeTimes, SHARED.reachThrough],
    },
    { id: "agreed", title: "Agreement", questions: [SHARED.agreed, SHARED.agreedReason] },
    ...(own.length === 0
      ? []
      : [{ id: "own", title, questions: own.flatMap((question) => [question, ...openedBy(question, opened)]) }]),
    {
      id: "worry",
      title: "What worries you?",
      questions: [
        worries(...ticks),
        SHARED.strangulation,
        ...(asksAges ? [] : [SHARED.children]),
        ...ticks.flatMap((tick) => opened(`topics:${tick}`)),
        SHARED.whatHappened,
        clinical ? SHARED.otherNameOfPatient : SHARED.otherName,
        SHARED.language,
      ],
    },
  ];
  const names = new Set(sections.flatMap(({ questions }) => questions.map(({ name }) => name)));
  const reveals: Record<string, readonly string[]> = {};
  for (const [by, fields] of Object.entries(REVEALS)) {
    const [field = "", choice = ""] = by.split(":");
    const offered = field !== "topics" || ticks.some((tick) => tick === choice);
    if (offered && fields.every((name) => names.has(name))) reveals[by] = fields;
  }
  for (const [by, questions] of Object.entries(opens))
    reveals[by] = [...(reveals[by] ?? []), ...questions.map(({ name }) => name)];
  return { referrer, who: clinical ? "patient" : "person", sections, reveals };
}

function openedBy(question: Question, opened: (by: string) => readonly Question[]): readonly Question[] {
  if (question.kind !== "choice") return [];
  return question.choices.flatMap(({ value }) => opened(`${question.name}:${value}`));
}

export const REFERRERS = Object.keys(SHAPES) as readonly Referrer[];

const PAGES = Object.fromEntries(REFERRERS.map((referrer) => [referrer, pageOf(referrer)])) as Readonly<
  Record<Referrer, ReferralPage>
>;

/** The page of whoever refers. */
export const referralPage = (referrer: Referrer): ReferralPage => PAGES[referrer];

/** Every question of a page, in its order. */
export const questionsOf = (page: ReferralPage): readonly Question[] =>
  page.sections.flatMap((section) => section.questions);

/** The questions that are in view before any choice is made. */
export function inViewOf(page: ReferralPage): readonly Question[] {
  const behind = new Set(Object.values(page.reveals).flat());
  return questionsOf(page).filter(({ name }) => !behind.has(name));
}

/** The source as a referrer; what the person or their family says is nobody's referral, and counts as another's. */
export const referrerOf = (source: string): Referrer => REFERRERS.find((one) => one === source) ?? "other";
