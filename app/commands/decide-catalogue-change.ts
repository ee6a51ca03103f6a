import { catalogueChangeById, updateCatalogueChange } from "#db/catalogue-change.ts";
import type { Db } from "#db/connection.ts";
import { boxFor } from "#db/sealed.ts";
import { may } from "#machines/access.ts";
import { CHANGE_STATUS_WORDS, EVERYWHERE, YOUR_OWN } from "#machines/catalogue-change.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { applyChange } from "./shared/apply-change.ts";
import { payloadOf } from "./shared/propose-change.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface DecideCatalogueChange {
  readonly changeId: string;
  readonly version: number;
  readonly decision: "approve" | "refuse";
  /** Why, for whoever proposed it; needed to refuse. */
  readonly words: string;
}

/** A second person of the area lets a change stand, or does not. Never the one who proposed it. */
export function decideCatalogueChange(
  db: Db,
  input: DecideCatalogueChange,
  told: Told,
): Promise<Result<{ status: "approved" | "refused" }>> {
  return tell(db, "decide-catalogue-change", told, input, async (trx) => {
    const row = may(told.by, "cost.approve") ? await catalogueChangeById(trx, input.changeId) : undefined;
    if (!row || (row.area !== told.by.area && row.area !== EVERYWHERE)) return notFound;
    if (row.status !== "proposed" || row.version !== input.version)
      return conflict(row.version, { status: CHANGE_STATUS_WORDS[row.status] });
    if (row.proposed_by === told.by.userId) return refused(YOUR_OWN, ["Ask a colleague who approves prices"]);
    const status = input.decision === "approve" ? ("approved" as const) : ("refused" as const);
    const words = input.words.trim();
    const box = await boxFor(trx, row.key_id);
    const words_sealed = words === "" ? null : box.seal("catalogue_change", "words_sealed", row.id, words);
    const decided = { status, decided_by: told.by.userId, decided_at: told.at, words_sealed };
    // First, so that of two who decide at once the second one writes nothing.
    if (!(await updateCatalogueChange(trx, row.id, row.version, decided)))
      return conflict(row.version + 1, { status: "Decided by somebody else" });
    if (input.decision === "approve") {
      const because = await applyChange(trx, row, await payloadOf(trx, row), told);
      if (because !== null) return refused(because, ["Refuse it, and propose it again"]);
    }
    await writeAudit(trx, `catalogue.${input.decision}`, { table: "catalogue_change", id: row.id }, told);
    return done({ status });
  });
}
