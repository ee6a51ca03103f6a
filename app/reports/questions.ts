/** What a commissioner asks, in the order in which they ask it, and which reports answer. */
export const QUESTIONS: readonly { readonly question: string; readonly names: readonly string[] }[] = [
  { question: "Are people reached in time?", names: ["clocks", "journey"] },
  { question: "Who is not being reached?", names: ["unmet-need", "gp-before-police"] },
  { question: "How do people come, and where do they go?", names: ["doors", "sources-to-routes"] },
  { question: "Does it get better for them?", names: ["grade-first-to-last", "repeats"] },
  {
    question: "What do we know of reactive and preventive spending?",
    names: ["reaction-and-prevention", "cost-per-case", "concentration"],
  },
  { question: "Who pays, and who might gain?", names: ["who-pays", "pooled-budget"] },
  { question: "How do areas compare?", names: ["areas"] },
];
