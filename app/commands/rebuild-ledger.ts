import { inTransaction, type Db } from "#db/connection.ts";
import { rebuildLedgerTotals } from "#db/ledger-total.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** Throws the ledger's running totals away and makes them again from its entries, all or nothing. The entries stay as they are. */
export function rebuildLedger(db: Db, told: Told): Promise<void> {
  return inTransaction(db, async (trx) => {
    await rebuildLedgerTotals(trx);
    await writeAudit(trx, "ledger.rebuild", { table: "ledger_total", id: null }, told);
  });
}
