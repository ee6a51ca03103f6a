import type { Db } from "#db/connection.ts";
import { userById } from "#db/user.ts";
import { may } from "#machines/access.ts";
import { isClosedTo } from "../closed-to.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { keepCase } from "./shared/keep-case.ts";
import { caseFor, staleCase } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface ReassignCase {
  readonly caseId: string;
  readonly version?: number;
  /** An active handler or duty manager of the same hub. */
  readonly userId: string;
  /** One line why; sealed with the event. */
  readonly why: string;
}

/** The duty manager gives a case to somebody of the hub. */
export function reassignCase(
  db: Db,
  input: ReassignCase,
  told: Told,
): Promise<Result<{ caseId: string; version: number }>> {
  return tell(db, "reassign-case", told, input, async (trx) => {
    const row = may(told.by, "case.reassign") ? await caseFor(trx, input.caseId, told) : undefined;
    if (!row) return notFound;
    if (row.status === "closed") return refused("This case is closed.", ["Record a new contact"]);
    const stale = staleCase(row, input.version);
    if (stale) return stale;
    const user = await userById(trx, input.userId);
    const works =
      user?.status === "active" && user.organisation_id === row.hub_organisation_id && may(user, "case.change");
    // Said as of anybody who cannot have it: who may be the one who causes harm is nobody's to find out by trying.
    if (!works || (await isClosedTo(trx, row.id, { userId: user.id, organisationId: user.organisation_id })))
      return refused("They do not work in this hub now.", ["Choose somebody else"]);
    const why = input.why.trim();
    if (why === "") return refused("Say why in one line.", ["Write why, and send it again"]);
    const kept = await keepCase(trx, row, "HANDED_OVER", told, { holder_user_id: user.id }, { why, to: user.id });
    if (kept.kind !== "done") return kept;
    await writeAudit(trx, "case.reassign", { table: "case", id: row.id, caseId: row.id }, told);
    return done({ caseId: row.id, version: kept.version });
  });
}
