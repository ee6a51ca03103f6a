// What a price is given to: a service that was done, or an event that happened.
import { EVENT_KINDS, EVENT_WORDS, isEventKind } from "./cost-events.ts";
import { PATHWAY, PATHWAYS, type PathwayCode } from "./protocol/catalogue.ts";

/** Every trigger that may have a price: what the hub itself does is in its own accounts. */
export const TRIGGERS: readonly string[] = [
  ...PATHWAYS.filter(({ owner }) => owner !== "hub").map(({ code }) => code),
  ...EVENT_KINDS,
];

export const isTrigger = (text: string): boolean => TRIGGERS.includes(text);

/** A trigger in words. */
export function triggerWords(trigger: string): string {
  if (isEventKind(trigger)) return EVENT_WORDS[trigger].label;
  return Object.hasOwn(PATHWAY, trigger) ? PATHWAY[trigger as PathwayCode].title : trigger;
}
