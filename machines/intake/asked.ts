// Answers to a risk tool's own questions: which were given, what they count, which topics they tick.
import { DASH_QUESTIONS, TOPICS, type Topic } from "../protocol/vocabulary.ts";
import { answerTo, ticked, type Answers } from "./answers.ts";
import { IN_USE, WORDED_TOOLS, type WordedTool } from "./wording.ts";

/** The answer that keeps which topics were taken out again, although an answer had ticked them. */
export const TOPICS_LEFT_OUT = "topicsLeftOut";
/** Sent beside the topics: those that were ticked because of an answer. */
export const TOPICS_FROM_ANSWERS = "topics-from-answers";

export interface AskedAnswer {
  readonly field: string;
  readonly wordingId: string;
  readonly tool: WordedTool;
  readonly topic: Topic | null;
  readonly answer: string;
}

interface AskedField {
  readonly wordingId: string;
  readonly tool: WordedTool;
  readonly topic: Topic | null;
}

/** What a field's name says; null for one that is no question of a wording. */
export function askedIn(field: string): AskedField | null {
  const [asked, wordingId, toolCode, key, ...more] = field.split(".");
  const tool = WORDED_TOOLS.find((one) => one === toolCode);
  if (asked !== "asked" || !wordingId || !tool || !key || more.length > 0) return null;
  return { wordingId, tool, topic: TOPICS.find((topic) => topic === key) ?? null };
}

/** The wordings that the fields of a form name, a few at most: nobody asks more in one conversation. */
export function wordingsNamed(fields: Iterable<string>): readonly string[] {
  const ids = new Set<string>();
  for (const field of fields) {
    const id = askedIn(field)?.wordingId;
    if (id !== undefined && ids.size < 3) ids.add(id);
  }
  return [...ids];
}

/** Every answer that was given under the wording in use; none before the first question. */
export function askedAnswers(answers: Answers): readonly AskedAnswer[] {
  const all = Object.keys(answers).flatMap((field): AskedAnswer[] => {
    const named = askedIn(field);
    const answer = answerTo(answers, field);
    return named && answer !== "" ? [{ field, ...named, answer }] : [];
  });
  const under = (id: string) => all.filter((one) => one.wordingId === id);
  // A wording that a person chose counts from its first answer on; till then what was answered before still stands.
  const chosen = under(answerTo(answers, IN_USE));
  if (chosen.length > 0) return chosen;
  const ids = [...new Set(all.map((one) => one.wordingId))];
  return ids.map(under).sort((a, b) => b.length - a.length)[0] ?? [];
}

/** The wording to ask in: the one a person chose, or else the one that was begun; null before either. */
export const wordingInUse = (answers: Answers): string | null =>
  answerTo(answers, IN_USE) || (askedAnswers(answers)[0]?.wordingId ?? null);

export interface Counts {
  readonly yes: number;
  readonly no: number;
  /** Not known, declined and never reached. */
  readonly notKnown: number;
}

/** The counts of a Dash from the answers given to its questions. */
export function dashCounts(asked: readonly AskedAnswer[]): Counts {
  const count = (answer: string) => asked.filter((one) => one.answer === answer).length;
  return { yes: count("yes"), no: count("no"), notKnown: DASH_QUESTIONS - count("yes") - count("no") };
}

/** The topics that the yes answers tick, whether or not a person took one out again. */
export const topicsFromAnswers = (answers: Answers): readonly Topic[] =>
  askedAnswers(answers).flatMap(({ topic, answer }) => (topic !== null && answer === "yes" ? [topic] : []));

/** The answers with the topics that stand among them, as a page shows them. */
export const withTopics = (answers: Answers): Answers =>
  topicsFromAnswers(answers).length === 0 ? answers : { ...answers, topics: topicsOf(answers) };

/** The topics that stand: ticked by a person, or by an answer and not taken out again. */
export function topicsOf(answers: Answers): readonly string[] {
  const leftOut = ticked(answers, TOPICS_LEFT_OUT);
  const fromAnswers = topicsFromAnswers(answers).filter((topic) => !leftOut.includes(topic));
  return [...new Set([...ticked(answers, "topics"), ...fromAnswers])];
}
