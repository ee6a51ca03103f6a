import type { Question } from "#machines/intake/question.ts";

/** Who says that it is to be changed: asked before anything is. */
export const SAID: readonly Question[] = [
  {
    kind: "line",
    name: "codeWordSaid",
    label: "The code word they say now",
    hint: "A new number, a new code word, or opening a way that was closed needs it.",
    width: 20,
  },
  {
    kind: "line",
    name: "howKnown",
    label: "If no code word was agreed, or they do not have it: how do you know that it is them?",
  },
  {
    kind: "choice",
    name: "inPerson",
    label: "Are they here with you, in person?",
    hint: "If not, and without the code word, a colleague confirms a new number before it is used.",
    choices: [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ],
  },
];
