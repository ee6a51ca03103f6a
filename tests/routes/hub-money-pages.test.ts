import { describe, expect, it } from "vitest";
import { action as sendBudget, loader as seeBudget } from "#app/routes/ledger/budget.tsx";
import { action as sendCost, loader as seeCost } from "#app/routes/ledger/hub-costs.tsx";
import type { BudgetPage, HubCostPage } from "#app/queries/report-hub-money.ts";
import { aHub, freshDb } from "../factories.ts";
import { visitor, type Answered } from "./visitor.ts";

const costOf = (answer: Answered) => (answer.data as { page: HubCostPage }).page;
const budgetOf = (answer: Answered) => (answer.data as { page: BudgetPage }).page;

async function setUp() {
  const db = await freshDb();
  const hub = await aHub(db);
  const finance = await visitor(db, hub, "finance-lead");
  return {
    db,
    cost: async (query = "") => costOf(await finance.get(seeCost, `/costs/hub${query}`)),
    enterCost: (fields: Record<string, string>) => finance.post(sendCost, "/costs/hub", fields),
    budget: async (query = "") => budgetOf(await finance.get(seeBudget, `/costs/budget${query}`)),
    enterBudget: (fields: Record<string, string>) => finance.post(sendBudget, "/costs/budget", fields),
  };
}

const STAFF = { intent: "enter", quarter: "2025Q4", line: "staff", amount: "12,345.67", source: "GL 4711" };
const PROMISE = { intent: "enter", year: "2025-26", who: "police", name: "", stage: "promised", amount: "50000" };

describe("what the hub costs", () => {
  it("opens on the last quarter that ended, with nothing in it", async () => {
    const { cost } = await setUp();
    const page = await cost();
    expect(page).toMatchObject({ quarter: "2025Q4", entered: [] });
    expect(page.lines.at(-1)).toEqual({ line: "All of it", amount: "£0" });
  });

  it("shows what was entered, and what was taken back beside what took it back", async () => {
    const { cost, enterCost } = await setUp();
    const there = { status: 303, location: "/costs/hub?quarter=2025Q4" };
    expect(await enterCost({ ...STAFF, key: "one-form-1" })).toMatchObject(there);
    expect(await enterCost({ ...STAFF, key: "one-form-1" })).toMatchObject(there);
    const page = await cost("?quarter=2025Q4");
    expect(page.lines[0]).toEqual({ line: "Staff", amount: "£12,345.67" });
    expect(page.entered).toMatchObject([{ of: "Staff", source: "GL 4711", by: "Test finance-lead", state: "stands" }]);
    const id = page.entered[0]?.id ?? "";
    expect(await enterCost({ intent: "take-back", id, key: "one-form-2" })).toMatchObject(there);
    expect((await cost()).entered.map(({ state }) => state)).toEqual(["taken-back", "takes-back"]);
    expect((await enterCost({ intent: "take-back", id, key: "one-form-3" })).status).toBe(409);
    expect((await enterCost({ intent: "take-back", id: "none" })).status).toBe(404);
  });

  it("says at each field what is wrong and keeps what was typed", async () => {
    const { enterCost } = await setUp();
    const typed = { quarter: "2031Q9", line: "tea", amount: "lots", source: "" };
    const wrong = await enterCost({ intent: "enter", ...typed });
    expect(wrong.status).toBe(422);
    expect(wrong.data).toMatchObject({ typed });
    const { errors } = wrong.data as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(["quarter", "line", "amount", "source"]);
    const hidden = await enterCost({ ...STAFF, source: "GL\u00071" });
    expect(hidden).toMatchObject({ status: 422, data: { errors: [{ field: "source" }] } });
  });

  it("tells who enters the same a second time, with what was typed still there", async () => {
    const { enterCost } = await setUp();
    await enterCost(STAFF);
    expect(await enterCost(STAFF)).toMatchObject({ status: 409, data: { typed: { amount: "12,345.67" } } });
  });
});

describe("the pooled budget", () => {
  it("is shown by who puts in, those of the list and another by its name", async () => {
    const { budget, enterBudget } = await setUp();
    expect(await budget()).toMatchObject({ year: "2025-26", payers: [] });
    const there = { status: 303, location: "/costs/budget?year=2025-26" };
    expect(await enterBudget({ ...PROMISE, source: "Agreement" })).toMatchObject(there);
    expect(await enterBudget({ ...PROMISE, stage: "paid", amount: "20,000", source: "GL 1" })).toMatchObject(there);
    const other = { ...PROMISE, who: "another", name: "Test foundation", amount: "100.50", source: "Letter" };
    expect(await enterBudget(other)).toMatchObject(there);
    const page = await budget("?year=2025-26");
    expect(page.payers).toEqual([
      { who: "Test foundation", promised: "£100.50", paid: "£0" },
      { who: "Police", promised: "£50,000", paid: "£20,000" },
      { who: "All together", promised: "£50,100.50", paid: "£20,000" },
    ]);
    const { id = "" } = page.entered[0] ?? {};
    expect(await enterBudget({ intent: "take-back", id })).toMatchObject(there);
    expect((await budget()).payers[1]).toEqual({ who: "Police", promised: "£0", paid: "£20,000" });
  });

  it("says at each field what is wrong; another organisation has to be named, and the hub pays nothing to itself", async () => {
    const { enterBudget } = await setUp();
    const fieldsOf = async (fields: Record<string, string>) => {
      const answer = await enterBudget(fields);
      expect(answer.status).toBe(422);
      return (answer.data as { errors: { field: string }[] }).errors.map(({ field }) => field);
    };
    expect(await fieldsOf({ intent: "enter" })).toEqual(["year", "who", "stage", "amount", "source"]);
    expect(await fieldsOf({ ...PROMISE, source: "A", who: "another" })).toEqual(["name"]);
    expect(await fieldsOf({ ...PROMISE, source: "A", who: "hub" })).toEqual(["who"]);
    expect(await fieldsOf({ ...PROMISE, source: "A".repeat(81) })).toEqual(["source"]);
  });

  it("is the area's own", async () => {
    const { db, enterBudget } = await setUp();
    await enterBudget({ ...PROMISE, source: "Agreement" });
    const stranger = await visitor(db, await aHub(db, "elsewhere"), "finance-lead");
    expect(budgetOf(await stranger.get(seeBudget, "/costs/budget?year=2025-26")).entered).toEqual([]);
  });
});
