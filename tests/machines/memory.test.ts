// What machines remember of what they decided: codes alone, never somebody's words, and never without end.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type * as xstate from "xstate";
import { begin, decide } from "#machines/decide.ts";
import { instantOf, later, HOUR, londonDay } from "#machines/time.ts";

const asked = vi.hoisted(() => ({ decisions: 0, beginnings: 0 }));

vi.mock("xstate", async (original) => {
  const real = await original<typeof xstate>();
  return {
    ...real,
    transition: ((...args: Parameters<typeof real.transition>) => {
      asked.decisions += 1;
      return real.transition(...args);
    }) as typeof real.transition,
    initialTransition: ((...args: Parameters<typeof real.initialTransition>) => {
      asked.beginnings += 1;
      return real.initialTransition(...args);
    }) as typeof real.initialTransition,
  };
});

beforeEach(() => {
  asked.decisions = 0;
  asked.beginnings = 0;
});

/** How often a machine is asked while `work` is done. */
function decisionsIn(work: () => unknown): number {
  const before = asked.decisions;
  work();
  return asked.decisions - before;
}

const withdraw = (reason: string) => decide("action", "agreed", { hubOwned: false }, { type: "WITHDRAWN", reason });
const settled = { grade: "high", wasHigh: true, openActions: 0, pendingApproval: false, openUnmet: 0 } as const;
const agree = (openActions: number, openUnmet: number) =>
  decide("case", "supporting", { ...settled, openActions, openUnmet }, { type: "GRADED", grade: "high" });

describe("a decision that was made", () => {
  test("is remembered while nothing but codes, counts and yes or no went into it", () => {
    expect(decisionsIn(() => withdraw("asked-us-to"))).toBe(1);
    expect(decisionsIn(() => withdraw("asked-us-to"))).toBe(0);
    expect(decisionsIn(() => agree(1, 0))).toBe(1);
    expect(decisionsIn(() => agree(1, 0))).toBe(0);
    const ungraded = () => decide("case", "emergency", { ...settled, grade: null }, { type: "DANGER_PASSED" });
    expect(decisionsIn(ungraded)).toBe(1);
    expect(decisionsIn(ungraded)).toBe(0);
  });

  test("is remembered of the same status, the same circumstances and the same event only", () => {
    expect(agree(2, 0)).toEqual({ ok: true, status: "supporting" });
    expect(decisionsIn(() => agree(3, 0))).toBe(1);
    expect(decisionsIn(() => agree(2, 1))).toBe(1);
    expect(decisionsIn(() => withdraw("somebody-elses"))).toBe(1);
    expect(decide("action", "sent", { hubOwned: false }, { type: "SENT", how: "phone" }).ok).toBe(false);
    expect(decide("action", "agreed", { hubOwned: false }, { type: "SENT", how: "phone" }).ok).toBe(true);
    expect(decide("action", "agreed", { hubOwned: true }, { type: "SENT", how: "phone" }).ok).toBe(false);
  });

  test.each([
    ["words", "She said that he reads her phone"],
    ["a name with a mark", "O'Example"],
    ["one word and a full stop", "afraid."],
    ["one word after a space", " afraid"],
    ["a code longer than any code is", "a".repeat(31)],
  ])("is never remembered with %s in it", (_, reason) => {
    expect(decisionsIn(() => withdraw(reason))).toBe(1);
    expect(decisionsIn(() => withdraw(reason))).toBe(1);
  });

  test("the longest code is still a code", () => {
    const reason = "a".repeat(30);
    expect(decisionsIn(() => withdraw(reason))).toBe(1);
    expect(decisionsIn(() => withdraw(reason))).toBe(0);
  });

  test("is never remembered with a list or a thing in it, nor with more than a dozen values", () => {
    const event = { type: "AGREED" } as const;
    const withMore = (more: object) => () => decide("action", "proposed", { hubOwned: false, ...more }, event);
    const numbers = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`n${n}`, n]));
    for (const more of [{ said: ["afraid"] }, { said: undefined }, numbers(11)]) {
      expect(decisionsIn(withMore(more))).toBe(1);
      expect(decisionsIn(withMore(more))).toBe(1);
    }
    expect(decisionsIn(withMore(numbers(10)))).toBe(1);
    expect(decisionsIn(withMore(numbers(10)))).toBe(0);
  });

  test("is forgotten with the others when there are more than 5,000 of them", async () => {
    vi.resetModules();
    const fresh = await import("#machines/decide.ts");
    const graded = (openActions: number) =>
      fresh.decide("case", "review", { ...settled, openActions }, { type: "GRADED", grade: "high" });
    for (let n = 0; n < 5_000; n += 1) graded(n);
    expect(decisionsIn(() => [graded(0), graded(4_999)])).toBe(0);
    expect(decisionsIn(() => graded(5_000))).toBe(1);
    expect(decisionsIn(() => graded(5_000))).toBe(0);
    expect(decisionsIn(() => graded(0))).toBe(1);
  });
});

test("where something begins is remembered too, of codes alone, and 5,000 of them at most", () => {
  const beginningsOf = (context: object) => {
    const before = asked.beginnings;
    expect(begin("contact", context as { danger: "no" })).toBe("live");
    return asked.beginnings - before;
  };
  expect([beginningsOf({ danger: "no" }), beginningsOf({ danger: "no" })]).toEqual([1, 0]);
  expect([beginningsOf({ danger: "he is here" }), beginningsOf({ danger: "he is here" })]).toEqual([1, 1]);
  for (let n = 0; n < 4_998; n += 1) beginningsOf({ danger: "no", n });
  expect([beginningsOf({ danger: "yes" }), beginningsOf({ danger: "yes" })]).toEqual([1, 0]);
  expect([beginningsOf({ danger: "unknown" }), beginningsOf({ danger: "unknown" })]).toEqual([1, 1]);
});

describe("London's calendar", () => {
  afterEach(() => vi.restoreAllMocks());

  test("is asked once an hour of time, and not for ever remembered", () => {
    const calendar = vi.spyOn(Intl.DateTimeFormat.prototype as { format: unknown }, "format", "get");
    const asks = (work: () => unknown) => {
      const before = calendar.mock.calls.length;
      work();
      return calendar.mock.calls.length - before;
    };
    const start = instantOf("2031-01-01T00:00:00Z");
    expect(asks(() => londonDay(start))).toBe(1);
    expect(asks(() => londonDay(later(start, HOUR - 1)))).toBe(0);
    for (let hour = 1; hour < 9_999; hour += 1) londonDay(later(start, hour * HOUR));
    expect(asks(() => londonDay(start))).toBe(0);
    expect(londonDay(later(start, 9_999 * HOUR))).toBe("2032-02-21");
    expect(asks(() => londonDay(start))).toBe(0);
    londonDay(later(start, 10_000 * HOUR));
    expect(asks(() => londonDay(start))).toBe(1);
  });
});
