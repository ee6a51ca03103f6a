import { doorsTriedBy } from "#db/contact-door.ts";
import { contactPointsOfArea } from "#db/contact-point.ts";
import { contactById, contactsOfCase } from "#db/contact.ts";
import type { From } from "#db/connection.ts";
import { legacyTotals } from "#db/legacy-contact.ts";
import type { TypedDoors } from "#machines/doors-tried.ts";
import type { Actor } from "../commands/told.ts";
import { isContactClosedTo } from "../contact-closed-to.ts";

export interface ShownDoor {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

/** A list of so many is read through; of a longer one these many come first. */
const READ_THROUGH = 20;
const FIRST = 12;
/** As people sort: line 2 before line 10. */
const BY_NAME = new Intl.Collator("en-GB", { numeric: true });

export interface DoorsTriedView {
  readonly contactId: string;
  readonly caseId: string | null;
  readonly version: number;
  readonly ended: boolean;
  /** Those that rang most often by their logs, where there are more than anybody would read through; else all. */
  readonly doors: readonly ShownDoor[];
  readonly others: readonly ShownDoor[];
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
    ...(await doorsToTick(from, actor.area)),
    typed: {
      doors: await doorsTriedBy(from, contactId),
      doorsTried: contact.doors_tried === null ? "" : String(contact.doors_tried),
      timesTold: contact.times_told === null ? "" : String(contact.times_told),
    },
  };
}

async function doorsToTick(from: From, area: string): Promise<Pick<DoorsTriedView, "doors" | "others">> {
  const all = (await contactPointsOfArea(from, area))
    .map(({ id, name, organisation }): ShownDoor => ({ id, name, organisation }))
    .sort((a, b) => BY_NAME.compare(a.name, b.name));
  if (all.length <= READ_THROUGH) return { doors: all, others: [] };
  const rang = new Map<string, number>();
  for (const { contact_point_id: id, contacts } of await legacyTotals(from, area, "1970-01", "9999-12"))
    rang.set(id, (rang.get(id) ?? 0) + contacts);
  const most = [...all].sort((a, b) => (rang.get(b.id) ?? 0) - (rang.get(a.id) ?? 0)).slice(0, FIRST);
  const first = new Set(most.map(({ id }) => id));
  return { doors: all.filter(({ id }) => first.has(id)), others: all.filter(({ id }) => !first.has(id)) };
}

/** The newest call or visit of a case that nobody has asked about old doors; null when there is none. */
export async function contactToAsk(from: From, caseId: string): Promise<string | null> {
  const taken = (await contactsOfCase(from, caseId)).filter(
    ({ channel }) => channel === "call" || channel === "walk-in",
  );
  const last = taken.at(-1);
  return last && last.ended_at !== null && last.doors_tried === null && last.times_told === null ? last.id : null;
}
