import { actionById } from "#db/action.ts";
import type { Db } from "#db/connection.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { tell } from "./shared/tell.ts";
import { writeTelling, type Telling } from "./shared/write-telling.ts";
import type { Told } from "./told.ts";

export interface TellOwner extends Telling {
  readonly caseId: string;
  readonly actionId: string;
  readonly how: Exclude<Telling["how"], "in-hub">;
  readonly toldWhom: string;
}

const TOLD: ReadonlySet<string> = new Set(["sent", "accepted", "under-way"]);

/**
 * Writes down that the owner of an action was told of it once more: rung after the e-mail, their form filled, their reference
 * given. The first telling is the step that sends the action; where it stands does not change by a further one.
 */
export function tellOwner(db: Db, input: TellOwner, told: Told): Promise<Result<{ tellingId: string }>> {
  return tell(db, "tell-owner", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    const action = row && (await actionById(trx, input.actionId));
    if (!row || action?.case_id !== row.id) return notFound;
    if (!TOLD.has(action.status)) return refused("They are told again only of what they were sent and still owe.");
    if (input.toldWhom.trim() === "") return refused("Say with whom you spoke, or to whom you wrote.");
    return done({ tellingId: await writeTelling(trx, action, input, told) });
  });
}
