// What a return counts, by section and line, without the noughts.
import { spanOfPeriod } from "#app/reports/returns/periods.ts";
import { makeReturn, type Return } from "#app/reports/returns/return.ts";
import type { Db } from "#db/connection.ts";

/** `{ source: { police: 2 } }`: only lines that hold something. */
export async function counted(
  of: Return,
  db: Db,
  period: string,
  area = "essex",
): Promise<Record<string, Record<string, number>>> {
  const { rows } = await makeReturn(of, db, area, spanOfPeriod(of.period, period));
  const found: Record<string, Record<string, number>> = {};
  for (const { by, line, count } of rows) if (count !== null && count > 0) (found[by] ??= {})[line] = count;
  return found;
}
