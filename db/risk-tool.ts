// The wording of risk tools, as licensed to the hub. A version is never changed; it can be withdrawn.
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { look, lookForOne } from "./look.ts";
import { insertRow, rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";
import { sql } from "kysely";

export type RiskToolRow = Row<"risk_tool">;

/** Puts one in. Throws when the tool has this version already. */
export const insertRiskTool = (trx: Trx, row: NewRow<"risk_tool">): Promise<void> => insertRow(trx, "risk_tool", row);

/** The one with this id, withdrawn or not. */
export const riskToolById = (from: From, id: string): Promise<RiskToolRow | undefined> =>
  rowById(from, "risk_tool", id);

/** The wording of one version of a tool, withdrawn or not. */
export function riskToolByVersion(
  from: From,
  tool: RiskToolRow["tool"],
  version: string,
): Promise<RiskToolRow | undefined> {
  return lookForOne(from, "risk tool by version", [tool, version], (q) =>
    q.selectFrom("risk_tool").selectAll().where("tool", "=", tool).where("version", "=", version),
  );
}

/** The wording that is asked now: the one loaded last of those that are not withdrawn. */
export function newestRiskTool(from: From): Promise<RiskToolRow | undefined> {
  return lookForOne(from, "newest risk tool", [], (q) =>
    q
      .selectFrom("risk_tool")
      .selectAll()
      .where("withdrawn_at", "is", null)
      .orderBy("loaded_at", "desc")
      .orderBy("id", "desc")
      .limit(sql.lit(1)),
  );
}

/** Every wording there is, newest first. */
export function riskTools(from: From): Promise<RiskToolRow[]> {
  return look(from, "risk tools", [], (q) =>
    q.selectFrom("risk_tool").selectAll().orderBy("loaded_at", "desc").orderBy("id", "desc"),
  );
}

/** Withdraws it: from now on it is asked of nobody. False when it was withdrawn before. */
export async function withdrawRiskTool(trx: Trx, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable("risk_tool")
    .set({ withdrawn_at: at })
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
