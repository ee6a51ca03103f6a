// Each field of a whole message is sent as something that it cannot be: the answer names it, and the hub never falls over.
import type { Bundle } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { shapeProblems } from "#app/fhir/check-shape.ts";
import { referralsOfOrganisation } from "#db/referral.ts";
import { aMessage } from "./a-message.ts";
import { anApi, MESSAGE, placesIn } from "./an-api.ts";

type Steps = readonly (string | number)[];

/** Every place of a value, by the steps to it. */
function stepsIn(value: unknown, steps: Steps = []): Steps[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = [...steps, Array.isArray(value) ? Number(name) : name];
    return [own, ...stepsIn(inner, own)];
  });
}

const pathOf = (steps: Steps): string =>
  steps.reduce<string>((path, step) => (typeof step === "number" ? `${path}[${step}]` : `${path}.${step}`), "Bundle");

function changed(steps: Steps, change: (value: unknown) => unknown): Bundle {
  const message = aMessage();
  let holder = message as unknown as Record<string | number, unknown>;
  for (const step of steps.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  const last = steps.at(-1) ?? "";
  holder[last] = change(holder[last]);
  return message;
}

const isPlain = (value: unknown): boolean => typeof value !== "object";

/** What each field is sent as, whatever it should be. */
const SENT: readonly (readonly [what: string, change: (value: unknown) => unknown])[] = [
  ["null", () => null],
  ["an empty text", () => ""],
  ["an empty list", () => []],
  ["an empty object", () => ({})],
  ["a number", (value) => (typeof value === "number" ? "x" : 42)],
  ["true", (value) => (typeof value === "boolean" ? "x" : true)],
  ["an object that R4 has not", () => ({ shoeSize: 38 })],
  [
    "a list in place of one, or one in place of a list",
    (value) => (Array.isArray(value) ? (value[0] as unknown) : [value]),
  ],
  ["a text with hidden characters", (value) => (isPlain(value) ? `${String(value)}\u0000` : "\u0000")],
];

/** True when a place is the field itself, or lies in it, or is what holds it. */
const names = (place: string, path: string): boolean =>
  place === path || place.startsWith(`${path}.`) || place.startsWith(`${path}[`) || isHolder(place, path);

/** What is no resource any more is said of the resource, and a list of the wrong sort by the list. */
const isHolder = (place: string, path: string): boolean =>
  path.startsWith(place) && /^(?:\[\d+\])?(?:\.resource)?(?:\.resourceType)?$/.test(path.slice(place.length));

describe("every field of a message", () => {
  it.each(SENT)("sent as %s is refused by its place", async (_, change) => {
    const missed: string[] = [];
    for (const steps of stepsIn(aMessage())) {
      const path = pathOf(steps);
      const places = (await shapeProblems(changed(steps, change), "Bundle")).flatMap(({ at }) => at);
      if (path !== "Bundle.resourceType" && !places.some((place) => names(place, path)))
        missed.push(`${path}: ${places.join(", ")}`);
    }
    expect(missed).toEqual([]);
  });

  it("of those by which the hub once fell over, nothing is written", async () => {
    const api = await anApi();
    for (const path of [
      "entry.0.fullUrl",
      "entry.0.resource.focus.0.reference",
      "entry.1.resource.subject.reference",
    ]) {
      const steps = path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const answer = await api.post(
        MESSAGE,
        changed(steps, () => []),
      );
      expect([path, answer.status]).toEqual([path, 422]);
      expect(placesIn(answer)).toContain(pathOf(steps));
    }
    expect(await referralsOfOrganisation(api.db, api.hub.organisation.gp, { limit: 10 })).toHaveLength(0);
  });
});
