/** How an attempt to reach somebody ended, for whoever writes it down. */
export const ATTEMPT_WORDS = {
  reached: "I reached them, and they could talk",
  "could-not-talk": "They answered, and could not talk",
  "no-answer": "No answer",
  "someone-else-answered": "Someone else answered",
  "wrong-number": "It is a wrong number",
  "voicemail-left": "I left a voicemail",
  "text-sent": "I sent a text",
  "not-made": "I did not ring or write after all",
} as const;
