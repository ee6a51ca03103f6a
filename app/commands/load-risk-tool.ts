import { inTransaction, type Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertRiskTool, riskToolByVersion, withdrawRiskTool } from "#db/risk-tool.ts";
import type { WordingFile } from "#machines/intake/read-wording.ts";
import type { WordedQuestion, WordedTool } from "#machines/intake/wording.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/**
 * Stores a risk tool's wording, from then on asked on calls. The same wording again changes nothing; another one under a
 * version that is there is refused, for what was asked on a day must stay what it was.
 */
export function loadRiskTool(
  db: Db,
  { tool, version, licence, questions }: WordingFile,
  told: Told,
): Promise<Result<{ id: string; isNew: boolean; isWithdrawn: boolean }>> {
  return inTransaction(db, async (trx) => {
    const text = JSON.stringify(questions.map(inOrder));
    const stored = await riskToolByVersion(trx, tool, version);
    if (stored && (stored.questions !== text || stored.licence !== licence))
      return refused(`${tool} ${version} is stored with other content. Give this one a version of its own.`);
    if (stored) return done({ id: stored.id, isNew: false, isWithdrawn: stored.withdrawn_at !== null });
    const id = newId();
    await insertRiskTool(trx, { id, tool, version, licence, questions: text, loaded_at: told.at, withdrawn_at: null });
    await writeAudit(trx, "risk-tool.load", { table: "risk_tool", id }, told);
    return done({ id, isNew: true, isWithdrawn: false });
  });
}

/** A question's keys in one order, so that the same file always reads the same. */
const inOrder = ({ topic, text, help }: WordedQuestion): WordedQuestion => ({ topic, text, help });

/** Withdraws a wording: it is asked of nobody any more; what was answered stands, with the questions as they were asked. */
export function withdrawRiskToolWording(
  db: Db,
  { tool, version }: { readonly tool: WordedTool; readonly version: string },
  told: Told,
): Promise<Result<{ id: string; isNew: boolean }>> {
  return inTransaction(db, async (trx) => {
    const stored = await riskToolByVersion(trx, tool, version);
    if (!stored) return notFound;
    const isNew = await withdrawRiskTool(trx, stored.id, told.at);
    if (isNew) await writeAudit(trx, "risk-tool.withdraw", { table: "risk_tool", id: stored.id }, told);
    return done({ id: stored.id, isNew });
  });
}
