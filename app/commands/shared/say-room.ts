import { capacityOf, insertCapacity, updateCapacity } from "#db/capacity.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import type { Day } from "#machines/time.ts";
import type { Told } from "../told.ts";
import { writeAudit } from "./record.ts";

export interface SaidRoom {
  readonly organisationId: string;
  readonly pathway: string;
  readonly places: number;
  /** Until which day it holds; that day things are as if nothing had been said. Null where places are left and no day is known. */
  readonly untilDay: Day | null;
}

/** Keeps how many places an organisation has now: what was taken before is counted in it. */
export async function sayRoom(trx: Trx, room: SaidRoom, told: Told): Promise<void> {
  const { organisationId, pathway, places, untilDay } = room;
  const said = { places, until_day: untilDay, taken: 0, said_by: told.by.userId, said_at: told.at };
  const before = await capacityOf(trx, organisationId, pathway);
  const id = before?.id ?? newId();
  if (before) await updateCapacity(trx, id, before.version, said);
  else await insertCapacity(trx, { id, organisation_id: organisationId, pathway, ...said });
  await writeAudit(trx, "capacity.say", { table: "capacity", id, caseId: null }, told);
}
