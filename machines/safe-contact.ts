// When a person may be contacted, and how. Default deny: a channel that nobody called safe is not safe, "do not contact"
// outranks everything, and outside the hours the person named there is only the next time, never a number.
import { daysLater, HOUR, instantOf, later, londonDay, type Day, type Instant } from "./time.ts";

export const CONTACT_KINDS = ["call", "voicemail", "text", "automatic-text", "email", "letter"] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export interface Channel {
  readonly channel: "phone" | "text" | "email" | "post" | "in-person";
  readonly safe: "safe" | "not-safe" | "unknown";
  /** Weekdays 1 (Monday) to 7; empty means every day. */
  readonly days: readonly number[];
  /** London hours `HH:MM`; null means any hour of those days. An end before the start runs past midnight. */
  readonly from: string | null;
  readonly to: string | null;
  readonly voicemail: "yes" | "no" | "unknown";
  readonly text: "yes" | "no" | "unknown";
  readonly whosePhone: "mine" | "shared" | "someone-else" | "unknown";
  readonly doNotContact: boolean;
}

export type Answer =
  { readonly ok: true } | { readonly ok: false; readonly why: Refusal; readonly next: Instant | null };

export type Refusal =
  "do-not-contact" | "not-safe" | "not-known" | "wrong-channel" | "not-agreed" | "needs-a-voice" | "outside-hours";

const USES: Record<ContactKind, readonly Channel["channel"][]> = {
  call: ["phone"],
  voicemail: ["phone"],
  text: ["phone", "text"],
  "automatic-text": ["phone", "text"],
  email: ["email"],
  letter: ["post"],
};

/** Whether `kind` of contact is allowed through `channel` at `at`; if only the hour is wrong, `next` is when it opens. */
export function mayContact(channel: Channel, kind: ContactKind, at: Instant): Answer {
  const no = (why: Refusal, next: Instant | null = null): Answer => ({ ok: false, why, next });
  if (channel.doNotContact) return no("do-not-contact");
  if (channel.safe === "not-safe") return no("not-safe");
  if (channel.safe === "unknown") return no("not-known");
  if (!USES[kind].includes(channel.channel)) return no("wrong-channel");
  if (kind === "voicemail" && channel.voicemail !== "yes") return no("not-agreed");
  if ((kind === "text" || kind === "automatic-text") && channel.text !== "yes") return no("not-agreed");
  const othersPhone = channel.whosePhone !== "mine";
  if (othersPhone && kind !== "call" && kind !== "email" && kind !== "letter") return no("needs-a-voice");
  // A shared phone, or one in another's name, is used only in a slot the person named.
  if (othersPhone && kind === "call" && !namedSlot(channel)) return no("not-agreed");
  return inSlot(channel, at) ? { ok: true } : no("outside-hours", nextSlot(channel, at));
}

const namedSlot = (channel: Channel): boolean => channel.from !== null && channel.to !== null;

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function londonClock(at: Instant): { weekday: number; time: string } {
  const parts = new Map(LONDON.formatToParts(Date.parse(at)).map((part) => [part.type, part.value]));
  return {
    weekday: WEEKDAYS.indexOf(parts.get("weekday") ?? "") + 1,
    time: `${parts.get("hour") ?? "00"}:${parts.get("minute") ?? "00"}`,
  };
}

function inSlot(channel: Channel, at: Instant): boolean {
  const { weekday, time } = londonClock(at);
  const { from, to } = channel;
  const onDay = (day: number) => channel.days.length === 0 || channel.days.includes(day);
  if (from === null || to === null) return onDay(weekday);
  if (from <= to) return onDay(weekday) && from <= time && time < to;
  // Past midnight: the evening belongs to the named day, the small hours to the day before.
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return (onDay(weekday) && time >= from) || (onDay(dayBefore) && time < to);
}

/** Where no hours were named, each part of a day counts as a slot of its own. */
const PARTS_OF_DAY = ["00:00", "06:00", "12:00", "18:00"];

/** The moments after `at`, on its day and the seven that follow, at which a slot can open, in order. */
function* openings({ from, to }: Channel, at: Instant): Generator<Instant> {
  const times = from === null || to === null ? PARTS_OF_DAY : [from];
  const today = londonDay(at);
  for (let days = 0; days <= 7; days += 1)
    for (const time of times)
      for (const moment of londonMoments(daysLater(today, days), time)) if (moment > at) yield moment;
}

/** When London's clocks show `time` on `date`: once, twice in the hour that is repeated; in the hour that is left out, its end. */
function londonMoments(date: Day, time: string): Instant[] {
  const winter = instantOf(`${date}T${time}:00Z`);
  const found = [later(winter, -HOUR), winter].filter((moment) => londonClock(moment).time === time);
  return found.length > 0 ? found : [instantOf(`${date}T01:00:00Z`)];
}

/** The moment, now or within eight days, at which the slot is open; null when there is none. */
export function nextSlot(channel: Channel, at: Instant): Instant | null {
  if (inSlot(channel, at)) return at;
  for (const moment of openings(channel, at)) if (inSlot(channel, moment)) return moment;
  return null;
}

/**
 * Which slot a moment lies in: two attempts in one slot count once. Where no hours were named, each part of a day is one.
 * Null outside the hours.
 */
export function slotOf(channel: Channel, at: Instant): string | null {
  if (!inSlot(channel, at)) return null;
  const { time } = londonClock(at);
  const { from, to } = channel;
  if (from === null || to === null) return `${londonDay(at)} ${PARTS_OF_DAY.findLast((start) => start <= time) ?? ""}`;
  // The small hours belong to the evening before.
  return from > to && time < to ? daysLater(londonDay(at), -1) : londonDay(at);
}

/** The first moment that lies in a later slot than `at` does; null when there is none within eight days. */
export function slotAfter(channel: Channel, at: Instant): Instant | null {
  const now = slotOf(channel, at);
  for (const moment of openings(channel, at)) {
    const slot = slotOf(channel, moment);
    if (slot !== null && slot !== now) return moment;
  }
  return null;
}

export const REFUSAL_WORDS: Record<Refusal, string> = {
  "do-not-contact": "Do not contact. They asked us never to.",
  "not-safe": "Not safe. They said this is not a safe way to reach them.",
  "not-known": "Not known to be safe, so not used. Ask at the next contact.",
  "wrong-channel": "This is not a way to do that.",
  "not-agreed": "They have not agreed to this.",
  "needs-a-voice": "The phone is not theirs alone: only a person may ring, only in the time they named.",
  "outside-hours": "Not now.",
};
