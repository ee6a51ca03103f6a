// How a call stopped, in the words of the one question that is asked, and why a contact can owe nothing.
import type { Choice } from "./question.ts";

export const HOW_ENDED = ["hung-up-calmly", "voice-in-background", "shouting", "silence", "not-known"] as const;
export type HowEnded = (typeof HOW_ENDED)[number];

export const HOW_ENDED_WORDS: Readonly<Record<HowEnded, string>> = {
  "hung-up-calmly": "Hung up calmly",
  "voice-in-background": "A voice in the background",
  shouting: "Shouting",
  silence: "Silence",
  "not-known": "I don't know",
};

/** Why a contact owes nothing: a wrong number, a question answered, someone else's job. */
export const OVER_REASONS = [
  "question-answered",
  "wrong-number",
  "not-for-us",
  "silent-call",
  "will-ring-again",
] as const;
export type OverReason = (typeof OVER_REASONS)[number];

export const OVER_WORDS: Readonly<Record<OverReason, string>> = {
  "question-answered": "A question, and it was answered",
  "wrong-number": "A wrong number",
  "not-for-us": "Not for us, and they know where to go",
  "silent-call": "A silent call, and nothing is known",
  "will-ring-again": "They will ring again when they want to",
};

const choices = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const HOW_ENDED_CHOICES = choices(HOW_ENDED_WORDS);
export const OVER_CHOICES = choices(OVER_WORDS);
