// Where a call says otherwise than what the case knows, in the words of the questions. Never where they are or how they are reached.
import type { Answers } from "#machines/intake/answers.ts";
import { CALL } from "#machines/intake/call.ts";
import type { Question } from "#machines/intake/question.ts";

const NEVER: ReadonlySet<string> = new Set(["where", "cut-off", "reach"]);

export interface SaidOtherwise {
  readonly field: string;
  readonly label: string;
  readonly now: string;
  readonly before: string;
}

/** The questions that were answered now, and otherwise before; "" for what was not known before. */
export function saidOtherwise(now: Answers, before: Answers): SaidOtherwise[] {
  return CALL.filter(({ id }) => !NEVER.has(id))
    .flatMap(({ questions }) => questions)
    .filter(({ name }) => name !== "source")
    .map((question) => ({
      field: question.name,
      label: question.label,
      now: inWords(question, now[question.name]),
      before: inWords(question, before[question.name]),
    }))
    .filter((one) => one.now !== "" && one.now !== one.before);
}

function inWords(question: Question, value: string | readonly string[] | undefined): string {
  const choices = question.kind === "choice" || question.kind === "many" ? question.choices : [];
  const values = [value ?? ""].flat().filter(Boolean);
  return values.map((one) => choices.find((choice) => choice.value === one)?.label ?? one).join(", ");
}
