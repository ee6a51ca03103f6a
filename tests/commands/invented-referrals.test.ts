// The invented referrals of the demonstration: each on the page of whoever refers, as a person there could have filled it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { seedDemoUsers } from "#app/commands/seed-demo-users.ts";
import { diceOf } from "#app/seed/dice.ts";
import { professionalWrites, REFERRALS_OF } from "#app/seed/professionals.ts";
import { seedLives } from "#app/seed/seed.ts";
import type { Db } from "#db/connection.ts";
import { DEMO_AREA } from "#db/seed/demo-users.ts";
import { REFERRERS } from "#machines/intake/refer/pages.ts";
import { DAY, later } from "#machines/time.ts";
import { freshDb, MONDAY, TEST_KEY } from "../factories.ts";

async function sourcesOf(db: Db): Promise<string[]> {
  const rows = await db.q.selectFrom("referral").select(["source", "submitted_at"]).orderBy("submitted_at").execute();
  return rows.map(({ source, submitted_at }) => `${submitted_at} ${source}`);
}

async function aMonth(): Promise<Db> {
  const db = await freshDb();
  await seedDemoUsers(db, TEST_KEY, MONDAY);
  await loadCatalogue(
    db,
    { demo: true },
    { by: { userId: "clock", organisationId: "clock", role: "clock", area: DEMO_AREA }, at: MONDAY },
  );
  const until = later(MONDAY, 30 * DAY);
  await seedLives(db, { area: DEMO_AREA, from: MONDAY, until, contactsPerYear: 2400, seed: 7 });
  return db;
}

describe("an invented professional", () => {
  it("of every kind writes only what their own page takes", () => {
    expect(new Set(REFERRALS_OF.map(([referrer]) => referrer))).toEqual(new Set(REFERRERS));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom(...REFERRERS), (seed, referrer) => {
        const { errors, answers, asked } = professionalWrites(diceOf(seed), referrer, MONDAY);
        expect(errors).toEqual([]);
        expect(answers["name"]).toMatch(/Invented-\d{4}/);
        expect(Object.keys(asked)).toContain("contactSafe");
      }),
      { numRuns: 300 },
    );
  });

  it("refers from many kinds of organisation, the police most; the same seed refers the same", async () => {
    const said = await sourcesOf(await aMonth());
    expect(said.length).toBeGreaterThan(10);
    const count = new Map<string, number>();
    for (const one of said.map((line) => line.split(" ")[1] ?? "")) count.set(one, (count.get(one) ?? 0) + 1);
    expect(count.size).toBeGreaterThan(4);
    expect([...count].sort(([, a], [, b]) => b - a)[0]?.[0]).toBe("police");
    expect(await sourcesOf(await aMonth())).toEqual(said);
  });
});
