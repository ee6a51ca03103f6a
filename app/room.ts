// Who has no places until later. Such an organisation is not asked; where nobody who takes a pathway has room, it is out (R26).
import { withoutPlaces } from "#db/capacity.ts";
import type { From } from "#db/connection.ts";
import { takersOfPathways } from "#db/organisation-pathway.ts";
import { canBeReplaced } from "#machines/protocol/alternatives.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { londonDay, type Instant } from "#machines/time.ts";

export interface Room {
  /** True when the organisation has said that it has no places for this now. */
  readonly isFull: (organisationId: string, pathway: string) => boolean;
  /** The pathways for which every organisation of the area that takes them is full. */
  readonly without: ReadonlySet<PathwayCode>;
}

/** True for a pathway of which places are counted: never the police in danger, the conference, or what the hub itself does. */
export const hasPlaces = (pathway: string): pathway is PathwayCode =>
  Object.hasOwn(PATHWAY, pathway) && canBeReplaced(pathway as PathwayCode);

const nameOf = (organisationId: string, pathway: string): string => `${organisationId} ${pathway}`;

/** What room there is in an area at a moment. */
export async function roomAt(from: From, area: string, at: Instant): Promise<Room> {
  const rows = (await withoutPlaces(from, area, londonDay(at))).filter(({ pathway }) => hasPlaces(pathway));
  const full = new Set(rows.map((row) => nameOf(row.organisation_id, row.pathway)));
  const isFull = (organisationId: string, pathway: string): boolean => full.has(nameOf(organisationId, pathway));
  const open = new Set<string>();
  const pathways = [...new Set(rows.map(({ pathway }) => pathway))].filter(hasPlaces);
  for (const { id, pathway } of await takersOfPathways(from, area, pathways))
    if (!isFull(id, pathway)) open.add(pathway);
  return { isFull, without: new Set(pathways.filter((pathway) => !open.has(pathway))) };
}

/** Those who have room; where none of them has, all of them: what they have in hand already stays with them. */
export function withRoom<Taker extends { readonly id: string }>(
  takers: readonly Taker[],
  pathway: string,
  room: Room,
): readonly Taker[] {
  const open = takers.filter(({ id }) => !room.isFull(id, pathway));
  return open.length > 0 ? open : takers;
}
