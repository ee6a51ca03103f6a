import type { Db } from "#db/connection.ts";
import { boxFor } from "#db/sealed.ts";
import { silentBlockById, updateSilentBlock } from "#db/silent-block.ts";
import { may } from "#machines/access.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { askSomebodyElse } from "./shared/keep-apart.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** The duty manager says that it is somebody else: the case is there for them again, and why is kept. */
export function liftSilentBlock(
  db: Db,
  input: { readonly caseId: string; readonly blockId: string; readonly version?: number; readonly why: string },
  told: Told,
): Promise<Result> {
  return tell(db, "lift-silent-block", told, input, async (trx) => {
    const row = may(told.by, "grade.approve") ? await caseFor(trx, input.caseId, told) : undefined;
    const block = row && (await silentBlockById(trx, input.blockId));
    if (!row || block?.case_id !== row.id) return notFound;
    if (block.lifted_at !== null || (input.version !== undefined && input.version !== block.version))
      return conflict(block.version, { stands: "They can see this case." });
    const why = input.why.trim();
    if (why === "") return refused("Say how you know that it is somebody else.", ["Write why, and send it again"]);
    const box = await boxFor(trx, block.key_id);
    const lifted = {
      lifted_by: told.by.userId,
      lifted_at: told.at,
      lifted_why_sealed: box.seal("silent_block", "lifted_why_sealed", block.id, why),
    };
    if (!(await updateSilentBlock(trx, block.id, block.version, lifted)))
      return conflict(block.version, { stands: "Somebody else changed this first." });
    await writeAudit(trx, "silent-block.lift", { table: "silent_block", id: block.id, caseId: row.id }, told);
    await askSomebodyElse(trx, row.id, told);
    return done({});
  });
}
