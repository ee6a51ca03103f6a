// Things to ask, or never to do, in the protocol's order. R25 removes none of them.
export const FLAGS = [
  "ask-danger-again",
  "ask-safe-to-talk",
  "ask-strangulation",
  "ask-suicide",
  "ask-safe-to-stay",
  "ask-child-harm",
  "ask-children",
  "ask-repeat",
  "ask-assault-date",
  "never-contact-family",
  "no-local-interpreter",
  "no-mediation",
  "no-immigration-sharing",
  "never-reveal-source",
] as const;
export type Flag = (typeof FLAGS)[number];
