// A risk tool's questions as they are answered in the browser: shown once they are willing, and each yes ticks its topic.
import { useState } from "react";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { askedIn, topicsFromAnswers } from "#machines/intake/asked.ts";
import { WILLING } from "#machines/intake/wording.ts";

export interface ToolInHand {
  /** What was answered to "are they willing?". */
  readonly willing: string;
  /** The topics that an answer has ticked, now or before. */
  readonly fromAnswers: readonly string[];
  /** To be told of every change in the form. */
  readonly follow: (target: EventTarget) => void;
}

/** Follows the form in which the questions stand. Without scripts the server draws the same with the next save. */
export function useTool(answers: Answers): ToolInHand {
  const [willing, setWilling] = useState(answerTo(answers, WILLING));
  const [ticked, setTicked] = useState<readonly string[]>([]);
  return {
    willing,
    fromAnswers: [...new Set([...topicsFromAnswers(answers), ...ticked])],
    follow(target) {
      if (!(target instanceof HTMLInputElement)) return;
      if (target.name === WILLING) setWilling(target.value);
      const topic = askedIn(target.name)?.topic;
      if (!topic) return;
      tick(target, topic);
      if (target.value === "yes") setTicked((before) => [...before, topic]);
    },
  };
}

/** Ticks the topic of a yes; an answer that was a slip takes out again only what it had ticked itself. */
function tick({ form, value }: HTMLInputElement, topic: string): void {
  const box = form?.querySelector<HTMLInputElement>(`input[name="topics"][value="${topic}"]`);
  if (!box) return;
  if (value === "yes" ? box.checked : box.dataset["answered"] === undefined) return;
  box.checked = value === "yes";
  if (box.checked) box.dataset["answered"] = "";
  else delete box.dataset["answered"];
  // Saved as if a person had ticked it.
  box.dispatchEvent(new Event("change", { bubbles: true }));
}
