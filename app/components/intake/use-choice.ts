// Whether what is being agreed differs from what is suggested, as it is being chosen.
import { useState } from "react";
import { answerTo, type Answers } from "#machines/intake/answers.ts";

const GRADES = ["standard", "medium", "high"];

interface Suggested {
  readonly grade: string;
  /** The grade that stands until now, if there is one. */
  readonly before?: string | null;
  readonly actions: readonly { readonly pathway: string; readonly chosen: boolean }[];
}

export interface ChoiceInHand {
  /** Another grade was chosen than is suggested, or one below what stands; or a suggested action is left out. */
  readonly differs: boolean;
  /** The grade chosen is below the one that stands. */
  readonly lowers: boolean;
  /** To be told of every change in the part where it is agreed. */
  readonly follow: (target: EventTarget) => void;
}

/** Follows what is ticked. Without scripts the server says the same with the next save. */
export function useChoice({ grade, before = null, actions }: Suggested, answers: Answers): ChoiceInHand {
  const [chosen, setChosen] = useState(answerTo(answers, "agreedGrade"));
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({});
  const isOtherGrade = chosen !== "" && grade !== "not-assessed" && chosen !== grade;
  const lowers = chosen !== "" && before !== null && GRADES.indexOf(chosen) < GRADES.indexOf(before);
  return {
    lowers,
    differs: isOtherGrade || lowers || actions.some((action) => !(ticks[action.pathway] ?? action.chosen)),
    follow(target) {
      if (!(target instanceof HTMLInputElement)) return;
      if (target.name === "agreedGrade") setChosen(target.value);
      if (target.name === "actions") setTicks((before) => ({ ...before, [target.value]: target.checked }));
    },
  };
}
