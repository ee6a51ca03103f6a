import type { From } from "#db/connection.ts";
import { AGREE, LEFT_OUT } from "#machines/intake/agree.ts";
import { ticked, type Answers, type FieldError } from "#machines/intake/answers.ts";
import { askedIn, TOPICS_LEFT_OUT, withTopics } from "#machines/intake/asked.ts";
import { ASSESS } from "#machines/intake/assess.ts";
import { TOOL } from "#machines/intake/wording.ts";
import type { Instant } from "#machines/time.ts";
import type { Actor } from "../commands/told.ts";
import { lastAnswers } from "../last-answers.ts";
import { standingOf } from "../standing.ts";
import { choiceWords } from "./case.ts";
import { caseActions } from "./case-actions.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";
import { askedSoFar, askedTool, type AskedSoFar, type AskedTool } from "./risk-tool.ts";
import { suggestionFor, type SuggestionView } from "./suggestion.ts";

export interface AssessPage {
  readonly frame: CaseFrame;
  /** Answers to the questions of this page alone: nothing else that is known of the person comes with them. */
  readonly answers: Answers;
  readonly tool: AskedTool | null;
  readonly soFar: AskedSoFar | null;
  readonly suggestion: SuggestionView | null;
  /** Answers that cannot be true together. */
  readonly impossible: readonly FieldError[];
  readonly mustNotBeTold: readonly string[];
  /** What is already under way and stays so. */
  readonly alreadyOpen: readonly string[];
}

/** Grading anew: what was answered last, with what is typed now over it, and what the protocol says to both. */
export async function assessPage(
  from: From,
  actor: Actor,
  caseId: string,
  at: Instant,
  typed: Answers = {},
): Promise<AssessPage> {
  const row = await openedCase(from, caseId);
  const before = withoutTheAgreement(await lastAnswers(from, row));
  // Whether there is danger is asked each time: what nobody could tell last time is not ticked for them.
  const known = before["immediateDanger"] === "unknown" ? without(before, ["immediateDanger"]) : before;
  const answers = { ...known, ...typed, ...(row.emergency_since === null ? {} : { immediateDanger: "yes" }) };
  const questions = [...ASSESS, TOOL, AGREE].flatMap((section) => section.questions);
  const shown = new Set([...questions.map((question) => question.name), TOPICS_LEFT_OUT]);
  return {
    frame: await caseFrame(from, row, at),
    answers: Object.fromEntries(
      Object.entries(withTopics(answers)).filter(([name]) => shown.has(name) || askedIn(name) !== null),
    ),
    tool: await askedTool(from, answers),
    soFar: askedSoFar(answers),
    ...(await suggestionFor(from, actor, answers, at, await standingOf(from, row), row.id)),
    mustNotBeTold: ticked(answers, "mustNotBeTold").map((value) => choiceWords("mustNotBeTold", value)),
    alreadyOpen: (await caseActions(from, row, at)).filter((action) => action.open).map((action) => action.title),
  };
}

/** The facts of last time, without what was agreed on them: the grade is a person's each time. */
function withoutTheAgreement(answers: Answers): Answers {
  const agreed = Object.keys(answers).filter((name) => name === LEFT_OUT || name.startsWith("owner."));
  return without(answers, [...agreed, ...AGREE.questions.map((question) => question.name)]);
}

const without = (answers: Answers, names: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));
