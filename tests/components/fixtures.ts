import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One example of the official package: options in, HTML out. */
export interface Fixture {
  name: string;
  options: Record<string, unknown>;
  html: string;
}

const COMPONENTS = join(import.meta.dirname, "../../node_modules/govuk-frontend/dist/govuk/components");

/** All examples the official package ships for a component, by its kebab-case name. */
export function fixturesOf(component: string): Fixture[] {
  const file = readFileSync(join(COMPONENTS, component, "fixtures.json"), "utf8");
  return (JSON.parse(file) as { fixtures: Fixture[] }).fixtures;
}
