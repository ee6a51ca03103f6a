import { keepDoorsTried } from "#db/contact-door.ts";
import { contactPointsOfArea } from "#db/contact-point.ts";
import { updateContact } from "#db/contact.ts";
import type { Db } from "#db/connection.ts";
import { may } from "#machines/access.ts";
import type { DoorsTried } from "#machines/doors-tried.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { contactFor } from "./save-contact.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** Keeps which places a contact had tried before, and how often the story had been told. Only after the contact has ended. */
export function recordDoorsTried(
  db: Db,
  input: DoorsTried & { readonly contactId: string; readonly version: number },
  told: Told,
): Promise<Result<{ readonly caseId: string | null }>> {
  return tell<{ caseId: string | null }>(db, "doors-tried", told, input, async (trx) => {
    const found = await contactFor(trx, input.contactId, told);
    if (!found || !may(told.by, "contact.take")) return notFound;
    const { contact } = found;
    if (contact.ended_at === null)
      return refused("This call has not ended yet. Ask when it is over, if you ask at all.");
    const known = new Set((await contactPointsOfArea(trx, contact.area)).map(({ id }) => id));
    if (!input.doors.every((id) => known.has(id))) return refused("A place is not on the list any more.");
    const changes = { doors_tried: input.doorsTried, times_told: input.timesTold };
    if (!(await updateContact(trx, contact.id, input.version, changes))) return conflict(contact.version, {});
    await keepDoorsTried(trx, contact.id, input.doors);
    await writeAudit(trx, "contact.doors-tried", { table: "contact", id: contact.id, caseId: contact.case_id }, told);
    return done({ caseId: contact.case_id });
  });
}
