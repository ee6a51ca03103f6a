import { describe, expect, test } from "vitest";
import { enterBudgetPart, takeBackBudgetPart, type EnterBudgetPart } from "#app/commands/enter-budget-part.ts";
import { enterHubCost, takeBackHubCost, type EnterHubCost } from "#app/commands/enter-hub-cost.ts";
import { readPounds } from "#app/pounds.ts";
import { lastAudit } from "#db/audit.ts";
import { budgetOfYear, budgetParts } from "#db/budget-part.ts";
import { hubCostOfQuarter, hubCosts } from "#db/hub-cost.ts";
import { financialYearAfter, financialYearOf, isFinancialYear, quartersOfYear } from "#machines/financial-year.ts";
import type { Day } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";

async function aScene() {
  const db = await freshDb();
  const hub = await aHub(db);
  return { db, hub, told: { by: actorOf(hub, "finance-lead"), at: MONDAY } };
}

const STAFF: EnterHubCost = { quarter: "2025Q4", line: "staff", pence: 12_345_67, source: "GL 4711, period 9" };
const PROMISE: EnterBudgetPart = {
  financialYear: "2025-26",
  bearer: "police",
  organisationName: null,
  stage: "promised",
  pence: 50_000_00,
  source: "Agreement of March",
};

describe("what the hub costs", () => {
  test("adds up by line, and a wrong amount is taken back once by a row that names it", async () => {
    const { db, told } = await aScene();
    await enterHubCost(db, STAFF, told);
    const wrong = await enterHubCost(db, { ...STAFF, pence: 99, source: "GL 4712" }, told);
    const id = wrong.kind === "done" ? wrong.id : "";
    expect(await hubCostOfQuarter(db, "essex", "2025Q4")).toEqual([
      { quarter: "2025Q4", line: "staff", pence: 12_346_66 },
    ]);
    expect(await takeBackHubCost(db, { id }, told)).toEqual({ kind: "done", quarter: "2025Q4" });
    expect((await takeBackHubCost(db, { id }, told)).kind).toBe("refused");
    expect(await hubCostOfQuarter(db, "essex", "2025Q4")).toMatchObject([{ pence: 12_345_67 }]);
    expect(await hubCosts(db, "essex", ["2025Q4"])).toHaveLength(3);
    expect((await lastAudit(db, 1))[0]).toMatchObject({ verb: "hub-cost.take-back", subject_id: id });
  });

  test("is entered once: the same form again, or the same amount from the same place, adds nothing", async () => {
    const { db, told } = await aScene();
    const first = await enterHubCost(db, STAFF, { ...told, key: "one-form-1" });
    expect(await enterHubCost(db, STAFF, { ...told, key: "one-form-1" })).toEqual(first);
    expect((await enterHubCost(db, STAFF, told)).kind).toBe("refused");
    expect(await hubCosts(db, "essex", ["2025Q4"])).toHaveLength(1);
  });

  test("of a quarter that has not begun is refused; this one may be entered as it goes", async () => {
    const { db, told } = await aScene();
    expect((await enterHubCost(db, { ...STAFF, quarter: "2026Q2" }, told)).kind).toBe("refused");
    expect((await enterHubCost(db, { ...STAFF, quarter: "2026Q1" }, told)).kind).toBe("done");
  });

  test("is the finance lead's own area's: nobody else enters it or takes it back", async () => {
    const { db, hub, told } = await aScene();
    const first = await enterHubCost(db, STAFF, told);
    const id = first.kind === "done" ? first.id : "";
    for (const role of ["call-handler", "commissioner", "governance-lead"] as const)
      expect(await enterHubCost(db, STAFF, { ...told, by: actorOf(hub, role) })).toEqual({ kind: "not-found" });
    const by = actorOf(await aHub(db, "elsewhere"), "finance-lead");
    expect(await takeBackHubCost(db, { id }, { ...told, by })).toEqual({ kind: "not-found" });
    expect(await hubCostOfQuarter(db, "elsewhere", "2025Q4")).toEqual([]);
  });
});

describe("the pooled budget", () => {
  test("says of each who puts in what was promised and what was paid", async () => {
    const { db, told } = await aScene();
    await enterBudgetPart(db, PROMISE, told);
    await enterBudgetPart(db, { ...PROMISE, stage: "paid", pence: 20_000_00, source: "GL 1" }, told);
    await enterBudgetPart(db, { ...PROMISE, stage: "paid", pence: 5_000_00, source: "GL 2" }, told);
    const named = { ...PROMISE, bearer: null, organisationName: "Test foundation" };
    await enterBudgetPart(db, { ...named, pence: 100 }, told);
    await enterBudgetPart(db, { ...PROMISE, financialYear: "2024-25" }, told);
    expect(await budgetOfYear(db, "essex", "2025-26")).toEqual([
      { bearer: null, organisationName: "Test foundation", promisedPence: 100, paidPence: 0 },
      { bearer: "police", organisationName: null, promisedPence: 50_000_00, paidPence: 25_000_00 },
    ]);
  });

  test("a wrong amount is taken back once, and somebody with nothing left is left out", async () => {
    const { db, told } = await aScene();
    const first = await enterBudgetPart(db, PROMISE, told);
    const id = first.kind === "done" ? first.id : "";
    expect(await takeBackBudgetPart(db, { id }, told)).toEqual({ kind: "done", financialYear: "2025-26" });
    expect((await takeBackBudgetPart(db, { id }, told)).kind).toBe("refused");
    expect(await budgetOfYear(db, "essex", "2025-26")).toEqual([]);
    expect(await budgetParts(db, "essex", "2025-26")).toHaveLength(2);
    expect((await enterBudgetPart(db, PROMISE, told)).kind).toBe("done");
  });

  test("is entered once, and by nobody but the finance lead", async () => {
    const { db, hub, told } = await aScene();
    await enterBudgetPart(db, PROMISE, told);
    expect((await enterBudgetPart(db, PROMISE, told)).kind).toBe("refused");
    const by = actorOf(hub, "commissioner");
    expect(await enterBudgetPart(db, PROMISE, { ...told, by })).toEqual({ kind: "not-found" });
  });
});

describe("money as it is typed", () => {
  test.each([
    ["1250", 125_000],
    ["1,250", 125_000],
    ["£1,234,567.89", 123_456_789],
    [" 0.05 ", 5],
    ["99999999.99", 9_999_999_999],
  ])("%s is read", (text, pence) => {
    expect(readPounds(text)).toEqual({ ok: true, pence });
  });

  test.each(["", "nil", "0", "0.00", "-5", "£-5", "1.5", "1.234", "12,50", "1 250", "1e5", "100000000", ".50", "١٢"])(
    "%s is not, and a sentence says what to enter",
    (text) => {
      const read = readPounds(text);
      expect(read.ok || read.message).toMatch(/^Enter .+\.$/);
    },
  );
});

test("a financial year runs from April to March", () => {
  expect(financialYearOf("2026-03-31" as Day)).toBe("2025-26");
  expect(financialYearOf("2026-04-01" as Day)).toBe("2026-27");
  expect(quartersOfYear("2026-27")).toEqual(["2026Q2", "2026Q3", "2026Q4", "2027Q1"]);
  expect(financialYearAfter("2098-99", 1)).toBe("2099-00");
  expect(["2026-27", "2026-28", "2026-2027", "26-27", ""].filter(isFinancialYear)).toEqual(["2026-27"]);
  expect(() => quartersOfYear("2026")).toThrow(RangeError);
});
