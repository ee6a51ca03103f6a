import { insertBudgetPart } from "#db/budget-part.ts";
import { insertContraReason } from "#db/contra-reason.ts";
import { insertCostClash } from "#db/cost-clash.ts";
import { insertHubCost } from "#db/hub-cost.ts";
import { newId } from "#db/ids.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** What the hub cost, an amount of it taken back and put right; a budget of two; a clash of costs that waits. */
export const part: PartOf = async (trx, { hub: { area, user }, costEvent, case: caseId, entry, rule }) => {
  const told = { area, by: user["call-handler"], at: MONDAY, source: "GL 1" };
  const cost = { ...told, quarter: "2026Q1", line: "staff", pence: 500_000 } as const;
  const first = newId();
  await insertHubCost(trx, { ...cost, id: first, corrects_id: null });
  await insertHubCost(trx, { ...cost, id: newId(), pence: -500_000, corrects_id: first });
  await insertHubCost(trx, { ...cost, id: newId(), pence: 450_000, corrects_id: null });
  const budget = { ...told, financial_year: "2025-26", corrects_id: null };
  const police = { ...budget, id: newId(), bearer: "police", organisation_name: null } as const;
  await insertBudgetPart(trx, { ...police, stage: "promised", pence: 9_000_000 });
  const named = { ...budget, bearer: null, organisation_name: "Test foundation" } as const;
  await insertBudgetPart(trx, { ...named, id: newId(), stage: "paid", pence: 100_000 });
  await insertContraReason(trx, { contra_id: entry, reason: "wrong-number" });
  const clash = newId();
  await insertCostClash(trx, {
    id: clash,
    case_id: caseId,
    area,
    cost_event_id: costEvent,
    price_rule_id: rule,
    status: "open",
    decided_by: null,
    decided_at: null,
    at: MONDAY,
    version: 1,
  });
  const decided = { status: "kept", decided_by: user["duty-manager"], decided_at: MONDAY } as const;
  return {
    looks: {
      "hub-cost.hubCostById": [[first], true],
      "hub-cost.hubCosts": [[area, ["2026Q1", "2026Q2"]], 3],
      "hub-cost.hubCostOfQuarters": [[area, ["2025Q4", "2026Q1"]], 1],
      "hub-cost.hubCostOfQuarter": [[area, "2026Q1"], 1],
      "budget-part.budgetPartById": [[police.id], true],
      "budget-part.budgetParts": [[area, "2025-26"], 2],
      "budget-part.budgetOfYear": [[area, "2025-26"], 2],
      "contra-reason.contraReasons": [[[entry, "none"]], 1],
      "cost-clash.costClashById": [[clash], true],
      "cost-clash.openCostClashes": [[area, { limit: 10 }], 1],
      "cost-clash.countOpenCostClashes": [[area], "1"],
      "ledger.ledgerEntriesOfQuarter": [[area, "2026Q1", { limit: 10 }], 1],
      "ledger.ledgerEntryBySeq": [[0], undefined],
      "ledger.contrasOf": [[[entry]], 0],
    },
    changes: { "cost-clash.updateCostClash": [[clash, 1, decided], true, false] },
  };
};
