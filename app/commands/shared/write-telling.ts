import type { ActionRow } from "#db/action.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { boxFor } from "#db/sealed.ts";
import { insertTelling, type TellingRow } from "#db/telling.ts";
import type { Told } from "../told.ts";
import { writeAudit } from "./record.ts";

export interface Telling {
  readonly how: TellingRow["how"];
  /** With whom we spoke, or to whom we wrote. */
  readonly toldWhom?: string;
  readonly reference?: string;
}

/** Writes down, for good, that the owner of an action was told of it. */
export async function writeTelling(trx: Trx, action: ActionRow, telling: Telling, told: Told): Promise<string> {
  const id = newId();
  const box = await boxFor(trx, action.key_id);
  await insertTelling(trx, {
    id,
    case_id: action.case_id,
    action_id: action.id,
    how: telling.how,
    whom_sealed: box.sealMaybe("telling", "whom_sealed", id, telling.toldWhom?.trim() || null),
    reference_sealed: box.sealMaybe("telling", "reference_sealed", id, telling.reference?.trim() || null),
    by: told.by.userId,
    at: told.at,
    key_id: action.key_id,
  });
  await writeAudit(trx, "telling.add", { table: "telling", id, caseId: action.case_id }, told);
  return id;
}
