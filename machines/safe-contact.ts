// When a person may be contacted, and how. Default deny: a channel that nobody called safe is not safe, "do not contact"
// outranks everything, and outside the hours the person named there is only the next time, never a number. Whatever leaves a trace
// goes only where nobody else can find it; what a machine sends takes more than what a person does.
import { DAY, daysLater, HOUR, instantOf, later, londonDay, type Day, type Instant } from "./time.ts";

export const CONTACT_KINDS = [
  "call",
  "voicemail",
  "text",
  "automatic-text",
  "email",
  "automatic-email",
  "letter",
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export interface Channel {
  readonly channel: "phone" | "text" | "email" | "post" | "in-person";
  readonly safe: "safe" | "not-safe" | "unknown";
  /** Weekdays 1 (Monday) to 7; empty means every day. */
  readonly days: readonly number[];
  /**
   * London hours `HH:MM`; both null means any hour of those days, one alone runs from the day's beginning or to its end. An end
   * before the start runs past midnight.
   */
  readonly from: string | null;
  readonly to: string | null;
  readonly voicemail: "yes" | "no" | "unknown";
  /** May we send texts; of an e-mail address, may messages go there by themselves. */
  readonly text: "yes" | "no" | "unknown";
  /** Whose phone, device or address it is. */
  readonly whosePhone: "mine" | "shared" | "someone-else" | "unknown";
  /** Whether anybody else can see calls or messages, here or on another device. */
  readonly othersSee: "yes" | "no" | "unknown";
  /** When the person last said that all this is right. */
  readonly confirmedAt: Instant;
  readonly doNotContact: boolean;
}

export type Answer =
  { readonly ok: true } | { readonly ok: false; readonly why: Refusal; readonly next: Instant | null };

export type Refusal =
  | "do-not-contact"
  | "not-safe"
  | "not-known"
  | "wrong-channel"
  | "not-agreed"
  | "needs-a-voice"
  | "others-see"
  | "no-time-named"
  | "not-confirmed"
  | "outside-hours";

/** How long a machine may rely on what the person last said, in milliseconds: until the review at six weeks at the latest. */
export const CONFIRMED_FOR = 42 * DAY;

const USES: Record<ContactKind, readonly Channel["channel"][]> = {
  call: ["phone"],
  voicemail: ["phone"],
  text: ["phone", "text"],
  "automatic-text": ["phone", "text"],
  email: ["email"],
  "automatic-email": ["email"],
  letter: ["post"],
};

const AUTOMATIC: readonly ContactKind[] = ["automatic-text", "automatic-email"];
/** What takes a yes of its own, and which one. */
const AGREED: Partial<Record<ContactKind, "voicemail" | "text">> = {
  voicemail: "voicemail",
  text: "text",
  "automatic-text": "text",
  "automatic-email": "text",
};

/** Whether `kind` of contact is allowed through `channel` at `at`; if only the hour is wrong, `next` is when it opens. */
export function mayContact(channel: Channel, kind: ContactKind, at: Instant): Answer {
  const why = neverBy(channel, kind) ?? (isStale(channel, kind, at) ? "not-confirmed" : null);
  if (why !== null) return { ok: false, why, next: null };
  return inSlot(channel, at) ? { ok: true } : { ok: false, why: "outside-hours", next: nextSlot(channel, at) };
}

/** Why this kind is allowed at no hour, the gravest reason first; null when the hour decides. */
function neverBy(channel: Channel, kind: ContactKind): Refusal | null {
  if (channel.doNotContact) return "do-not-contact";
  if (channel.safe === "not-safe") return "not-safe";
  if (channel.safe === "unknown") return "not-known";
  if (!USES[kind].includes(channel.channel)) return "wrong-channel";
  const agreed = AGREED[kind];
  if (agreed !== undefined && channel[agreed] !== "yes") return "not-agreed";
  const theirsAlone = channel.whosePhone === "mine";
  if (kind !== "call") {
    // Everything but a voice leaves something behind, which whoever shares the phone, the mailbox or the door may find.
    if (!theirsAlone) return "needs-a-voice";
    return channel.othersSee === "no" ? null : "others-see";
  }
  // A phone that others share, hold or can look into is rung only in a time the person named.
  const watched = !theirsAlone || channel.othersSee === "yes";
  return watched && !namedSlot(channel) ? "no-time-named" : null;
}

const isStale = (channel: Channel, kind: ContactKind, at: Instant): boolean =>
  AUTOMATIC.includes(kind) && later(channel.confirmedAt, CONFIRMED_FOR) <= at;

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

/** The hours that were named; null where none were. Who named only a beginning or an end said nothing of the hours beyond it. */
const hoursOf = ({ from, to }: Channel): { readonly from: string; readonly to: string } | null =>
  from === null && to === null ? null : { from: from ?? "00:00", to: to ?? "24:00" };

function inSlot(channel: Channel, at: Instant): boolean {
  const { weekday, time } = londonClock(at);
  const onDay = (day: number) => channel.days.length === 0 || channel.days.includes(day);
  const hours = hoursOf(channel);
  if (hours === null) return onDay(weekday);
  const { from, to } = hours;
  if (from <= to) return onDay(weekday) && from <= time && time < to;
  // Past midnight: the evening belongs to the named day, the small hours to the day before.
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return (onDay(weekday) && time >= from) || (onDay(dayBefore) && time < to);
}

/** Where no hours were named, each part of a day counts as a slot of its own. */
const PARTS_OF_DAY = ["00:00", "06:00", "12:00", "18:00"];

/** How many days ahead a slot is looked for: one that the clocks leave out on its day is there again a week later. */
const AHEAD = 14;

/** The moments after `at`, on its day and those that follow, at which a slot can open, in order. */
function* openings(channel: Channel, at: Instant): Generator<Instant> {
  const hours = hoursOf(channel);
  const times = hours === null ? PARTS_OF_DAY : [hours.from];
  const today = londonDay(at);
  for (let days = 0; days <= AHEAD; days += 1) {
    const date = daysLater(today, days);
    // When clocks go back, a slot that ended in the hour before is open again.
    const moments = [...times.flatMap((time) => londonMoments(date, time)), instantOf(`${date}T01:00:00Z`)];
    for (const moment of moments.sort()) if (moment > at) yield moment;
  }
}

/** When London's clocks show `time` on `date`: once, twice in the hour that is repeated; in the hour that is left out, its end. */
function londonMoments(date: Day, time: string): Instant[] {
  const winter = instantOf(`${date}T${time}:00Z`);
  const found = [later(winter, -HOUR), winter].filter((moment) => londonClock(moment).time === time);
  return found.length > 0 ? found : [instantOf(`${date}T01:00:00Z`)];
}

/** The moment, now or within a fortnight, at which the slot is open; null when there is none. */
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
  const hours = hoursOf(channel);
  if (hours === null) return `${londonDay(at)} ${PARTS_OF_DAY.findLast((start) => start <= time) ?? ""}`;
  // The small hours belong to the evening before.
  return hours.from > hours.to && time < hours.to ? daysLater(londonDay(at), -1) : londonDay(at);
}

/** The first moment that lies in a later slot than `at` does; null when there is none within a fortnight. */
export function slotAfter(channel: Channel, at: Instant): Instant | null {
  const now = slotOf(channel, at);
  for (const moment of openings(channel, at)) {
    const slot = slotOf(channel, moment);
    if (slot !== null && slot !== now) return moment;
  }
  return null;
}

/** The kind of a message that a machine sends through a channel; null where a machine sends none. */
export const automaticKind = ({ channel }: Pick<Channel, "channel">): ContactKind | null =>
  channel === "phone" || channel === "text" ? "automatic-text" : channel === "email" ? "automatic-email" : null;

export const REFUSAL_WORDS: Record<Refusal, string> = {
  "do-not-contact": "Do not contact. They asked us never to.",
  "not-safe": "Not safe. They said this is not a safe way to reach them.",
  "not-known": "Not known to be safe, so not used. Ask at the next contact.",
  "wrong-channel": "This is not a way to do that.",
  "not-agreed": "They have not agreed to this.",
  "needs-a-voice": "It is not theirs alone: only a person may ring, only in the time they named.",
  "others-see": "Others may see it, so nothing is written: only a person may ring.",
  "no-time-named": "It is not theirs alone, and they named no time that is safe. Ask at the next contact.",
  "not-confirmed": "Nobody has confirmed for six weeks that this is still safe. Ask at the next contact.",
  "outside-hours": "Not now.",
};
