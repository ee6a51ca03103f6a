// A risk tool's own questions, loaded under a licence of the hub's: asked as they are worded, and kept with the answers so.
import type { RiskTool, Topic } from "../protocol/vocabulary.ts";
import { yesNo, type Choice, type Question, type Section } from "./question.ts";

/** The tools whose wording can be loaded. */
export const WORDED_TOOLS = ["dash-safelives", "dash-police", "dara"] as const satisfies readonly RiskTool[];
export type WordedTool = (typeof WORDED_TOOLS)[number];

export interface WordedQuestion {
  /** The topic that a yes ticks; a question may have none. */
  readonly topic?: Topic | undefined;
  readonly text: string;
  readonly help?: string | undefined;
}

/** One version of a tool's wording, as stored: a version is never changed. */
export interface Wording {
  readonly id: string;
  readonly tool: WordedTool;
  readonly version: string;
  readonly questions: readonly WordedQuestion[];
  readonly isWithdrawn: boolean;
}

/** The answer that says they are willing to be asked: nothing of the tool is asked before it. */
export const WILLING = "toolWilling";
/** The answer that names the wording in use, where a person chose to ask again in another one. */
export const IN_USE = "asked.wording";

/** The form field of a wording's question. It says by itself which tool was asked and which topic a yes ticks. */
export const askedField = (wording: Pick<Wording, "id" | "tool" | "questions">, index: number): string =>
  `asked.${wording.id}.${wording.tool}.${wording.questions[index]?.topic ?? `q${index + 1}`}`;

/** How a question of the tool is answered: in words short enough to stand in one line, 24 times. */
export const ASKED_ANSWERS: readonly Choice[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unknown", label: "Not known" },
  { value: "declined", label: "Declined" },
];

/** One question of a tool, as a page draws it and a form is read by it. */
export const askedQuestion = (name: string, text: string, help?: string | null): Question => ({
  kind: "choice",
  name,
  label: text,
  ...(help ? { hint: help } : {}),
  choices: ASKED_ANSWERS,
});

const questionsOf = (wording: Wording): readonly Question[] =>
  wording.questions.map(({ text, help }, index) => askedQuestion(askedField(wording, index), text, help));

/** All that a form may say about a wording. */
export const sectionOf = (wording: Wording): Section => ({
  id: "asked",
  title: "Questions of the risk tool",
  questions: questionsOf(wording),
});

/** What a form says about the risk tool, whichever wording is loaded. */
export const TOOL: Section = {
  id: "tool",
  title: "Risk tool",
  questions: [
    yesNo(WILLING, "Are they willing to answer the risk tool's questions?", {
      hint: "They can stop at any time.",
      declined: false,
    }),
    { kind: "line", name: IN_USE, label: "The wording in use" },
  ],
};
