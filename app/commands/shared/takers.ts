// Who in an area takes a pathway.
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";

/** The organisation that would be asked first for a pathway in the area; the hub itself for what it does itself. */
export async function organisationFor(
  from: From,
  row: Pick<CaseRow, "area" | "hub_organisation_id">,
  pathway: PathwayCode,
): Promise<string | null> {
  if (PATHWAY[pathway].owner === "hub") return row.hub_organisation_id;
  return (await organisationsForPathway(from, row.area, pathway))[0]?.id ?? null;
}

/** True when the organisation is active and takes the pathway in the area, or is the hub for what the hub does. */
export async function takesPathway(
  from: From,
  row: Pick<CaseRow, "area" | "hub_organisation_id">,
  pathway: PathwayCode,
  organisationId: string,
): Promise<boolean> {
  if (PATHWAY[pathway].owner === "hub") return organisationId === row.hub_organisation_id;
  const takers = await organisationsForPathway(from, row.area, pathway);
  const organisation = await organisationById(from, organisationId);
  return organisation?.status === "active" && takers.some((taker) => taker.id === organisationId);
}
