// What is said to somebody who writes to the hub by themselves. Nothing here names what it is about: it may be read by anybody
// who looks over a shoulder.

/** What to do when danger is now, on the page itself. */
export const IN_DANGER = [
  "Ring 999 now, if you can.",
  "On a mobile, when you cannot speak: ring 999, listen, and press 55 when you are asked. The call is then put through to the police.",
  "On a landline, when you cannot speak: ring 999 and stay on the line.",
  "It does not tell the police where you are: if you can, say it, or answer their questions by tapping the keys.",
] as const;

/** What is said of a reference and a code word, right or wrong: it tells nobody which. */
export const SAME_ANSWER =
  "Thank you. If the reference and the code word belong together, we have it, and somebody reads it within four hours.";
