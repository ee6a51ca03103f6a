import { REFUSAL_WORDS } from "#machines/safe-contact.ts";
import type { Why } from "#machines/sending.ts";
import type { HeldWhy } from "./allowed.ts";

/** Why a message is held or has not gone, as a page says it. */
export const HELD_WORDS: Readonly<Record<HeldWhy | Why, string>> = {
  ...REFUSAL_WORDS,
  "outside-hours": "It is outside the time they named.",
  "case-closed": "The case is closed: nobody writes.",
  "changed-since": "Their number or address has changed since this was written.",
  "no-address": "No number or address is known.",
  refused: "The service that sends did not take it.",
  "not-us": "The service that sends does not know the hub: tell whoever runs the hub.",
  service: "The service that sends did not answer.",
  "not-delivered": "It could not be delivered.",
  "too-late": "Its time passed before it could go.",
};

/** The words for what is stored; "" for nothing. */
export const heldWords = (why: string | null): string =>
  why !== null && Object.hasOwn(HELD_WORDS, why) ? HELD_WORDS[why as HeldWhy | Why] : "";
