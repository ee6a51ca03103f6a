// Priced events. Never changed: a correction is a contra entry that takes back exactly what it names.
import type { From, Trx } from "./connection.ts";
import { addToTotals } from "./ledger-total.ts";
import { send } from "./look.ts";
import { insertSealedRow } from "./row-seal.ts";
import { rowById } from "./rows.ts";
import type { NewRow, Row, Stretch } from "./rows.ts";

export type LedgerEntryRow = Row<"ledger_entry">;
export type NewLedgerEntry = NewRow<"ledger_entry">;

/** What a contra entry must have in common with the entry it corrects. */
const SAME = [
  "case_id",
  "cost_event_id",
  "area",
  "quarter",
  "bearer",
  "band",
  "price_rule_id",
  "unit_cost_version",
  "unit_cost_code",
  "unit_pence",
  "price_year",
  "unit_base_pence",
  "base_year",
  "vintage",
] as const satisfies readonly (keyof NewLedgerEntry)[];

/** The contra of an entry: the same with its quantity and amount turned round. Id, who and when are the caller's. */
export function contraOf(entry: LedgerEntryRow, told: Pick<NewLedgerEntry, "id" | "by" | "at">): NewLedgerEntry {
  const { seq: _seq, seal: _seal, ...rest } = entry;
  return { ...rest, ...told, corrects_id: entry.id, quantity: -entry.quantity, base_pence: -entry.base_pence };
}

async function checkContra(trx: Trx, row: NewLedgerEntry, correctsId: string): Promise<void> {
  const corrected = await ledgerEntryById(trx, correctsId);
  if (!corrected) throw new Error("A contra entry must name an entry of the ledger.");
  if (corrected.corrects_id !== null) throw new Error("A contra entry is not itself corrected: enter the cost again.");
  const differs = SAME.find((column) => row[column] !== corrected[column]);
  if (differs) throw new Error(`A contra entry must have the same ${differs} as the entry it corrects.`);
  if (row.quantity !== -corrected.quantity || row.base_pence !== -corrected.base_pence)
    throw new Error("A contra entry must take back exactly what it corrects.");
}

/**
 * Adds an entry and keeps the running totals in the same transaction. Throws when a contra does not negate the entry it names; the
 * database refuses a second contra of the same entry.
 */
export async function insertLedgerEntry(trx: Trx, row: NewLedgerEntry): Promise<void> {
  if (typeof row.corrects_id === "string") await checkContra(trx, row, row.corrects_id);
  await insertSealedRow(trx, "ledger_entry", { ...row, seq: await nextNumber(trx) });
  await addToTotals(trx, row);
}

/** The number that people name an entry by is sealed with it: whoever changed the order of entries would show. */
async function nextNumber(trx: Trx): Promise<number> {
  const next =
    trx.dialect === "postgres"
      ? "select nextval(pg_get_serial_sequence('ledger_entry', 'seq')) as next"
      : "select coalesce((select seq from sqlite_sequence where name = 'ledger_entry'), 0) + 1 as next";
  const { rows } = await send(trx, next, []);
  return (rows[0] as { readonly next: number }).next;
}

/** The entry with this id. */
export const ledgerEntryById = (from: From, id: string): Promise<LedgerEntryRow | undefined> =>
  rowById(from, "ledger_entry", id);

/** Every entry of the case, in order. */
export function ledgerEntriesOfCase(from: From, caseId: string): Promise<LedgerEntryRow[]> {
  return from.q.selectFrom("ledger_entry").selectAll().where("case_id", "=", caseId).orderBy("seq").execute();
}

/** The entry with this number, by which people name it. */
export function ledgerEntryBySeq(from: From, seq: number): Promise<LedgerEntryRow | undefined> {
  return from.q.selectFrom("ledger_entry").selectAll().where("seq", "=", seq).executeTakeFirst();
}

/** A stretch of the area's entries of one quarter, contra entries among them, the newest first. */
export function ledgerEntriesOfQuarter(
  from: From,
  area: string,
  quarter: string,
  { limit, offset = 0 }: Stretch,
): Promise<LedgerEntryRow[]> {
  return from.q
    .selectFrom("ledger_entry")
    .selectAll()
    .where("area", "=", area)
    .where("quarter", "=", quarter)
    .orderBy("seq", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** The contra entries that take these back. */
export async function contrasOf(from: From, ids: readonly string[]): Promise<LedgerEntryRow[]> {
  if (ids.length === 0) return [];
  return from.q.selectFrom("ledger_entry").selectAll().where("corrects_id", "in", ids).execute();
}
