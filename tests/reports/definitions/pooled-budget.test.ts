import { expect, it } from "vitest";
import { freezeQuarter } from "#app/commands/freeze-quarter.ts";
import { pooledBudget } from "#app/reports/definitions/pooled-budget.ts";
import { USUAL } from "#app/reports/publisher.ts";
import { insertBudgetPart } from "#db/budget-part.ts";
import { inTransaction } from "#db/connection.ts";
import { insertHubCost } from "#db/hub-cost.ts";
import { newId } from "#db/ids.ts";
import { instantOf } from "#machines/time.ts";
import { actorOf, MONDAY } from "../../factories.ts";
import { someLives, type Lives } from "./lives.ts";
import { QUARTER } from "./truth.ts";

const entered = (lives: Lives) => ({
  area: "essex",
  source: "General ledger",
  corrects_id: null,
  by: lives.hub.user["finance-lead"],
  at: MONDAY,
});

async function spends(lives: Lives, quarter: string, line: "staff" | "premises", pence: number): Promise<string> {
  const id = newId();
  await inTransaction(lives.db, (trx) => insertHubCost(trx, { ...entered(lives), id, quarter, line, pence }));
  return id;
}

async function puts(lives: Lives, stage: "promised" | "paid", bearer: "police" | null, pence: number): Promise<void> {
  const of = { bearer, organisation_name: bearer === null ? "Test trust" : null, stage, financial_year: "2025-26" };
  await inTransaction(lives.db, (trx) => insertBudgetPart(trx, { ...entered(lives), ...of, id: newId(), pence }));
}

const made = (lives: Lives) => pooledBudget.make(lives.db, "essex", QUARTER, USUAL);
const poundsOf = (rows: Awaited<ReturnType<typeof made>>["rows"], by: string, line: string) =>
  rows.find((row) => row.by === by && row.line === line)?.pounds;

it("says what is missing before anything is entered", async () => {
  const { notes, rows } = await made(await someLives());
  expect(notes[0]).toContain("Missing: who puts in for the hub in 2025-26");
  expect(notes[1]).toContain("Missing: what the hub cost in this quarter for staff, premises");
  expect(rows.every(({ pounds }) => pounds === 0)).toBe(true);
});

it("shows what each put in for the year, and what the hub cost in the quarter and in the year so far", async () => {
  const lives = await someLives();
  await puts(lives, "promised", "police", 10_000_000);
  await puts(lives, "promised", null, 2_500_050);
  await puts(lives, "paid", "police", 4_000_000);
  await spends(lives, "2026Q1", "staff", 3_000_000);
  await spends(lives, "2025Q4", "staff", 2_000_000);
  // The quarter before April is of another financial year.
  await spends(lives, "2025Q1", "staff", 9_999_999);
  const { rows, notes } = await made(lives);
  expect(poundsOf(rows, "promised", "police")).toBe(100_000);
  expect(poundsOf(rows, "promised", "others")).toBe(25_000.5);
  expect(poundsOf(rows, "promised", "all")).toBe(125_000.5);
  expect(poundsOf(rows, "paid", "all")).toBe(40_000);
  expect(poundsOf(rows, "spent-quarter", "all")).toBe(30_000);
  expect(poundsOf(rows, "spent-year", "staff")).toBe(50_000);
  expect(notes).toEqual([
    expect.stringMatching(/^Missing: what the hub cost in this quarter for premises/),
    expect.stringMatching(/^Who was spared a cost is not known/),
    "Who puts in, in 2025-26, in pounds of that year, from: General ledger.",
    "What the hub cost in 2025-26, in pounds of that year, from: General ledger.",
  ]);
});

it("leaves out what was taken back, and where it was from", async () => {
  const lives = await someLives();
  const id = await spends(lives, "2026Q1", "staff", 3_000_000);
  const back = { quarter: "2026Q1", line: "staff", pence: -3_000_000, corrects_id: id } as const;
  await inTransaction(lives.db, (trx) => insertHubCost(trx, { ...entered(lives), ...back, id: newId() }));
  const { rows, notes } = await made(lives);
  expect(poundsOf(rows, "spent-quarter", "staff")).toBe(0);
  expect(notes.join(" ")).not.toContain("General ledger");
});

it("divides by people only where their number is shown", async () => {
  const lives = await someLives();
  await spends(lives, "2026Q1", "staff", 3_000_000);
  for (let one = 0; one < 7; one++) await lives.call("2026-01-12T09:00:00Z", "standard");
  expect(poundsOf((await made(lives)).rows, "each", "person")).toBe("suppressed");
  for (let one = 0; one < 3; one++) await lives.call("2026-01-13T09:00:00Z", "standard");
  expect(poundsOf((await made(lives)).rows, "each", "person")).toBe(3000);
});

it("is revised when an amount is entered after the quarter was frozen, for it is about nobody", async () => {
  const lives = await someLives();
  const told = { by: actorOf(lives.hub, "finance-lead"), at: instantOf("2026-04-02T09:00:00Z") };
  const freeze = () =>
    freezeQuarter(lives.db, { area: "essex", quarter: QUARTER, reports: [pooledBudget] }, told).then((result) =>
      result.kind === "done" ? result.was["pooled-budget"] : result.kind,
    );
  expect(await freeze()).toBe("frozen");
  expect(await freeze()).toBe("same");
  await spends(lives, "2026Q1", "staff", 3_000_000);
  expect(await freeze()).toBe("frozen");
});
