// What somebody is asked who has written before: how we know them, and what they want now.
import { answerTo, readAnswers, type Answers, type FieldError, type Form } from "./answers.ts";
import type { Question } from "./question.ts";

export const AGAIN_QUESTIONS: readonly Question[] = [
  { kind: "line", name: "reference", label: "Your reference", hint: "It looks like ABCD-2345.", width: 10 },
  { kind: "line", name: "codeWord", label: "Your code word", width: 20 },
  {
    kind: "choice",
    name: "want",
    label: "What do you want to do?",
    choices: [
      { value: "tell", label: "Tell you something" },
      { value: "stop", label: "Ask you not to contact me any more" },
    ],
  },
  {
    kind: "text",
    name: "words",
    label: "What do you want to tell us?",
    hint: "You need not say why we should stop.",
    rows: 4,
  },
];

export interface ReadAgain {
  readonly typed: Answers;
  /** In the order of the page. */
  readonly errors: readonly FieldError[];
}

/** Reads the second form. Whether the reference and the word belong together it cannot say. */
export function readAgain(form: Form): ReadAgain {
  const { answers: typed, errors } = readAnswers([{ id: "again", title: "", questions: AGAIN_QUESTIONS }], form);
  const wrong = new Set(errors.map((error) => error.field));
  const said = (name: string) => answerTo(typed, name);
  const missing = [
    said("reference") === "" && { field: "reference", message: "Enter your reference." },
    said("codeWord") === "" && { field: "codeWord", message: "Enter your code word." },
    said("want") === "" && { field: "want", message: "Say what you want to do." },
    said("want") === "tell" && said("words") === "" && { field: "words", message: "Write what you want to tell us." },
  ].filter((error) => error !== false);
  const all = [...errors, ...missing.filter((error) => !wrong.has(error.field))];
  const place = ({ field }: FieldError) => AGAIN_QUESTIONS.findIndex((question) => question.name === field);
  return { typed, errors: all.sort((a, b) => place(a) - place(b)) };
}
