import { expect, it } from "vitest";
import { seedDemoUsers } from "#app/commands/seed-demo-users.ts";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { seedHubMoney } from "#app/seed/hub-money.ts";
import { pooledBudget } from "#app/reports/definitions/pooled-budget.ts";
import { USUAL } from "#app/reports/publisher.ts";
import { quarterFrom } from "#app/reports/quarters.ts";
import { budgetParts } from "#db/budget-part.ts";
import { hubCosts } from "#db/hub-cost.ts";
import { DEMO_AREA } from "#db/seed/demo-users.ts";
import { DAY, later } from "#machines/time.ts";
import { freshDb, MONDAY, TEST_KEY } from "../factories.ts";

it("the demonstration's hub has a cost and a budget, each invented amount says that it is, and a second seeding adds nothing", async () => {
  const db = await freshDb();
  const from = later(MONDAY, -730 * DAY);
  await seedDemoUsers(db, TEST_KEY, from);
  const by = { userId: "clock", organisationId: "clock", role: "clock", area: DEMO_AREA } as const;
  await loadCatalogue(db, { demo: true }, { by, at: MONDAY });
  const money = { area: DEMO_AREA, from, until: MONDAY, contactsPerYear: 1100 };
  await seedHubMoney(db, money);
  const entered = async () => [
    ...(await hubCosts(db, DEMO_AREA, ["2024Q1", "2025Q4", "2026Q1"])),
    ...(await budgetParts(db, DEMO_AREA, "2024-25")),
    ...(await budgetParts(db, DEMO_AREA, "2025-26")),
  ];
  const rows = await entered();
  // Four lines of two quarters that have ended; six who put in, of two years, promised and paid.
  expect(rows).toHaveLength(2 * 4 + 2 * 2 * 6);
  expect(rows.every(({ source }) => source.startsWith("Invented for demonstration"))).toBe(true);
  await seedHubMoney(db, money);
  expect(await entered()).toEqual(rows);
  const made = await pooledBudget.make(db, DEMO_AREA, quarterFrom("2025Q4")!, USUAL);
  const all = made.rows.filter(({ line }) => line === "all");
  expect(all.length).toBe(4);
  expect(all.every(({ pounds }) => typeof pounds === "number" && pounds > 0)).toBe(true);
  expect(made.notes.join(" ")).toContain("Invented for demonstration");
  expect(made.notes.join(" ")).not.toContain("Nobody has entered it yet");
});
