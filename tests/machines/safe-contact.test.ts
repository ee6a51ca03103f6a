import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CONTACT_KINDS,
  mayContact,
  nextSlot,
  slotAfter,
  slotOf,
  type Channel,
  type ContactKind,
} from "#machines/safe-contact.ts";
import { HOUR, instantOf, later, MINUTE, type Instant } from "#machines/time.ts";

// Midnight of a Monday in London, once in winter and once in summer: the table counts hours from there and asks no calendar.
const WINTER = instantOf("2026-03-02T00:00:00Z");
const SUMMER = instantOf("2026-05-31T23:00:00Z");

interface Slot {
  readonly days: readonly number[];
  readonly from: string | null;
  readonly to: string | null;
  /** The hours of the week (0 is Monday's first) in which it is open, written out. */
  readonly open: readonly number[];
}

const day = (weekday: number, ...hours: number[]) => hours.map((hour) => (weekday - 1) * 24 + hour);
const SLOTS: readonly Slot[] = [
  { days: [], from: null, to: null, open: Array.from({ length: 168 }, (_, hour) => hour) },
  { days: [3], from: null, to: null, open: day(3, ...Array.from({ length: 24 }, (_, hour) => hour)) },
  { days: [1, 4], from: "10:00", to: "11:00", open: [...day(1, 10), ...day(4, 10)] },
  { days: [7], from: "22:00", to: "02:00", open: [...day(1, 0, 1), ...day(7, 22, 23)] },
];

const THROUGH: Record<Channel["channel"], readonly ContactKind[]> = {
  phone: ["call", "voicemail", "text", "automatic-text"],
  text: ["text", "automatic-text"],
  email: ["email"],
  post: ["letter"],
  "in-person": [],
};

/** The rules once more, as a list of everything that must be so. */
function allowed(channel: Channel, kind: ContactKind, open: boolean): boolean {
  const shared = channel.whosePhone !== "mine";
  const named = channel.from !== null && channel.to !== null;
  const must = [
    !channel.doNotContact,
    channel.safe === "safe",
    THROUGH[channel.channel].includes(kind),
    kind !== "voicemail" || channel.voicemail === "yes",
    !["text", "automatic-text"].includes(kind) || channel.text === "yes",
    !shared || !["voicemail", "text", "automatic-text"].includes(kind),
    !shared || kind !== "call" || named,
    open,
  ];
  return must.every(Boolean);
}

const CHANNELS: readonly Channel[] = (["phone", "text", "email", "post", "in-person"] as const).flatMap((channel) =>
  (["safe", "not-safe", "unknown"] as const).flatMap((safe) =>
    [false, true].flatMap((doNotContact) =>
      (["mine", "shared", "someone-else", "unknown"] as const).flatMap((whosePhone) =>
        (["yes", "no", "unknown"] as const).map((said) => ({
          channel,
          safe,
          doNotContact,
          whosePhone,
          voicemail: said,
          text: said,
          days: [],
          from: null,
          to: null,
        })),
      ),
    ),
  ),
);
const HOURS = [0, 1, 2, 9, 10, 11, 21, 22, 23].flatMap((hour) => [1, 3, 4, 7].flatMap((weekday) => day(weekday, hour)));

describe("safe contact", () => {
  it.each([
    ["winter", WINTER],
    ["summer", SUMMER],
  ])("is allowed only when everything that must be so is so, for every way, kind, day and hour (%s)", (_, monday) => {
    for (const { open, ...slot } of SLOTS)
      for (const without of CHANNELS) {
        const channel: Channel = { ...without, ...slot };
        for (const kind of CONTACT_KINDS) {
          // Where the hour does not matter one moment is enough.
          const hours = allowed(channel, kind, true) ? HOURS : HOURS.slice(0, 1);
          for (const hour of hours) {
            const at = later(monday, hour * HOUR + 59 * MINUTE);
            const expected = allowed(channel, kind, open.includes(hour));
            if (mayContact(channel, kind, at).ok !== expected)
              expect.fail(`${kind} through ${JSON.stringify(channel)} in hour ${hour}: expected ${String(expected)}`);
          }
        }
      }
  });

  it("outside the hours the next time is the first hour that is open, and nothing else is told", () => {
    const mine: Channel = { ...(CHANNELS[0] as Channel), safe: "safe", doNotContact: false, whosePhone: "mine" };
    for (const { open, ...slot } of SLOTS)
      for (const hour of HOURS) {
        if (open.includes(hour)) continue;
        let next = hour + 1;
        while (!open.includes(next % 168)) next += 1;
        const answer = mayContact({ ...mine, ...slot }, "call", later(WINTER, hour * HOUR));
        expect(answer).toEqual({ ok: false, why: "outside-hours", next: later(WINTER, next * HOUR) });
      }
  });

  it("a refusal that is not about the hour names no time", () => {
    for (const channel of CHANNELS) {
      const answer = mayContact({ ...channel, days: [1], from: "10:00", to: "11:00" }, "call", WINTER);
      if (!answer.ok && answer.why !== "outside-hours") expect(answer.next).toBeNull();
    }
  });

  it("a slot of a few minutes at an odd minute is found to the minute", () => {
    const channel: Channel = { ...(CHANNELS[0] as Channel), days: [], from: "10:07", to: "10:12" };
    expect(nextSlot(channel, WINTER)).toBe("2026-03-02T10:07:00.000Z");
    expect(nextSlot(channel, SUMMER)).toBe("2026-06-01T09:07:00.000Z");
  });

  it("opens once in the hour that clocks repeat, and at the end of the hour they leave out", () => {
    const channel: Channel = { ...(CHANNELS[0] as Channel), days: [7], from: "01:30", to: "03:00" };
    expect(nextSlot(channel, instantOf("2026-10-24T12:00:00Z"))).toBe("2026-10-25T00:30:00.000Z");
    expect(nextSlot(channel, instantOf("2026-03-28T12:00:00Z"))).toBe("2026-03-29T01:00:00.000Z");
  });

  it("two attempts in one slot are in one slot, also past midnight; the slot after is another", () => {
    const time = fc.constantFrom(...["08:00", "10:00", "10:30", "16:15", "22:00", "01:45"]);
    const anyChannel = fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 })), from: time, to: time });
    const hours = fc.integer({ min: 0, max: 500 * 60 });
    fc.assert(
      fc.property(anyChannel, hours, (slot, minutes) => {
        const channel: Channel = { ...(CHANNELS[0] as Channel), ...slot };
        const at: Instant = later(SUMMER, minutes * MINUTE);
        const after = slotAfter(channel, at);
        if (after === null) return;
        expect(after > at).toBe(true);
        expect(slotOf(channel, after)).not.toBeNull();
        expect(slotOf(channel, after)).not.toBe(slotOf(channel, at));
        if (nextSlot(channel, at) === at) expect(slotOf(channel, at)).not.toBeNull();
      }),
    );
    const night: Channel = { ...(CHANNELS[0] as Channel), days: [1], from: "22:00", to: "02:00" };
    const evening = later(WINTER, 23 * HOUR);
    expect(slotOf(night, evening)).toBe(slotOf(night, later(WINTER, 25 * HOUR)));
    expect(slotOf(night, later(WINTER, 20 * HOUR))).toBeNull();
  });
});
