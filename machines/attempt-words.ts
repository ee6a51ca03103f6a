// How an attempt to reach the person ended, in words. Browser-safe.

/** By the result that was written down; "started" is one whose end nobody has written yet. */
export const ATTEMPT_RESULT_WORDS: Readonly<Record<string, string>> = {
  started: "What happened is not written down yet.",
  reached: "They were reached.",
  "could-not-talk": "They could not talk.",
  "no-answer": "No answer.",
  "someone-else-answered": "Someone else answered.",
  "wrong-number": "It was a wrong number.",
  "voicemail-left": "A voicemail was left.",
  "text-sent": "A text was sent.",
  "not-made": "Nobody rang or wrote after all.",
};
