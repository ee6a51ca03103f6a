// @vitest-environment jsdom
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { COMPONENTS } from "./components.ts";
import { fixturesOf } from "./fixtures.ts";
import { shapesOf } from "./markup.ts";
import { NOT_APPLICABLE } from "./not-applicable.ts";
import { ourMarkup } from "./render.ts";

/** Files that several components share. */
const SHARED = ["choice-item.tsx", "common.ts", "form-group.tsx"];

const applies = (component: string, fixture: string) =>
  !NOT_APPLICABLE.some((entry) => entry.component === component && entry.fixture === fixture);

describe.each(Object.keys(COMPONENTS))("%s has the official markup", (component) => {
  const fixtures = fixturesOf(component).filter(({ name }) => applies(component, name));
  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))("%s", (_, fixture) => {
    expect(shapesOf(ourMarkup(component, fixture))).toEqual(shapesOf(fixture.html));
  });
});

describe("the examples that cannot apply", () => {
  test("each exists in the official package and has a reason", () => {
    for (const { component, fixture, reason } of NOT_APPLICABLE) {
      expect(fixturesOf(component).map(({ name }) => name)).toContain(fixture);
      expect(reason.length).toBeGreaterThan(20);
    }
  });

  test("they are fewer than one in twenty", () => {
    const all = Object.keys(COMPONENTS).flatMap((component) => fixturesOf(component));
    expect(all.length).toBeGreaterThan(600);
    expect(NOT_APPLICABLE.length).toBeLessThan(all.length / 20);
  });
});

test("every component file in the folder is compared with its official examples", () => {
  const folder = join(import.meta.dirname, "../../app/components/govuk");
  const files = readdirSync(folder).filter((file) => !SHARED.includes(file));
  expect(files.sort()).toEqual(
    Object.keys(COMPONENTS)
      .map((name) => `${name}.tsx`)
      .sort(),
  );
});
