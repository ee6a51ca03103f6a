// What only some professionals know: each is asked where it can be answered at once. Where a fact is asked the field is the
// fact's own name; the rest is for whoever takes the case up, and is shown to them as it was answered.
import type { Question } from "../question.ts";

const known = (name: string, label: string, hint?: string): Question => ({
  kind: "choice",
  name,
  label,
  ...(hint === undefined ? {} : { hint }),
  choices: [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
    { value: "unknown", label: "Not known" },
  ],
});

/** A tool and its grade in one answer, as it came: nothing is counted over, or turned into another tool's. */
export const GRADE_AS_IT_CAME = "gradeAsItCame";

export const OWN = {
  policeIncident: { kind: "line", name: "policeIncident", label: "Incident number", width: 20 },
  policeAttended: known("policeAttended", "Did officers go to them?"),
  [GRADE_AS_IT_CAME]: {
    kind: "choice",
    name: GRADE_AS_IT_CAME,
    label: "Your tool and its grade",
    choices: [
      { value: "dara:high", label: "Dara: high" },
      { value: "dara:medium", label: "Dara: medium" },
      { value: "dara:standard", label: "Dara: standard" },
      { value: "dash-police:high", label: "Police Dash: high" },
      { value: "dash-police:medium", label: "Police Dash: medium" },
      { value: "dash-police:standard", label: "Police Dash: standard" },
      { value: "none", label: "Not graded yet" },
    ],
  },
  policeReportedIncidents12m: {
    kind: "number",
    name: "policeReportedIncidents12m",
    label: "Incidents reported in the last 12 months, this one too",
    max: 999,
  },
  childrensSchool: { kind: "line", name: "childrensSchool", label: "Which school or nursery?" },
  tenure: {
    kind: "choice",
    name: "tenure",
    label: "Their home",
    choices: [
      { value: "council", label: "Rented from the council" },
      { value: "association", label: "Rented from a housing association" },
      { value: "private", label: "Rented privately" },
      { value: "owned", label: "Owned, with or without a mortgage" },
      { value: "none", label: "None of their own, or temporary" },
      { value: "unknown", label: "Not known" },
    ],
  },
  tenancyIn: {
    kind: "choice",
    name: "tenancyIn",
    label: "Whose name is it in?",
    choices: [
      { value: "theirs", label: "Theirs alone" },
      { value: "joint", label: "Theirs and the other person's" },
      { value: "other", label: "The other person's" },
      { value: "somebody", label: "Somebody else's" },
      { value: "unknown", label: "Not known" },
    ],
  },
  safeToStay: known("safeToStay", "Is it safe for them to stay there tonight?"),
  safeToGoHome: known("safeToStay", "Is it safe for them to go home?"),
  homelessWithin56Days: known("homelessWithin56Days", "Homeless now, or likely to be within eight weeks?"),
  perpetratorInHome: known("perpetratorInHome", "Does the person causing harm live there too?"),
  injuries: {
    kind: "choice",
    name: "injuries",
    label: "Injuries this time",
    choices: [
      { value: "untreated", label: "Yes, not all looked at yet" },
      { value: "treated", label: "Yes, all looked at" },
      { value: "none", label: "None seen" },
      { value: "unknown", label: "Not known" },
    ],
  },
  discharge: {
    kind: "line",
    name: "discharge",
    label: "When do they leave you, and where to?",
    hint: "For example: tomorrow before noon, to a sister",
  },
  pregnancyStage: {
    kind: "choice",
    name: "pregnancyStage",
    label: "Pregnancy",
    choices: [
      { value: "pregnant", label: "Pregnant" },
      { value: "baby", label: "A baby under 18 months" },
      { value: "neither", label: "Neither" },
    ],
  },
  dueDate: { kind: "line", name: "dueDate", label: "When is the baby due?", hint: "For example 3 6 2026", width: 10 },
  nextSeen: {
    kind: "line",
    name: "nextSeen",
    label: "When do you next see them alone?",
    hint: "For example: Tuesday 10:00 at the clinic",
  },
  suicidalIntent: known("suicidalIntent", "Thoughts of ending their life?"),
  careAndSupportNeeds: known("careAndSupportNeeds", "Do they need care and support day to day?"),
  unableToProtectSelf: known("unableToProtectSelf", "Because of that, unable to keep themselves safe?"),
  otherIsCarer: known("otherIsCarer", "Does the person causing harm care for them?"),
  children: {
    kind: "ages",
    name: "children",
    label: "Children: their ages",
    hint: "For example 3, 7. Write none if there are none.",
  },
  whoCollects: {
    kind: "line",
    name: "whoCollects",
    label: "Who collects the children, and when?",
    hint: "Say if the person causing harm does.",
  },
  childAtHarm: known("childAtHarm", "Is a child being harmed, or likely to be?"),
  childPlan: {
    kind: "choice",
    name: "childPlan",
    label: "What stands for the children now?",
    choices: [
      { value: "protection", label: "A child protection plan" },
      { value: "in-need", label: "A child in need plan" },
      { value: "looked-after", label: "Looked after" },
      { value: "early-help", label: "Early help" },
      { value: "none", label: "Nothing yet" },
      { value: "unknown", label: "Not known" },
    ],
  },
  perpetratorSerial: known("perpetratorSerial", "Has the person causing harm harmed other partners?"),
  perpetratorHighHarm: known("perpetratorHighHarm", "Are they known for serious harm?"),
  orderOrLicence: {
    kind: "line",
    name: "orderOrLicence",
    label: "Their licence, order or release, and the day it ends or begins",
    hint: "For example: licence until 3 June, not to contact her",
  },
  recourse: {
    kind: "choice",
    name: "recourse",
    label: "Can the person you refer claim public funds?",
    choices: [
      { value: "yes", label: "Yes" },
      { value: "partner-visa", label: "Here on a partner's visa" },
      { value: "none", label: "No" },
      { value: "unknown", label: "Not known" },
    ],
  },
  dashYes: { kind: "number", name: "risk.yes", label: "Dash, if you completed one: how many yes", max: 24 },
  dashNo: { kind: "number", name: "risk.no", label: "Dash: how many no", max: 24 },
} as const satisfies Readonly<Record<string, Question>>;
