// What every professional is asked, whoever they work for. A page takes these as they are; none of them is worded twice.
import type { Question } from "../question.ts";

const DAY_HINT = "For example 27 3 1990";

export const SHARED = {
  immediateDanger: {
    kind: "choice",
    name: "immediateDanger",
    label: "Are they in danger today?",
    choices: [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
      { value: "unknown", label: "Can't tell" },
    ],
  },
  name: { kind: "line", name: "name", label: "Full name" },
  birthDate: { kind: "line", name: "birthDate", label: "Date of birth", hint: DAY_HINT, width: 10 },
  birthDateIfKnown: {
    kind: "line",
    name: "birthDate",
    label: "Date of birth, if you know it",
    hint: DAY_HINT,
    width: 10,
  },
  nhsNumber: {
    kind: "line",
    name: "nhsNumber",
    label: "NHS number",
    hint: "This or the date of birth is enough",
    width: 10,
  },
  phone: { kind: "line", name: "phone", label: "Their phone number", inputType: "tel", width: 20 },
  contactSafe: {
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
  safeTimes: {
    kind: "line",
    name: "safeTimes",
    label: "When is it safe?",
    hint: "For example: Mon to Fri 10:00 to 11:30, or Tuesday mornings",
    width: 20,
  },
  reachThrough: {
    kind: "line",
    name: "reachThrough",
    label: "How then?",
    hint: "For example: at their appointment on 3 June at 10:00",
  },
  agreed: {
    kind: "choice",
    name: "agreed",
    label: "Do they know of this referral, and agree?",
    choices: [
      { value: "yes", label: "Yes, they agree" },
      { value: "not-asked", label: "Not asked yet" },
      { value: "no", label: "No, they refused" },
    ],
  },
  agreedReason: {
    kind: "line",
    name: "agreedReason",
    label: "Your reason for sending it all the same",
    hint: "An adult who can decide for themselves may refuse. Send this only if others, or a child, are at risk of serious harm, or for another lawful reason.",
  },
  strangulation: {
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
  children: { kind: "ages", name: "children", label: "Their ages, if you know them", hint: "For example 3, 7" },
  whatHappened: { kind: "text", name: "whatHappened", label: "Anything we should know, in your words", rows: 3 },
  otherName: {
    kind: "line",
    name: "otherName",
    label: "Name of the person causing harm, if you know it",
  },
  otherNameOfPatient: {
    kind: "line",
    name: "otherName",
    label: "Name of the person causing harm, if you know it",
    hint: "Above, say if they are also registered with you, or may come along to appointments.",
  },
  language: {
    kind: "line",
    name: "language",
    label: "Interpreter or sign language, if needed",
    hint: "Which language",
    width: 20,
  },
} as const satisfies Readonly<Record<string, Question>>;
