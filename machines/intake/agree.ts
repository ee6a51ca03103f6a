// What is agreed at the end of a call, as it is typed: kept with the answers, so that closing the lid loses none of it.
import { GRADES } from "../statuses.ts";
import { GRADE_WORDS } from "../protocol/words.ts";
import type { Section } from "./question.ts";

/** The answer that keeps which suggested pathways were left out: what is suggested anew is ticked at first. */
export const LEFT_OUT = "leftOut";

/** The answer that keeps which organisation was chosen for a pathway. */
export const ownerField = (pathway: string): string => `owner.${pathway}`;

export const AGREE: Section = {
  id: "agree",
  title: "What happens next",
  questions: [
    {
      kind: "choice",
      name: "agreedGrade",
      label: "The grade we agree",
      choices: GRADES.map((value) => ({ value, label: GRADE_WORDS[value] })),
    },
    {
      kind: "text",
      name: "gradeReason",
      label: "Why this is not what is suggested",
      rows: 2,
    },
    {
      kind: "text",
      name: "overrideReason",
      label: "Why it must go ahead although it was refused",
      rows: 2,
    },
  ],
};
