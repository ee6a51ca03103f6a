// What stands in the ledger of a case and would be counted a second time, in a bundle or as a part of one.
import type { From } from "#db/connection.ts";
import { ledgerEntriesOfCase, type LedgerEntryRow } from "#db/ledger.ts";
import type { PriceRuleRow } from "#db/price-rule.ts";
import { eitherHolds } from "./commands/shared/bundles.ts";

/** The entries of the case that stand and hold, or are held by, what the rule would count. */
export async function countedAlready(
  from: From,
  caseId: string,
  rule: Pick<PriceRuleRow, "unit_cost_version" | "unit_cost_code">,
): Promise<LedgerEntryRow[]> {
  const entries = await ledgerEntriesOfCase(from, caseId);
  const takenBack = new Set(entries.map((entry) => entry.corrects_id));
  const price = { version: rule.unit_cost_version, code: rule.unit_cost_code };
  const clashing: LedgerEntryRow[] = [];
  for (const entry of entries) {
    if (entry.corrects_id !== null || takenBack.has(entry.id)) continue;
    const counted = { version: entry.unit_cost_version, code: entry.unit_cost_code };
    if (await eitherHolds(from, price, counted)) clashing.push(entry);
  }
  return clashing;
}
