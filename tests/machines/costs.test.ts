import { describe, expect, test } from "vitest";
import { EVENT_KINDS, EVENT_WORDS, isEventKind } from "#machines/cost-events.ts";
import { bundleOf, countedTwice } from "#machines/cost-tree.ts";

describe("a price that is part of a bundle", () => {
  test.each([
    ["CR2.0.3", "CR2.0"],
    ["CR2.0.31", "CR2.0"],
    ["HE12.10.4", "HE12.10"],
    ["2.0.3", null],
    ["CR2.0", null],
    ["CR2", null],
    ["CR2.0.3b", null],
    ["CR2.x.3", null],
    ["CRx.0.3", null],
    ["", null],
  ])("%s is part of %s", (code, bundle) => {
    expect(bundleOf(code)).toBe(bundle);
  });

  const priced = (code: string, version = "2015") => ({ version, code });

  test("is counted twice beside its bundle in the same list of prices", () => {
    const bundle = priced("CR2.0");
    expect(countedTwice([priced("CR1.0"), bundle, priced("CR1.1"), priced("CR2.0.3")])).toBe(bundle);
    expect(countedTwice([priced("CR2.0.3"), bundle])).toBe(bundle);
  });

  test("is counted once beside another bundle, the same bundle of another list, or other parts", () => {
    expect(countedTwice([priced("CR2.0"), priced("CR2.1.3")])).toBeNull();
    expect(countedTwice([priced("CR2.0"), priced("CR2.0.3", "2018")])).toBeNull();
    expect(countedTwice([priced("CR2.0.1"), priced("CR2.0.2")])).toBeNull();
    expect(countedTwice([])).toBeNull();
  });
});

describe("what can be recorded as having happened", () => {
  test("is in the list, and nothing else is", () => {
    for (const kind of EVENT_KINDS) expect(isEventKind(kind)).toBe(true);
    for (const other of ["", "police", "ARREST", "arrest ", "toString"]) expect(isEventKind(other)).toBe(false);
  });

  test("is asked in words and counted in something", () => {
    for (const kind of EVENT_KINDS) {
      expect(EVENT_WORDS[kind].label).toMatch(/^[A-Z]/);
      expect(EVENT_WORDS[kind].each).toMatch(/^[a-z]+s$/);
    }
  });
});
