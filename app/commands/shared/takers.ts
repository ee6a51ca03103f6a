// Who in an area takes a pathway.
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import type { Instant } from "#machines/time.ts";
import { roomAt, withRoom } from "../../room.ts";

/**
 * The organisation that would be asked first for a pathway in the area: the first that has room. The hub itself for what it does
 * itself; null when nobody takes it, or nobody has room.
 */
export async function organisationFor(
  from: From,
  row: Pick<CaseRow, "area" | "hub_organisation_id">,
  pathway: PathwayCode,
  at: Instant,
): Promise<string | null> {
  if (PATHWAY[pathway].owner === "hub") return row.hub_organisation_id;
  const takers = await organisationsForPathway(from, row.area, pathway);
  const { isFull } = await roomAt(from, row.area, at);
  return takers.find(({ id }) => !isFull(id, pathway))?.id ?? null;
}

/**
 * True when the organisation is active and takes the pathway in the area, or is the hub for what the hub does. One without
 * places is not asked while another has them.
 */
export async function takesPathway(
  from: From,
  row: Pick<CaseRow, "area" | "hub_organisation_id">,
  pathway: PathwayCode,
  organisationId: string,
  at: Instant,
): Promise<boolean> {
  if (PATHWAY[pathway].owner === "hub") return organisationId === row.hub_organisation_id;
  const takers = await organisationsForPathway(from, row.area, pathway);
  const organisation = await organisationById(from, organisationId);
  if (organisation?.status !== "active") return false;
  return withRoom(takers, pathway, await roomAt(from, row.area, at)).some((taker) => taker.id === organisationId);
}
