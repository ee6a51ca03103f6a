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

/** Those of these pathways that an active organisation of the area takes, each once. */
export async function pathwaysTakenInArea(
  from: From,
  area: string,
  pathways: readonly string[],
): Promise<ReadonlySet<string>> {
  if (pathways.length === 0) return new Set();
  const name = `pathways taken in area ${pathways.length}`;
  const taken = await look(from, name, [...pathways, area, "active"], (q) =>
    q
      .selectFrom("organisation_pathway as p")
      .innerJoin("organisation as o", "o.id", "p.organisation_id")
      .select("p.pathway")
      .distinct()
      .where("p.pathway", "in", pathways)
      .where("o.area", "=", area)
      .where("o.status", "=", "active"),
  );
  return new Set(taken.map((row) => row.pathway));
}

/** An organisation and one pathway that it takes. */
export interface Taker {
  readonly pathway: string;
  readonly id: string;
  readonly name: string;
}

/** The active organisations of the area that take each of these pathways, the one to ask first in front. */
export async function takersOfPathways(from: From, area: string, pathways: readonly string[]): Promise<Taker[]> {
  if (pathways.length === 0) return [];
  return from.q
    .selectFrom("organisation_pathway as p")
    .innerJoin("organisation as o", "o.id", "p.organisation_id")
    .select(["p.pathway", "o.id", "o.name"])
    .where("p.pathway", "in", pathways)
    .where("o.area", "=", area)
    .where("o.status", "=", "active")
    .orderBy("p.rank")
    .orderBy("o.id")
    .execute();
}
