// Two versions of the same answers, side by side, in the words of the questions.
import { AGREE } from "#machines/intake/agree.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { CALL } from "#machines/intake/call.ts";
import type { Question } from "#machines/intake/question.ts";
import { IN_USE, sectionOf, TOOL, type Wording } from "#machines/intake/wording.ts";

export interface Difference {
  readonly field: string;
  readonly label: string;
  readonly yours: string;
  readonly theirs: string;
}

/** The questions that `yours` answers otherwise than `theirs`. */
export function differences(yours: Answers, theirs: Answers, wordings: readonly Wording[] = []): Difference[] {
  return [...CALL, TOOL, ...wordings.map(sectionOf), AGREE]
    .flatMap((section) => section.questions)
    .filter(({ name }) => name !== IN_USE && yours[name] !== undefined)
    .map((question) => ({
      field: question.name,
      label: question.label,
      yours: inWords(question, yours[question.name]),
      theirs: inWords(question, theirs[question.name]),
    }))
    .filter((one) => one.yours !== one.theirs);
}

function inWords(question: Question, value: string | readonly string[] | undefined): string {
  const values = [value ?? ""].flat().filter(Boolean);
  if (values.length === 0) return "Nothing";
  const choices = question.kind === "choice" || question.kind === "many" ? question.choices : [];
  return values.map((one) => choices.find((choice) => choice.value === one)?.label ?? one).join(", ");
}
