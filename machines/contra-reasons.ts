// Why an entry of the ledger is taken back. A list, because free words about a cost would soon be words about a person.
export const CONTRA_REASONS = ["entered-twice", "wrong-number", "wrong-event", "wrong-case", "did-not-happen"] as const;
export type ContraReason = (typeof CONTRA_REASONS)[number];

export const CONTRA_REASON_WORDS: Record<ContraReason, string> = {
  "entered-twice": "It was entered twice",
  "wrong-number": "The number of times is wrong",
  "wrong-event": "It was something else that happened",
  "wrong-case": "It belongs to another case",
  "did-not-happen": "It did not happen",
};

export function isContraReason(text: string): text is ContraReason {
  return Object.hasOwn(CONTRA_REASON_WORDS, text);
}
