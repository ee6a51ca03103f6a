import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  automaticKind,
  CONFIRMED_FOR,
  CONTACT_KINDS,
  mayContact,
  nextSlot,
  REFUSAL_WORDS,
  slotAfter,
  slotOf,
  type Channel,
  type ContactKind,
  type Refusal,
} from "#machines/safe-contact.ts";
import { DAY, HOUR, instantOf, later, MINUTE, type Instant } from "#machines/time.ts";

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

const YES_NO_UNKNOWN = ["yes", "no", "unknown"] as const;
const WHOSE = ["mine", "shared", "someone-else", "unknown"] as const;

/** Everything that may go out, one line a case; what no line names is held. Words of a list, or "*" for whatever was said. */
interface Line {
  readonly kind: ContactKind;
  readonly by: string;
  readonly whose: string;
  readonly see: string;
  readonly voicemail: string;
  readonly text: string;
  readonly hours: "named" | "*";
  readonly said: "lately" | "*";
}
const line = (text: string): Line => {
  const [kind, by, whose, see, voicemail, messages, hours, said] = text.trim().split(/ +/) as [
    ContactKind,
    ...string[],
  ];
  return { kind, by, whose, see, voicemail, text: messages, hours, said } as Line;
};
const MAY_GO: readonly Line[] = `
  call            phone       mine  no,unknown  *    *    *      *
  call            phone       mine  yes         *    *    named  *
  call            phone       shared,someone-else,unknown  *  *  *  named  *
  voicemail       phone       mine  no          yes  *    *      *
  text            phone,text  mine  no          *    yes  *      *
  automatic-text  phone,text  mine  no          *    yes  *      lately
  email           email       mine  no          *    *    *      *
  automatic-email email       mine  no          *    yes  *      lately
  letter          post        mine  no          *    *    *      *
`
  .trim()
  .split("\n")
  .map(line);

const among = (words: string, word: string): boolean => words === "*" || words.split(",").includes(word);

/** Whether some line lets it go, at an hour that is open. */
const mayGo = (channel: Channel, kind: ContactKind, named: boolean, lately: boolean): boolean =>
  channel.safe === "safe" &&
  !channel.doNotContact &&
  MAY_GO.some(
    (one) =>
      one.kind === kind &&
      among(one.by, channel.channel) &&
      among(one.whose, channel.whosePhone) &&
      among(one.see, channel.othersSee) &&
      among(one.voicemail, channel.voicemail) &&
      among(one.text, channel.text) &&
      (one.hours === "*" || named) &&
      (one.said === "*" || lately),
  );

/** Every list's words with every other's. */
const everyMix = <T extends object>(lists: { readonly [K in keyof T]: readonly T[K][] }): T[] =>
  (Object.entries(lists) as [keyof T, readonly T[keyof T][]][]).reduce<T[]>(
    (mixes, [name, words]) => mixes.flatMap((mix) => words.map((word) => ({ ...mix, [name]: word }))),
    [{} as T],
  );

const CHANNELS: readonly Channel[] = everyMix<Channel>({
  channel: ["phone", "text", "email", "post", "in-person"],
  safe: ["safe", "not-safe", "unknown"],
  doNotContact: [false, true],
  whosePhone: WHOSE,
  othersSee: YES_NO_UNKNOWN,
  voicemail: YES_NO_UNKNOWN,
  text: YES_NO_UNKNOWN,
  confirmedAt: [later(WINTER, -DAY), later(WINTER, -200 * DAY)],
  days: [[]],
  from: [null],
  to: [null],
});
const HOURS = [0, 1, 2, 9, 10, 11, 21, 22, 23].flatMap((hour) => [1, 3, 4, 7].flatMap((weekday) => day(weekday, hour)));

describe("safe contact", () => {
  it.each([
    ["winter", WINTER],
    ["summer", SUMMER],
  ])("agrees with the table for every state of a channel, kind, day and hour (%s)", (_, monday) => {
    let asked = 0;
    for (const { open, ...slot } of SLOTS)
      for (const without of CHANNELS) {
        const lately = without.confirmedAt > later(WINTER, -2 * DAY);
        const channel: Channel = { ...without, ...slot, confirmedAt: lately ? monday : without.confirmedAt };
        for (const kind of CONTACT_KINDS) {
          const ever = mayGo(channel, kind, slot.from !== null, lately);
          // Where the hour does not matter one moment is enough.
          for (const hour of ever ? HOURS : HOURS.slice(0, 1)) {
            const at = later(monday, hour * HOUR + 59 * MINUTE);
            asked += 1;
            if (mayContact(channel, kind, at).ok !== (ever && open.includes(hour)))
              expect.fail(`${kind} through ${JSON.stringify(channel)} in hour ${hour}: expected ${String(ever)}`);
          }
        }
      }
    expect(asked).toBeGreaterThan(CHANNELS.length * SLOTS.length * CONTACT_KINDS.length - 1);
  });

  it("outside the hours the next time is the first hour that is open, and nothing else is told", () => {
    const mine: Channel = { ...(CHANNELS[0] as Channel), safe: "safe", doNotContact: false, othersSee: "no" };
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

  const safe: Channel = {
    channel: "phone",
    safe: "safe",
    days: [],
    from: "10:00",
    to: "12:00",
    voicemail: "yes",
    text: "yes",
    whosePhone: "mine",
    othersSee: "no",
    doNotContact: false,
    confirmedAt: WINTER,
  };
  const ten = later(WINTER, 10 * HOUR);
  const why = (channel: Partial<Channel>, kind: ContactKind, at = ten) => {
    const answer = mayContact({ ...safe, ...channel }, kind, at);
    return answer.ok ? "yes" : answer.why;
  };

  it("a refusal says why, the gravest reason first", () => {
    expect(why({}, "call")).toBe("yes");
    expect(why({ doNotContact: true, safe: "not-safe" }, "letter")).toBe("do-not-contact");
    expect(why({ safe: "not-safe", voicemail: "no" }, "voicemail")).toBe("not-safe");
    expect(why({ safe: "unknown" }, "call")).toBe("not-known");
    expect(why({ channel: "post", voicemail: "no" }, "voicemail")).toBe("wrong-channel");
    expect(why({ voicemail: "unknown" }, "voicemail")).toBe("not-agreed");
    expect(why({ text: "no", whosePhone: "shared" }, "text")).toBe("not-agreed");
    expect(why({ text: "unknown" }, "automatic-text")).toBe("not-agreed");
    expect(why({ whosePhone: "unknown" }, "automatic-text")).toBe("needs-a-voice");
    expect(why({ whosePhone: "someone-else" }, "voicemail")).toBe("needs-a-voice");
    expect(why({}, "call", WINTER)).toBe("outside-hours");
    expect(why({ othersSee: "yes", whosePhone: "mine" }, "text")).toBe("others-see");
    expect(why({ othersSee: "unknown" }, "voicemail")).toBe("others-see");
    expect(why({ othersSee: "yes", from: null }, "call")).toBe("no-time-named");
    for (const refusal of Object.keys(REFUSAL_WORDS) as Refusal[])
      expect(REFUSAL_WORDS[refusal]).toMatch(/^[A-Z].*\.$/);
  });

  it("a phone that is not theirs alone is rung only when both the beginning and the end were named", () => {
    for (const whosePhone of ["shared", "someone-else", "unknown"] as const) {
      expect(why({ whosePhone }, "call")).toBe("yes");
      expect(why({ whosePhone, from: null }, "call")).toBe("no-time-named");
      expect(why({ whosePhone, to: null }, "call")).toBe("no-time-named");
    }
  });

  it("a mailbox or a door that is not theirs alone gets nothing written, by hand or by machine", () => {
    for (const whosePhone of ["shared", "someone-else", "unknown"] as const) {
      expect(why({ channel: "email", whosePhone }, "email")).toBe("needs-a-voice");
      expect(why({ channel: "email", whosePhone }, "automatic-email")).toBe("needs-a-voice");
      expect(why({ channel: "post", whosePhone }, "letter")).toBe("needs-a-voice");
    }
    expect(why({ channel: "email", othersSee: "unknown" }, "email")).toBe("others-see");
    expect(why({ channel: "email", text: "unknown" }, "automatic-email")).toBe("not-agreed");
  });

  it("a machine relies on what the person said for six weeks, to the minute; a person may still ring and write", () => {
    const over = later(ten, 6 * 7 * DAY);
    expect(CONFIRMED_FOR).toBe(6 * 7 * DAY);
    for (const [channel, kind] of [
      ["phone", "automatic-text"],
      ["email", "automatic-email"],
    ] as const) {
      const said = { channel, confirmedAt: ten, from: null, to: null };
      expect(why(said, kind, later(over, -MINUTE))).toBe("yes");
      expect(why(said, kind, over)).toBe("not-confirmed");
    }
    expect(why({ confirmedAt: ten, from: null, to: null }, "text", over)).toBe("yes");
    expect(why({ confirmedAt: ten, from: null, to: null }, "call", over)).toBe("yes");
  });

  it("a machine writes texts to phones and e-mail to mailboxes, and nothing by post or at a door", () => {
    const kinds = (["phone", "text", "email", "post", "in-person"] as const).map((channel) =>
      automaticKind({ channel }),
    );
    expect(kinds).toEqual(["automatic-text", "automatic-text", "automatic-email", null, null]);
  });

  it("who named only a beginning or an end said nothing of the hours beyond it", () => {
    const morning: Channel = { ...safe, from: null, days: [2] };
    const evening: Channel = { ...safe, to: null, days: [2] };
    const open = (channel: Channel) =>
      [0, 3, 9, 10, 11, 12, 23].filter((hour) => why(channel, "call", later(WINTER, DAY + hour * HOUR)) === "yes");
    expect(open(morning)).toEqual([0, 3, 9, 10, 11]);
    expect(open(evening)).toEqual([10, 11, 12, 23]);
    expect(nextSlot(evening, WINTER)).toBe(later(WINTER, DAY + 10 * HOUR));
    expect(slotOf(evening, later(WINTER, DAY + 20 * HOUR))).toBe("2026-03-03");
    expect(why({ ...evening, text: "yes" }, "automatic-text", later(WINTER, DAY + 3 * HOUR))).toBe("outside-hours");
  });

  it("a slot that ends when it begins is open at no hour, for it says nothing", () => {
    const nothing: Channel = { ...safe, from: "10:00", to: "10:00" };
    for (const hour of [0, 9, 10, 11, 23])
      expect(why(nothing, "call", later(WINTER, hour * HOUR))).toBe("outside-hours");
    expect(nextSlot(nothing, WINTER)).toBeNull();
    expect(slotAfter(nothing, WINTER)).toBeNull();
  });

  it("where no hours were named each quarter of a day is a slot, from its first minute to its last", () => {
    const any: Channel = { ...safe, from: null, to: null };
    const starts = Array.from({ length: 24 }, (_, hour) => slotOf(any, later(WINTER, hour * HOUR)));
    expect([...new Set(starts)]).toEqual(
      [0, 6, 12, 18].map((hour) => `2026-03-02 ${String(hour).padStart(2, "0")}:00`),
    );
    expect(starts.slice(5, 7)).toEqual(["2026-03-02 00:00", "2026-03-02 06:00"]);
    expect(slotOf(any, later(WINTER, 6 * HOUR - MINUTE))).toBe("2026-03-02 00:00");
    expect(slotAfter(any, later(WINTER, 7 * HOUR))).toBe(later(WINTER, 12 * HOUR));
    expect(slotAfter(any, later(WINTER, 18 * HOUR))).toBe(later(WINTER, DAY));
  });

  it("a slot by day is named by its day; one past midnight by the evening it began in, to its last minute", () => {
    expect(slotOf(safe, ten)).toBe("2026-03-02");
    const night: Channel = { ...safe, from: "22:00", to: "02:00" };
    expect(slotOf(night, later(WINTER, 22 * HOUR))).toBe("2026-03-02");
    expect(slotOf(night, later(WINTER, 26 * HOUR - MINUTE))).toBe("2026-03-02");
    expect(slotOf(night, later(WINTER, 26 * HOUR))).toBeNull();
    // Safe while the other works: from the evening until the afternoon is one slot, not two that meet at noon.
    const whileOut: Channel = { ...safe, from: "22:00", to: "16:00" };
    for (const hour of [22, 25, 33, 37, 39]) expect(slotOf(whileOut, later(WINTER, hour * HOUR))).toBe("2026-03-02");
    expect(slotAfter(whileOut, later(WINTER, 23 * HOUR))).toBe(later(WINTER, 46 * HOUR));
    expect(slotAfter(whileOut, later(WINTER, 37 * HOUR))).toBe(later(WINTER, 46 * HOUR));
  });

  it("the Sunday on which clocks change is left out by no hour of the evening before", () => {
    const sundays: Channel = { ...safe, days: [7] };
    for (const evening of ["2026-03-28T22:59:00Z", "2026-03-28T23:00:00Z", "2026-03-28T23:59:00Z"])
      expect(nextSlot(sundays, instantOf(evening))).toBe("2026-03-29T09:00:00.000Z");
    for (const evening of ["2026-10-24T22:30:00Z", "2026-10-24T23:30:00Z"])
      expect(nextSlot(sundays, instantOf(evening))).toBe("2026-10-25T10:00:00.000Z");
  });

  it("the next time is now when it is open now, and the day of the week comes round again within eight days", () => {
    expect(nextSlot(safe, later(ten, HOUR))).toBe(later(ten, HOUR));
    const mondays: Channel = { ...safe, days: [1] };
    expect(nextSlot(mondays, later(ten, 2 * HOUR))).toBe(later(ten, 7 * DAY));
    expect(slotAfter(mondays, later(ten, MINUTE))).toBe(later(ten, 7 * DAY));
    expect(slotAfter(mondays, ten)).toBe(later(ten, 7 * DAY));
  });

  it("the hour that clocks repeat is one slot: the second time it begins nobody is rung again", () => {
    const early: Channel = { ...safe, days: [7], from: "01:30", to: "03:00" };
    expect(slotAfter(early, instantOf("2026-10-25T00:30:00Z"))).toBe("2026-11-01T01:30:00.000Z");
  });

  it("every day of the week is known by its own name", () => {
    for (let weekday = 1; weekday <= 7; weekday += 1) {
      const one: Channel = { ...safe, days: [weekday] };
      const open = [0, 1, 2, 3, 4, 5, 6].filter((days) => why(one, "call", later(ten, days * DAY)) === "yes");
      expect(open).toEqual([weekday - 1]);
    }
  });
});
