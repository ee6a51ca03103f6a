/** What kind of thing a note says, because each is used differently. */
export const NOTE_WORDS = {
  fact: { label: "Fact", hint: "What happened, or what somebody said." },
  opinion: { label: "Opinion", hint: "What we make of it." },
  "told-in-confidence": { label: "Told in confidence", hint: "Not to be passed on without asking them." },
  "not-to-be-disclosed": { label: "Not to be disclosed", hint: "Harm could follow if anybody outside learned of it." },
} as const;
