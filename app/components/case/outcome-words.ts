/** How a case ended, for whoever closes it. */
export const CASE_OUTCOME_WORDS = {
  "plan-complete": "What was agreed is done",
  "asked-us-to-stop": "They asked us to stop",
  "helped-elsewhere": "Somebody else helps them now",
  "moved-away": "They moved to another area",
  "not-reached-safely": "Not able to reach them safely",
  died: "They have died",
} as const;
