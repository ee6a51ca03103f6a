// From answers to the one risk tool that triage is told of.
import { DASH_QUESTIONS } from "../protocol/vocabulary.ts";
import { answerTo, type Answers } from "./answers.ts";
import { askedAnswers, dashCounts } from "./asked.ts";

// Only to tell which of two tools is higher, where an area has set no thresholds of its own.
const THRESHOLDS = { visibleHigh: 14, mediumFrom: 10 };

type Told = Readonly<Record<string, string | number>>;

/**
 * A tool completed elsewhere, or the questions asked here: their answers count themselves. Where both are recorded, the one
 * that gives the higher grade is told, so that neither is ever a way down; where they give the same, the one asked here.
 */
export function riskFrom(answers: Answers, settings: Readonly<Record<string, unknown>> = {}): Told | null {
  const here = askedHere(answers);
  const elsewhere = completedElsewhere(answers);
  if (!here || !elsewhere) return here ?? elsewhere;
  return rankOf(elsewhere, settings) > rankOf(here, settings) ? elsewhere : here;
}

/** True when a tool completed elsewhere stands beside questions that were asked here. */
export const isTwice = (answers: Answers): boolean =>
  askedHere(answers) !== null && completedElsewhere(answers) !== null;

function askedHere(answers: Answers): Told | null {
  const asked = askedAnswers(answers);
  const tool = asked[0]?.tool;
  if (tool === undefined) return null;
  if (tool === "dash-safelives") {
    const { yes, no } = dashCounts(asked);
    return { tool, yes, no };
  }
  const grade = answerTo(answers, "risk.tool") === tool || isOnly(answers) ? answerTo(answers, "risk.grade") : "";
  return grade === "" ? { tool } : { tool, grade };
}

/** No tool was chosen beside the questions: the grade is theirs. */
const isOnly = (answers: Answers): boolean => answerTo(answers, "risk.tool") === "";

function completedElsewhere(answers: Answers): Told | null {
  const tool = answerTo(answers, "risk.tool");
  if (tool === "") return null;
  if (tool !== "dash-safelives") {
    if (askedAnswers(answers)[0]?.tool === tool) return null;
    const grade = answerTo(answers, "risk.grade");
    return grade === "" ? { tool } : { tool, grade };
  }
  const yes = answerTo(answers, "risk.yes");
  const no = answerTo(answers, "risk.no");
  if (yes === "" && no === "" && askedAnswers(answers)[0]?.tool === tool) return null;
  return { tool, ...(yes === "" ? {} : { yes: Number(yes) }), ...(no === "" ? {} : { no: Number(no) }) };
}

/** How high a grade it gives by itself: 3 high, 2 medium, 1 standard, 0 none. */
function rankOf(risk: Told, settings: Readonly<Record<string, unknown>>): number {
  if (risk["tool"] !== "dash-safelives") return ["", "standard", "medium", "high"].indexOf(String(risk["grade"] ?? ""));
  const threshold = (name: keyof typeof THRESHOLDS) => Number(settings[name] ?? THRESHOLDS[name]);
  const yes = Number(risk["yes"] ?? 0);
  const couldBe = DASH_QUESTIONS - Number(risk["no"] ?? 0);
  if (yes >= threshold("visibleHigh")) return 3;
  return yes >= threshold("mediumFrom") || couldBe >= threshold("visibleHigh") ? 2 : 1;
}
