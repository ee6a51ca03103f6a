import type { Db } from "#db/connection.ts";
import { organisationById, organisationsOfArea, type OrganisationRow } from "#db/organisation.ts";
import { pathwaysOfOrganisation } from "#db/organisation-pathway.ts";
import { activeUsersOfOrganisation, usersOfOrganisation } from "#db/user.ts";
import { mayManage } from "#machines/access.ts";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import type { OrganisationKind } from "#machines/roles.ts";
import { ORGANISATION_KIND_WORDS } from "../organisation-words.ts";
import { userNames } from "./user-names.ts";

/** The organisations of an area, by name. */
export async function listOrganisations(db: Db, area: string) {
  return (await organisationsOfArea(db, area)).map(({ id, name, kind, ods_code: odsCode, status }) => ({
    id,
    name,
    kind: ORGANISATION_KIND_WORDS[kind],
    odsCode,
    status: status === "active" ? "Works with the hub" : "Disabled",
  }));
}

export interface ShownOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly odsCode: string;
  readonly hubCode: string;
  /** With spaces between. */
  readonly emailDomains: string;
  readonly pathways: readonly string[];
  readonly enabled: boolean;
  readonly userCount: number;
  /** "" for nobody. */
  readonly managerUserId: string;
  /** Who can be asked when what it owes is late twice. */
  readonly managers: readonly { readonly id: string; readonly name: string }[];
  readonly version: number;
}

/** One organisation of the area; null for any other. */
export async function showOrganisation(db: Db, id: string, area: string): Promise<ShownOrganisation | null> {
  const organisation = await organisationById(db, id);
  if (organisation?.area !== area) return null;
  const pathways = await pathwaysOfOrganisation(db, id);
  return {
    id,
    name: organisation.name,
    kind: organisation.kind,
    odsCode: organisation.ods_code ?? "",
    hubCode: organisation.hub_code ?? "",
    emailDomains: organisation.email_domains,
    pathways: pathways.map(({ pathway }) => pathway),
    enabled: organisation.status === "active",
    userCount: (await usersOfOrganisation(db, id)).length,
    managerUserId: organisation.manager_user_id ?? "",
    managers: await managersFor(db, organisation),
    version: organisation.version,
  };
}

async function managersFor(db: Db, { id, kind }: OrganisationRow): Promise<ShownOrganisation["managers"]> {
  const users = (await activeUsersOfOrganisation(db, id)).filter((user) => mayManage(user.role, kind));
  const names = await userNames(
    db,
    users.map((user) => user.id),
  );
  return users.map((user) => ({ id: user.id, name: names.get(user.id) ?? "" }));
}

/** The pathways an organisation can take: every one, in the catalogue's order. */
export function pathwayChoices(): { code: string; title: string }[] {
  return PATHWAYS.map(({ code, title }) => ({ code, title }));
}
