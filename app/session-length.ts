import { HOUR, MINUTE } from "#machines/time.ts";

/** Nothing was asked for this long: the session has ended. */
export const IDLE_MS = 30 * MINUTE;
/** However busy, a session ends after this. */
export const LONGEST_MS = 12 * HOUR;
