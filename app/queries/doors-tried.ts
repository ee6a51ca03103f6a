import { doorsTriedBy } from "#db/contact-door.ts";
import { contactPointsOfArea } from "#db/contact-point.ts";
import { contactById, contactsOfCase } from "#db/contact.ts";
import type { From } from "#db/connection.ts";
import type { TypedDoors } from "#machines/doors-tried.ts";
import type { Actor } from "../commands/told.ts";
import { isContactClosedTo } from "../contact-closed-to.ts";

export interface DoorsTriedView {
  readonly contactId: string;
  readonly caseId: string | null;
  readonly version: number;
  readonly ended: boolean;
  readonly doors: readonly { readonly id: string; readonly name: string; readonly organisation: string }[];
  /** What was answered so far. */
  readonly typed: TypedDoors;
}

/** The question of one contact of the actor's own hub; null for any other. */
export async function doorsTriedOf(from: From, actor: Actor, contactId: string): Promise<DoorsTriedView | null> {
  const contact = await contactById(from, contactId);
  if (!contact || contact.area !== actor.area || contact.hub_organisation_id !== actor.organisationId) return null;
  if (await isContactClosedTo(from, contact, actor)) return null;
  return {
    contactId,
    caseId: contact.case_id,
    version: contact.version,
    ended: contact.ended_at !== null,
    doors: (await contactPointsOfArea(from, actor.area)).map(({ id, name, organisation }) => ({
      id,
      name,
      organisation,
    })),
    typed: {
      doors: await doorsTriedBy(from, contactId),
      doorsTried: contact.doors_tried === null ? "" : String(contact.doors_tried),
      timesTold: contact.times_told === null ? "" : String(contact.times_told),
    },
  };
}

/** The newest call or visit of a case that nobody has asked about old doors; null when there is none. */
export async function contactToAsk(from: From, caseId: string): Promise<string | null> {
  const taken = (await contactsOfCase(from, caseId)).filter(
    ({ channel }) => channel === "call" || channel === "walk-in",
  );
  const last = taken.at(-1);
  return last && last.ended_at !== null && last.doors_tried === null && last.times_told === null ? last.id : null;
}
