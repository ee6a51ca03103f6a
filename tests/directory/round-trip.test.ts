// What the hub hands on, another hub takes in, and hands on again as it was.
import fc from "fast-check";
import { expect, it } from "vitest";
import { importDirectory } from "#app/commands/import-directory.ts";
import { directoryPieces } from "#app/queries/directory-pieces.ts";
import { isRefuge, withoutPlaces } from "#machines/directory/refuge.ts";
import { NEEDS } from "#machines/directory/needs.ts";
import { readService } from "#machines/directory/read-service.ts";
import { SERVICE_STATUSES } from "#machines/directory/service.ts";
import { freshDb, MONDAY } from "../factories.ts";
import { TODAY } from "./services.ts";

const BY = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;
const told = { by: BY, at: MONDAY };

const words = fc.stringMatching(/^[A-Za-z<>&"' é\u4e2d]{1,30}$/).filter((text) => text.trim() !== "");
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const day = fc
  .date({ min: new Date("2019-01-01"), max: new Date("2026-03-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const listOf = <T>(one: fc.Arbitrary<T>) => maybe(fc.array(one, { maxLength: 3 }));
const url = fc.webUrl();

const entry = fc.record({
  id: fc.uuid(),
  name: fc.oneof(
    words,
    words.map((text) => `${text} refuge`),
  ),
  description: maybe(words),
  url,
  email: maybe(fc.constantFrom("one@example.org", "two@example.org")),
  status: fc.constantFrom(...SERVICE_STATUSES),
  minimum_age: maybe(fc.integer({ min: 0, max: 60 })),
  maximum_age: maybe(fc.integer({ min: 60, max: 130 })),
  assured_date: maybe(day),
  alert: maybe(words),
  application_process: maybe(words),
  wait_time: maybe(words),
  hub_needs: maybe(fc.array(fc.constantFrom(...NEEDS.map(({ code }) => code)), { maxLength: 4 })),
  organization: maybe(fc.record({ id: fc.uuid(), name: words, website: maybe(url) })),
  phones: listOf(
    fc.record({
      id: maybe(fc.uuid()),
      number: fc.constantFrom("01632 960 111", "0808 157 0111"),
      description: maybe(words),
    }),
  ),
  languages: listOf(fc.record({ name: maybe(words), code: maybe(fc.constantFrom("pl", "ro")) })),
  schedules: listOf(
    fc.record({
      freq: maybe(fc.constantFrom("WEEKLY", "MONTHLY")),
      byday: maybe(fc.constantFrom("MO", "mo, tu", "2MO,-1FR")),
      interval: maybe(fc.integer({ min: 1, max: 4 })),
      opens_at: maybe(time),
      closes_at: maybe(time.map((text) => `${text}:00Z`)),
      valid_from: maybe(day),
      description: maybe(words),
    }),
  ),
  service_areas: listOf(fc.record({ name: maybe(fc.constantFrom("Essex", "England", "Elsewhere")), uri: maybe(url) })),
  attributes: listOf(
    fc.record({ taxonomy_term: maybe(fc.record({ term: maybe(words), name: maybe(words), taxonomy: maybe(words) })) }),
  ),
  service_at_locations: listOf(
    fc.record({
      location: maybe(
        fc.record({
          latitude: maybe(fc.double({ min: -90, max: 90, noNaN: true })),
          name: maybe(words),
          addresses: listOf(fc.record({ address_1: maybe(words), postal_code: maybe(fc.constant("ZZ1 1ZZ")) })),
        }),
      ),
    }),
  ),
});

it("a directory that is handed on and taken in is the same directory", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(entry, { minLength: 1, maxLength: 5, selector: ({ id }) => id }),
      async (entries) => {
        const exportOf = async (taken: readonly unknown[]): Promise<string> => {
          const db = await freshDb();
          const result = await importDirectory(db, { source: "one", entries: taken }, told);
          expect(result).toMatchObject({ kind: "done", refused: [] });
          let text = "";
          for await (const piece of directoryPieces(db)) text += piece;
          const { contents } = JSON.parse(text) as { contents: unknown[] };
          expect(await importDirectory(db, { source: "two", entries: contents }, told)).toMatchObject({
            unchanged: taken.length,
          });
          return text;
        };
        const first = await exportOf(entries);
        const { contents } = JSON.parse(first) as { contents: unknown[] };
        for (const one of contents) expect(readService(one, TODAY).ok).toBe(true);
        expect(await exportOf(contents)).toBe(first);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

it("taking the places out of a refuge twice takes out no more than once", () => {
  fc.assert(
    fc.property(entry, (one) => {
      const read = readService(one, TODAY);
      if (!read.ok || !isRefuge(read.service)) return;
      const once = withoutPlaces(read.service, ["Essex"]);
      expect(withoutPlaces(once, ["Essex"])).toEqual(once);
      expect(isRefuge(once)).toBe(true);
    }),
  );
});
