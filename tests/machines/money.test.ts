import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  formatPounds,
  money,
  negated,
  priceYearOf,
  sum,
  times,
  uprate,
  type DeflatorSeries,
  type Money,
} from "#machines/money.ts";

const SERIES: DeflatorSeries = {
  name: "GDP deflator",
  vintage: "a test",
  index: { "2008-09": 66.8397, "2011-12": 70.3261, "2013-14": 73.0337, "2024-25": 100 },
};
const pence = fc.integer({ min: -1e9, max: 1e9 });
const year = fc.constantFrom("2008-09", "2011-12", "2013-14", "2024-25");

describe("amounts of different price years", () => {
  test("do not add: the types refuse it, and so does the function", () => {
    const old = money(100, "2008-09");
    const recent = money(100, "2024-25");
    // @ts-expect-error the two years differ
    expect(() => add(old, recent)).toThrow("2008-09");
    // @ts-expect-error one of the amounts is of another year
    expect(() => sum([recent, old], "2024-25")).toThrow("do not add");
  });

  test("do not add even when the years are only known when running", () => {
    fc.assert(
      fc.property(pence, pence, year, year, (a, b, from, to) => {
        const left: Money = money(a, from);
        const right: Money = money(b, to);
        if (from === to) expect(add(left, right).pence).toBe(a + b);
        else expect(() => add(left, right)).toThrow(RangeError);
      }),
    );
  });
});

test("a sum does not depend on the order, and less itself is nothing", () => {
  fc.assert(
    fc.property(fc.array(pence), (amounts) => {
      const list = amounts.map((amount) => money(amount, "2013-14"));
      const whole = sum(list, "2013-14");
      expect(sum([...list].reverse(), "2013-14")).toEqual(whole);
      expect(add(whole, negated(whole))).toEqual(money(0, "2013-14"));
    }),
  );
});

describe("bringing a price to another year", () => {
  test("gives the published pounds of the domestic-violence lines", () => {
    const pounds = (value: number) => Math.round(uprate(money(value * 100, "2008-09"), SERIES, "2024-25").pence / 100);
    expect([2470, 1171, 581, 415, 193, 110].map(pounds)).toEqual([3695, 1752, 869, 621, 289, 165]);
  });

  test("to its own year changes nothing, and the sign never matters", () => {
    fc.assert(
      fc.property(pence, year, year, (amount, from, to) => {
        expect(uprate(money(amount, from), SERIES, from).pence).toBe(amount);
        const there = uprate(money(amount, from), SERIES, to);
        expect(uprate(money(-amount, from), SERIES, to)).toEqual(negated(there));
      }),
    );
  });

  test("is within half a penny of the exact value, and never gets the order wrong", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), fc.integer({ min: 0, max: 1e8 }), year, year, (a, b, from, to) => {
        const up = (value: number) => uprate(money(value, from), SERIES, to).pence;
        const exact = (a * (SERIES.index[to] ?? 0)) / (SERIES.index[from] ?? 1);
        expect(Math.abs(up(a) - exact)).toBeLessThan(0.500001);
        if (a <= b) expect(up(a)).toBeLessThanOrEqual(up(b));
      }),
    );
  });

  test("rounds a half away from zero", () => {
    const half: DeflatorSeries = { name: "x", vintage: "y", index: { "2000-01": 2, "2001-02": 1 } };
    expect(uprate(money(5, "2000-01"), half, "2001-02").pence).toBe(3);
    expect(uprate(money(-5, "2000-01"), half, "2001-02").pence).toBe(-3);
  });

  test("an index that is nothing, or less, is no index: it is never divided by", () => {
    for (const index of [0, -1, Number.NaN]) {
      const broken: DeflatorSeries = { name: "x", vintage: "y", index: { "2000-01": index, "2001-02": 1 } };
      expect(() => uprate(money(5, "2000-01"), broken, "2001-02")).toThrow("x, y, has no index for 2000-01.");
      expect(() => uprate(money(5, "2001-02"), broken, "2000-01")).toThrow("x, y, has no index for 2000-01.");
    }
  });

  test("names the year that has no index", () => {
    expect(() => uprate(money(1, "1999-00"), SERIES, "2024-25")).toThrow("no index for 1999-00");
    expect(() => uprate(money(1, "2008-09"), SERIES, "2031-32")).toThrow("no index for 2031-32");
  });
});

test("a quantity multiplies to the penny", () => {
  expect(times(money(33495, "2010-11"), 3).pence).toBe(100485);
  expect(times(money(5401, "2024-25"), 1.5).pence).toBe(8102);
  expect(times(money(5401, "2024-25"), -1.5).pence).toBe(-8102);
  for (const quantity of [Number.NaN, Infinity, -Infinity])
    expect(() => times(money(1, "2024-25"), quantity)).toThrow("A quantity must be a number.");
});

test("nothing is nothing, not less than nothing", () => {
  expect(negated(money(0, "2024-25")).pence).toBe(0);
  expect(money(-0, "2024-25").pence).toBe(0);
});

test("what is no amount or no year is refused", () => {
  expect(() => money(0.5, "2024-25")).toThrow("whole number of pence");
  for (const text of ["2024", "2024-26", "2024/25", "", "24-25", "x2024-25", "2024-25x", "12024-25", "2024-250"])
    expect(() => priceYearOf(text)).toThrow(`"${text}" is not a financial year such as 2013-14.`);
  expect(priceYearOf("1999-00")).toBe("1999-00");
});

test("pounds are written with pence only where there are some", () => {
  expect([0, 100, 123456, 123400, -50].map(formatPounds)).toEqual(["£0", "£1", "£1,234.56", "£1,234", "-£0.50"]);
});
