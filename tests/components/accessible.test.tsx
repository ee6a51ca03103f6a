// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { violationsIn } from "./axe.ts";
import { COMPONENTS } from "./components.ts";
import { fixturesOf } from "./fixtures.ts";
import { ourMarkup } from "./render.ts";

/** What a part needs around it to be whole. */
const AROUND: Record<string, string> = { "skip-link": `<main id="test-target-element"></main>` };

describe("axe finds nothing in", () => {
  test.each(Object.keys(COMPONENTS))("%s", async (component) => {
    const [first] = fixturesOf(component);
    if (!first) throw new Error(`${component} has no official examples`);
    expect(await violationsIn(ourMarkup(component, first) + (AROUND[component] ?? ""))).toEqual([]);
  });
});
