import type { Actor } from "#app/commands/told.ts";
import type { From } from "#db/connection.ts";
import { contraReasons } from "#db/contra-reason.ts";
import { contrasOf, ledgerEntriesOfQuarter } from "#db/ledger.ts";
import { totalsOfArea } from "#db/ledger-total.ts";
import { rowsByIds } from "#db/rows.ts";
import { CONTRA_REASON_WORDS } from "#machines/contra-reasons.ts";
import { londonDay, quarterOf, type Instant } from "#machines/time.ts";
import { QUARTERS_SHOWN, quartersTo, quarterWords, type Quarter } from "../reports/quarters.ts";
import { entriesShown, type EntryShown } from "./report-ledger-line.ts";

const ON_A_PAGE = 50;

export interface LedgerLine extends EntryShown {
  /** `Takes back entry 12`, `Taken back by entry 15: It was entered twice`; null for one that counts. */
  readonly note: string | null;
}

export interface LedgerPage {
  readonly quarter: string;
  readonly quarterWords: string;
  /** The quarters to choose among, newest first. */
  readonly quarters: readonly { readonly quarter: string; readonly words: string }[];
  readonly entries: number;
  readonly page: number;
  readonly pageCount: number;
  readonly lines: readonly LedgerLine[];
}

const thisQuarter = (at: Instant): Quarter => quarterOf(londonDay(at)) as Quarter;

/** Now and as many quarters before it as the reports show. */
export const quartersToChoose = (at: Instant): Quarter[] => quartersTo(thisQuarter(at), QUARTERS_SHOWN + 1).reverse();

/** The ledger of one quarter of the actor's area, the newest entry first; another quarter than is offered is this one. */
export async function ledgerPage(
  from: From,
  actor: Actor,
  at: Instant,
  asked: { readonly quarter: string; readonly page: number },
): Promise<LedgerPage> {
  const quarters = quartersToChoose(at);
  const quarter = quarters.find((one) => one === asked.quarter) ?? thisQuarter(at);
  const totals = await totalsOfArea(from, actor.area, [quarter]);
  const entries = totals
    .filter(({ bearer, band }) => bearer === "*" && band === "*")
    .reduce((sum, total) => sum + total.entries, 0);
  const pageCount = Math.max(1, Math.ceil(entries / ON_A_PAGE));
  const page = Math.min(asked.page, pageCount);
  const stretch = { limit: ON_A_PAGE, offset: (page - 1) * ON_A_PAGE };
  return {
    quarter,
    quarterWords: quarterWords(quarter),
    quarters: quarters.map((one) => ({ quarter: one, words: quarterWords(one) })),
    entries,
    page,
    pageCount,
    lines: await linesOf(from, actor.area, quarter, stretch),
  };
}

async function linesOf(
  from: From,
  area: string,
  quarter: Quarter,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<LedgerLine[]> {
  const rows = await ledgerEntriesOfQuarter(from, area, quarter, stretch);
  const shown = await entriesShown(from, rows);
  const contras = await contrasOf(
    from,
    rows.map(({ id }) => id),
  );
  const corrected = await rowsByIds(
    from,
    "ledger_entry",
    rows.flatMap((row) => row.corrects_id ?? []),
  );
  const reasons = await contraReasons(
    from,
    contras.map(({ id }) => id),
  );
  const contraOf = new Map(contras.map((contra) => [contra.corrects_id, contra]));
  const numberOf = new Map(corrected.map(({ id, seq }) => [id, seq]));
  const reasonOf = new Map(reasons.map(({ contra_id, reason }) => [contra_id, CONTRA_REASON_WORDS[reason]]));
  return rows.flatMap((row, index): LedgerLine[] => {
    const one = shown[index];
    if (!one) return [];
    if (row.corrects_id !== null) return [{ ...one, note: `Takes back entry ${numberOf.get(row.corrects_id) ?? ""}.` }];
    const contra = contraOf.get(row.id);
    if (!contra) return [{ ...one, note: null }];
    const why = reasonOf.get(contra.id);
    return [{ ...one, note: `Taken back by entry ${contra.seq}${why === undefined ? "." : `: ${why}.`}` }];
  });
}
