// What somebody is asked who writes to the hub by themselves: little, in plain words, most of it optional. The same questions for
// the person and for somebody who worries about them; the words fit both.
import { WEEKDAY_CHOICES } from "../weekdays.ts";
import type { Question, Section } from "./question.ts";

/** Where a hub works, as somebody there would say it. */
export interface PublicArea {
  readonly code: string;
  readonly name: string;
}

/** The hours that each part of a day stands for; any time has none. */
export const TIMES: Readonly<Record<string, readonly [from: string, to: string]>> = {
  morning: ["09:00", "12:00"],
  afternoon: ["12:00", "17:00"],
  evening: ["17:00", "20:00"],
};

const QUESTIONS: readonly Question[] = [
  {
    kind: "choice",
    name: "safeNow",
    label: "Are you safe right now?",
    hint: "If you are worried about somebody else: are they safe right now?",
    choices: [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
      { value: "unknown", label: "I can't tell" },
    ],
  },
  {
    kind: "choice",
    name: "writer",
    label: "Who are you?",
    hint: "You need not say.",
    choices: [
      { value: "self", label: "I need help myself" },
      { value: "family-friend", label: "I am worried about somebody else" },
    ],
  },
  {
    kind: "choice",
    name: "reach",
    label: "How may we contact you safely?",
    choices: [
      { value: "phone", label: "Ring me" },
      { value: "text", label: "Send me a text message" },
      { value: "email", label: "Send me an email" },
      { value: "none", label: "Do not contact me: I will ring you" },
    ],
  },
  {
    kind: "line",
    name: "reachAt",
    label: "Your phone number or email address",
    hint: "Yours, not somebody else's. Leave it empty if you will ring us.",
    width: 20,
  },
  {
    kind: "choice",
    name: "whosePhone",
    label: "Whose phone is it?",
    choices: [
      { value: "mine", label: "Mine only" },
      { value: "shared", label: "Shared" },
      { value: "someone-else", label: "In someone else's name" },
    ],
  },
  {
    kind: "choice",
    name: "othersSee",
    label: "Can anybody else see your calls, texts or emails?",
    choices: [
      { value: "no", label: "No" },
      { value: "yes", label: "Yes" },
      { value: "unknown", label: "I don't know" },
    ],
  },
  {
    kind: "choice",
    name: "safeTime",
    label: "When is it safe?",
    choices: [
      { value: "any", label: "Any time" },
      { value: "morning", label: "Mornings, 9am to noon" },
      { value: "afternoon", label: "Afternoons, noon to 5pm" },
      { value: "evening", label: "Evenings, 5pm to 8pm" },
    ],
  },
  {
    kind: "many",
    name: "safeDays",
    label: "On which days?",
    hint: "Leave all empty if every day is safe.",
    choices: WEEKDAY_CHOICES,
  },
  {
    kind: "many",
    name: "mayLeave",
    label: "If you do not answer, may we",
    hint: "We do neither unless you tick it.",
    choices: [
      { value: "voicemail", label: "leave a voicemail" },
      { value: "text", label: "send a text message" },
    ],
  },
  {
    kind: "line",
    name: "sayWeAre",
    label: "Who shall we say we are?",
    hint: "For example: Sam from the library",
  },
  {
    kind: "line",
    name: "chosenName",
    label: "What shall we call you?",
    hint: "Any name you like",
    width: 20,
  },
  { kind: "text", name: "whatHappened", label: "Anything else you want us to know", rows: 4 },
  {
    kind: "line",
    name: "codeWord",
    label: "A code word of your own",
    hint: "So that we know it is you. Not a password that you use anywhere. We offer one if you leave it empty.",
    width: 20,
  },
];

/** The questions in order; which area is asked only where there are several. */
export function publicSections(areas: readonly PublicArea[]): readonly Section[] {
  const where: readonly Question[] =
    areas.length < 2
      ? []
      : [
          {
            kind: "choice",
            name: "area",
            label: "Where do you live?",
            hint: "If you are worried about somebody else: where do they live?",
            choices: areas.map(({ code, name }) => ({ value: code, label: name })),
          },
        ];
  const [safe, ...rest] = QUESTIONS;
  return [{ id: "public", title: "", questions: [...(safe ? [safe] : []), ...where, ...rest] }];
}
