// When the facts about a service were last looked at, in words, and whether that is too long ago to be given out unasked.
import { daysLater, londonDay, type Day, type Instant } from "../time.ts";

export interface Checked {
  readonly words: string;
  /** Half a year or more, or never. */
  readonly isOld: boolean;
}

const OLD = 183;

/** "Last checked today", "Last checked 3 months ago", "Never checked". */
export function checkedWords(assured: string | null | undefined, at: Instant): Checked {
  if (assured === null || assured === undefined) return { words: "Never checked", isOld: true };
  const today = londonDay(at);
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(assured)) / 86_400_000));
  return { words: `Last checked ${agoWords(days)}`, isOld: (assured as Day) <= daysLater(today, -OLD) };
}

function agoWords(days: number): string {
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  // Two months at the least, so that there is never one of them.
  if (days < 62) return `${days} days ago`;
  const months = Math.floor(days / 30.44);
  if (months < 24) return `${months} months ago`;
  return `${Math.floor(days / 365.25)} years ago`;
}
