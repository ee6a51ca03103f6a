// What a professional is asked when they refer someone: one short page. A GP has ninety seconds, so only what decides the
// first call is needed; everything else may stay empty and is asked by the hub.
import type { Question, Section } from "./question.ts";

/** What each field opens when one of its choices is made, by `field:choice`. Without a script it is all in view. */
export const GP_REVEALS: Readonly<Record<string, string>> = {
  "contactSafe:at-times": "safeTimes",
  "contactSafe:not-safe": "reachThrough",
  "agreed:no": "agreedReason",
  "topics:strangulation": "strangulation",
  "topics:children": "children",
};

export const GP: readonly Section[] = [
  {
    id: "danger",
    title: "Danger",
    questions: [
      {
        kind: "choice",
        name: "immediateDanger",
        label: "Are they in danger today?",
        choices: [
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
          { value: "unknown", label: "Can't tell" },
        ],
      },
    ],
  },
  {
    id: "person",
    title: "Who they are",
    questions: [
      { kind: "line", name: "name", label: "Full name" },
      { kind: "line", name: "birthDate", label: "Date of birth", hint: "For example 27 3 1990", width: 10 },
      { kind: "line", name: "nhsNumber", label: "NHS number", hint: "This or the date of birth is enough", width: 10 },
    ],
  },
  {
    id: "reach",
    title: "How we reach them safely",
    questions: [
      { kind: "line", name: "phone", label: "Their phone number", inputType: "tel", width: 20 },
      {
        kind: "choice",
        name: "contactSafe",
        label: "Is it safe for us to ring them?",
        choices: [
          { value: "safe", label: "Yes: nobody else sees their phone" },
          { value: "at-times", label: "Yes, but only at certain times: others may see it" },
          { value: "not-safe", label: "No: they will ring us, or we go through you" },
          { value: "unknown", label: "Not known", hint: "We will not ring them. We will ask you first." },
        ],
      },
      {
        kind: "line",
        name: "safeTimes",
        label: "When is it safe?",
        hint: "For example: Mon to Fri 10:00 to 11:30, or Tuesday mornings",
        width: 20,
      },
      {
        kind: "line",
        name: "reachThrough",
        label: "How then?",
        hint: "For example: at their appointment on 3 June at 10:00",
      },
    ],
  },
  {
    id: "agreed",
    title: "Agreement",
    questions: [
      {
        kind: "choice",
        name: "agreed",
        label: "Do they know of this referral, and agree?",
        choices: [
          { value: "yes", label: "Yes, they agree" },
          { value: "not-asked", label: "Not asked yet" },
          { value: "no", label: "No, they refused" },
        ],
      },
      {
        kind: "line",
        name: "agreedReason",
        label: "Your reason for sending it all the same",
        hint: "An adult who can decide for themselves may refuse. Send this only if others, or a child, are at risk of serious harm, or for another lawful reason.",
      },
    ],
  },
  {
    id: "worry",
    title: "What worries you?",
    questions: [
      {
        kind: "many",
        name: "topics",
        label: "What worries you?",
        hint: "Tick what you know of.",
        choices: [
          { value: "strangulation", label: "Strangled, choked or held by the neck" },
          { value: "suicidalIntent", label: "Thoughts of ending their life" },
          { value: "pregnancy", label: "Pregnant, or a baby under 18 months" },
          { value: "children", label: "Children in the home" },
          { value: "stalking", label: "Followed, watched or contacted against their will" },
          { value: "extreme-fear", label: "Afraid today" },
        ],
      },
      {
        kind: "choice",
        name: "strangulation",
        label: "When was the last time?",
        choices: [
          { value: "within72h", label: "In the last 72 hours", hint: "They need to be examined today." },
          { value: "within4weeks", label: "In the last four weeks" },
          { value: "earlier", label: "Longer ago" },
          { value: "unknown", label: "Not known" },
        ],
      },
      { kind: "ages", name: "children", label: "Their ages, if you know them", hint: "For example 3, 7" },
      { kind: "text", name: "whatHappened", label: "Anything we should know, in your words", rows: 3 },
      {
        kind: "line",
        name: "otherName",
        label: "Name of the person causing harm, if you know it",
        hint: "Above, say if they are also registered with you, or may come along to appointments.",
      },
      {
        kind: "line",
        name: "language",
        label: "Interpreter or sign language, if needed",
        hint: "Which language",
        width: 20,
      },
    ],
  },
];

/** Every question, in the order of the page. */
export const GP_QUESTIONS: readonly Question[] = GP.flatMap((section) => section.questions);

/** The questions that are in view before any choice is made. */
export const GP_IN_VIEW: readonly Question[] = GP_QUESTIONS.filter(
  ({ name }) => !Object.values(GP_REVEALS).includes(name),
);
