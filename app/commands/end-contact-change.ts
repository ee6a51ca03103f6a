import type { CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { contactChangeById, updateContactChange, type ContactChangeRow } from "#db/contact-change.ts";
import { boxFor } from "#db/sealed.ts";
import { may } from "#machines/access.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { makeContactChange } from "./shared/contact-change.ts";
import { caseFor } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** `cancel`: it is not to be; `confirm`: a second person stands for it too; `hurry`: it cannot wait, which takes a duty manager. */
export const CHANGE_STEPS = ["cancel", "confirm", "hurry"] as const;
export type ChangeStep = (typeof CHANGE_STEPS)[number];

export interface EndContactChange {
  readonly caseId: string;
  readonly changeId: string;
  readonly step: ChangeStep;
  readonly reason: string;
  readonly version?: number;
}

/** Ends, confirms or hurries a change of contact details that waits. */
export function endContactChange(db: Db, input: EndContactChange, told: Told): Promise<Result> {
  return tell(db, "end-contact-change", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    const change = row && (await contactChangeById(trx, input.changeId));
    if (!row || change?.case_id !== row.id) return notFound;
    const stale = change.status !== "pending" || (input.version !== undefined && input.version !== change.version);
    if (stale) return conflict(change.version, { change: change.status });
    switch (input.step) {
      case "cancel":
        return cancel(trx, row, change, input.reason, told);
      case "confirm":
        return confirm(trx, row, change, told);
      case "hurry":
        return hurry(trx, row, change, input.reason, told);
    }
  });
}

async function cancel(trx: Trx, row: CaseRow, change: ContactChangeRow, reason: string, told: Told): Promise<Result> {
  const box = await boxFor(trx, row.key_id);
  const ended = await updateContactChange(trx, change.id, change.version, {
    status: "cancelled",
    ended_at: told.at,
    ended_by: told.by.userId,
    reason_sealed: box.sealMaybe("contact_change", "reason_sealed", change.id, reason.trim() || null),
  });
  if (!ended) return conflict(change.version, { change: change.status });
  await writeAudit(trx, "contact-change.cancel", { table: "contact_change", id: change.id, caseId: row.id }, told);
  return done({});
}

async function confirm(trx: Trx, row: CaseRow, change: ContactChangeRow, told: Told): Promise<Result> {
  if (change.proof !== "second-person" || change.confirmed_by !== null)
    return refused("This change does not wait for a second person.");
  if (change.asked_by === told.by.userId) return refused("Somebody else than whoever wrote it down has to confirm it.");
  const confirmed = await updateContactChange(trx, change.id, change.version, { confirmed_by: told.by.userId });
  if (!confirmed) return conflict(change.version, { change: change.status });
  await writeAudit(trx, "contact-change.confirm", { table: "contact_change", id: change.id, caseId: row.id }, told);
  return done({});
}

async function hurry(trx: Trx, row: CaseRow, change: ContactChangeRow, reason: string, told: Told): Promise<Result> {
  if (!may(told.by, "contact.hurry")) return refused("Only a duty manager ends the waiting early.");
  if (reason.trim() === "") return refused("Say why it cannot wait.");
  const waits = change.proof === "second-person" && change.confirmed_by === null;
  if (waits && change.asked_by === told.by.userId)
    return refused("Somebody else than whoever wrote it down has to confirm it.");
  const end = { early: 1, reason: reason.trim(), by: told.by.userId } as const;
  if (!(await makeContactChange(trx, row, change, told, end)))
    return conflict(change.version, { change: change.status });
  await writeAudit(trx, "contact-change.hurry", { table: "contact_change", id: change.id, caseId: row.id }, told);
  return done({});
}
