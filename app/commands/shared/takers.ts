// Who in an area takes a pathway.
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { organisationById, type OrganisationRow } from "#db/organisation.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import type { Instant } from "#machines/time.ts";
import { notAskedFor, notOut, organisationsNotAsked } from "../../closed-to.ts";
import { roomAt, withRoom } from "../../room.ts";

/**
 * The organisations of the area that take the pathway, the one to ask first in front: but not one in which the person who may
 * cause harm works, or that has nobody else who could answer, while there is another.
 */
export async function mayTake(
  from: From,
  { id, area }: { readonly id?: string; readonly area: string },
  pathway: PathwayCode,
): Promise<OrganisationRow[]> {
  const takers = await organisationsForPathway(from, area, pathway);
  const out = id === undefined ? new Set<string>() : await organisationsNotAsked(from, await notAskedFor(from, id));
  return notOut(takers, out);
}

/**
 * The organisation that would be asked first for a pathway in the area: the first that has room. The hub itself for what it does
 * itself; null when nobody takes it, or nobody has room.
 */
export async function organisationFor(
  from: From,
  row: Pick<CaseRow, "area" | "hub_organisation_id"> & { readonly id?: string },
  pathway: PathwayCode,
  at: Instant,
): Promise<string | null> {
  if (PATHWAY[pathway].owner === "hub") return row.hub_organisation_id;
  const takers = await mayTake(from, row, pathway);
  const { isFull } = await roomAt(from, row.area, at);
  return takers.find(({ id }) => !isFull(id, pathway))?.id ?? null;
}

/**
 * True when the organisation is active and takes the pathway in the area, or is the hub for what the hub does. One without
 * places is not asked while another has them.
 */
export async function takesPathway(
  from: From,
  row: Pick<CaseRow, "area" | "hub_organisation_id"> & { readonly id?: string },
  pathway: PathwayCode,
  organisationId: string,
  at: Instant,
): Promise<boolean> {
  if (PATHWAY[pathway].owner === "hub") return organisationId === row.hub_organisation_id;
  const takers = await mayTake(from, row, pathway);
  const organisation = await organisationById(from, organisationId);
  if (organisation?.status !== "active") return false;
  return withRoom(takers, pathway, await roomAt(from, row.area, at)).some((taker) => taker.id === organisationId);
}
