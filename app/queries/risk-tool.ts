// The risk tool as a page asks it: the questions that are licensed now, or those that were asked already.
import type { From } from "#db/connection.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { askedAnswers, dashCounts, topicsFromAnswers, wordingInUse, type Counts } from "#machines/intake/asked.ts";
import { isTwice } from "#machines/intake/risk-from.ts";
import { askedField, IN_USE, type WordedTool, type Wording } from "#machines/intake/wording.ts";
import { RISK_TOOL_WORDS, TOPIC_WORDS } from "#machines/protocol/words.ts";
import { currentWording, wordingById, wordingsOf } from "../wordings.ts";

/** What the answers to a risk tool's questions come to so far. */
export interface AskedSoFar {
  /** Null for a tool whose answers are not counted. */
  readonly counts: Counts | null;
  /** The topics that the answers tick, in words. */
  readonly topics: readonly string[];
  /** A tool completed elsewhere stands beside them: the higher of the two counts. */
  readonly isTwice: boolean;
}

export interface AskedTool {
  readonly wordingId: string;
  readonly tool: WordedTool;
  readonly title: string;
  readonly version: string;
  /** Withdrawn: what was answered stands, and nothing more of it is asked. */
  readonly isWithdrawn: boolean;
  readonly questions: readonly { readonly name: string; readonly text: string; readonly help: string | null }[];
  /** A person chose this wording, though another was begun. */
  readonly isChosen: boolean;
  /** The wording that is asked now, when it is another: a person can choose to ask again in it. */
  readonly newer: { readonly wordingId: string; readonly title: string } | null;
}

/** The risk tool for these answers: in the words in which it was begun, or else those that are licensed now; null without any. */
export async function askedTool(from: From, answers: Answers): Promise<AskedTool | null> {
  const now = await currentWording(from);
  const begun = wordingInUse(answers);
  const wording = begun === null || begun === now?.id ? now : ((await wordingById(from, begun)) ?? now);
  if (!wording) return null;
  const questions = asked(wording).filter(({ name }) => !wording.isWithdrawn || answerTo(answers, name) !== "");
  // A wording that was chosen and withdrawn before anything was answered: the present one takes its place.
  if (questions.length === 0) return now && now.id !== wording.id ? shown(now, asked(now), now, answers) : null;
  return shown(wording, questions, now, answers);
}

const shown = (
  wording: Wording,
  questions: AskedTool["questions"],
  now: Wording | null,
  answers: Answers,
): AskedTool => ({
  wordingId: wording.id,
  tool: wording.tool,
  title: titleOf(wording),
  version: wording.version,
  isWithdrawn: wording.isWithdrawn,
  questions,
  isChosen: answerTo(answers, IN_USE) === wording.id,
  newer: now && now.id !== wording.id ? { wordingId: now.id, title: titleOf(now) } : null,
});

const asked = (wording: Wording): AskedTool["questions"] =>
  wording.questions.map(({ text, help = null }, index) => ({ name: askedField(wording, index), text, help }));

const titleOf = ({ tool, version }: Wording): string => `${RISK_TOOL_WORDS[tool]}, ${version}`;

/** The wordings that a posted form speaks of: those of its questions, and the one that was chosen. */
export async function wordingsInForm(
  from: From,
  values: Readonly<Record<string, string | string[]>>,
): Promise<readonly Wording[]> {
  const named = await wordingsOf(from, Object.keys(values));
  const id = values[IN_USE];
  const chosen = typeof id === "string" && named.every((one) => one.id !== id) ? await wordingById(from, id) : null;
  return chosen ? [...named, chosen] : named;
}

/** What the answers come to so far; null before the first. */
export function askedSoFar(answers: Answers): AskedSoFar | null {
  const asked = askedAnswers(answers);
  const [first] = asked;
  if (!first) return null;
  return {
    counts: first.tool === "dash-safelives" ? dashCounts(asked) : null,
    topics: topicsFromAnswers(answers).map((topic) => TOPIC_WORDS[topic]),
    isTwice: isTwice(answers),
  };
}
