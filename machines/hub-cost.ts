// What the hub itself costs, line by line as the general ledger has it; never a band of anybody's case, never prevention.
export const HUB_COST_LINES = ["staff", "premises", "systems", "other"] as const;
export type HubCostLine = (typeof HUB_COST_LINES)[number];

export const HUB_COST_LINE_WORDS: Record<HubCostLine, string> = {
  staff: "Staff",
  premises: "Premises",
  systems: "Telephones and computer systems",
  other: "Everything else",
};

/** Money for the pooled budget is promised first; each payment is noted as it comes. */
export const BUDGET_STAGES = ["promised", "paid"] as const;
export type BudgetStage = (typeof BUDGET_STAGES)[number];

export const BUDGET_STAGE_WORDS: Record<BudgetStage, string> = { promised: "Promised", paid: "Paid" };

export function isHubCostLine(text: string): text is HubCostLine {
  return Object.hasOwn(HUB_COST_LINE_WORDS, text);
}

export function isBudgetStage(text: string): text is BudgetStage {
  return Object.hasOwn(BUDGET_STAGE_WORDS, text);
}
