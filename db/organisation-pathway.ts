// Which organisation takes which pathway.
import type { OrganisationRow } from "./organisation.ts";
import type { From, Trx } from "./connection.ts";
import { look } from "./look.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type OrganisationPathwayRow = Row<"organisation_pathway">;

/** Puts one in. */
export const insertOrganisationPathway = (trx: Trx, row: NewRow<"organisation_pathway">): Promise<void> =>
  insertRow(trx, "organisation_pathway", row);

/** Takes the pathway away from the organisation; what it was already asked stays with it. */
export async function removeOrganisationPathway(trx: Trx, organisationId: string, pathway: string): Promise<void> {
  await trx.q
    .deleteFrom("organisation_pathway")
    .where("organisation_id", "=", organisationId)
    .where("pathway", "=", pathway)
    .execute();
}

/** The pathways an organisation takes, by code. */
export function pathwaysOfOrganisation(from: From, organisationId: string): Promise<OrganisationPathwayRow[]> {
  return from.q
    .selectFrom("organisation_pathway")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .orderBy("pathway")
    .execute();
}

/** The active organisations of the area that take the pathway, the one to ask first in front. */
export function organisationsForPathway(from: From, area: string, pathway: string): Promise<OrganisationRow[]> {
  return look(from, "organisations for pathway", [pathway, area, "active"], (q) =>
    q
      .selectFrom("organisation_pathway")
      .innerJoin("organisation", "organisation.id", "organisation_pathway.organisation_id")
      .selectAll("organisation")
      .where("organisation_pathway.pathway", "=", pathway)
      .where("organisation.area", "=", area)
      .where("organisation.status", "=", "active")
      .orderBy("organisation_pathway.rank")
      .orderBy("organisation.id"),
  );
}
