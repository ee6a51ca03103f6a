// What worries a professional: one tick each. Most are the protocol's own topics; two say something else.
import type { Topic } from "../../protocol/vocabulary.ts";
import type { Question } from "../question.ts";

/** Ticks that are no topic: thoughts of ending one's life are a fact, and children are asked for by their ages. */
export const OTHER_TICKS = ["suicidalIntent", "children"] as const;
export type Tick = Topic | (typeof OTHER_TICKS)[number];

const TICK_WORDS: Partial<Record<Tick, string>> = {
  strangulation: "Strangled, choked or held by the neck",
  suicidalIntent: "Thoughts of ending their life",
  pregnancy: "Pregnant, or a baby under 18 months",
  children: "Children in the home",
  stalking: "Followed, watched or contacted against their will",
  "extreme-fear": "Afraid today",
  injury: "Injured this time",
  weapon: "A weapon, or something used as one",
  "threat-to-kill": "Threats to kill somebody",
  breach: "An order, bail or licence was broken",
  separation: "They left, or are about to",
  "child-contact": "A dispute about seeing the children",
  "coercive-control": "Every day of theirs is controlled",
  "money-control": "Money is kept from them, or debts run up",
  isolation: "Cut off from family and friends",
  "low-mood": "Low in mood",
  "frequency-rising": "It happens more and more often",
  "severity-rising": "It gets worse and worse",
  "sexual-harm": "Made to do something sexual",
  "perpetrator-substance-or-health": "The other person drinks, takes drugs or is unwell",
  "harmed-others": "The other person harmed somebody else as well",
};

/** The question with these ticks, in this order. */
export const worries = (...ticks: readonly Tick[]): Question => ({
  kind: "many",
  name: "topics",
  label: "What worries you?",
  hint: "Tick what you know of.",
  choices: ticks.map((value) => ({ value, label: TICK_WORDS[value] ?? value })),
});
