import { owesAction } from "#db/action.ts";
import { owesOnCase } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { owesOnContact } from "#db/contact.ts";
import { newId } from "#db/ids.ts";
import {
  insertOrganisation,
  organisationById,
  organisationsByCode,
  updateOrganisation,
  type OrganisationRow,
} from "#db/organisation.ts";
import {
  insertOrganisationPathway,
  pathwaysOfOrganisation,
  removeOrganisationPathway,
} from "#db/organisation-pathway.ts";
import { boxFor } from "#db/sealed.ts";
import { userById } from "#db/user.ts";
import { may, mayManage } from "#machines/access.ts";
import type { OrganisationKind } from "#machines/roles.ts";
import { askAnew, escalatedTo } from "./release-user.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface OrganisationWords {
  readonly name: string;
  readonly odsCode: string | null;
  /** What its people type instead of an ODS code when they sign in by e-mail; absent for as it is. */
  readonly hubCode?: string | null;
  /** In lower case, with spaces between; absent for as they are. */
  readonly emailDomains?: string;
  /** Codes of the pathways it takes. */
  readonly pathways: readonly string[];
}

/** Where a new organisation stands in the queue of those that take a pathway: behind those that were asked before. */
const RANK_OF_NEW = 10;

/** Adds an organisation to the administrator's own area. */
export async function createOrganisation(
  db: Db,
  input: OrganisationWords & { readonly kind: OrganisationKind },
  told: Told,
): Promise<Result<{ readonly organisationId: string }>> {
  return tell<{ organisationId: string }>(db, "create-organisation", told, input, async (trx) => {
    if (!may(told.by, "organisation.manage")) return notFound;
    if (await codeIsTaken(trx, input.hubCode, null)) return refused(CODE_TAKEN);
    const organisationId = newId();
    await insertOrganisation(trx, {
      id: organisationId,
      name: input.name,
      kind: input.kind,
      ods_code: input.odsCode,
      hub_code: input.hubCode ?? null,
      email_domains: input.emailDomains ?? "",
      area: told.by.area,
      status: "active",
      created_at: told.at,
      version: 1,
    });
    await keepPathways(trx, organisationId, input.pathways);
    await writeAudit(trx, "organisation.create", { table: "organisation", id: organisationId }, told);
    return done({ organisationId });
  });
}

export interface OrganisationChange extends OrganisationWords {
  readonly organisationId: string;
  readonly version: number;
  readonly enabled: boolean;
  /** Who is asked when what it owes is late twice; null for nobody of its own; absent for whoever it is now. */
  readonly managerUserId?: string | null;
}

/** Why a code cannot be given. */
export const CODE_TAKEN = "Another organisation has this code: choose another";

async function codeIsTaken(trx: Trx, code: string | null | undefined, ownId: string | null): Promise<boolean> {
  if (code === null || code === undefined) return false;
  return (await organisationsByCode(trx, code)).some((one) => one.id !== ownId);
}

/** Why somebody cannot be the manager. */
export const NOT_A_MANAGER = "Choose somebody who works there now and can answer for it";

/** Changes an organisation. One that still owes something cannot be disabled: nothing may wait for nobody. */
export async function changeOrganisation(db: Db, change: OrganisationChange, told: Told): Promise<Result> {
  return tell(db, "change-organisation", told, change, async (trx) => {
    const organisation = await organisationById(trx, change.organisationId);
    if (!may(told.by, "organisation.manage") || organisation?.area !== told.by.area) return notFound;
    if (organisation.version !== change.version)
      return conflict(organisation.version, await standing(trx, organisation));
    if (!change.enabled && organisation.id === told.by.organisationId)
      return refused("Your own organisation cannot be disabled.");
    if (!change.enabled && (await owesSomething(trx, organisation.id)))
      return refused("This organisation still owes something on open cases. The hub has to pass that on first.");
    if (await codeIsTaken(trx, change.hubCode, organisation.id)) return refused(CODE_TAKEN);
    const before = organisation.manager_user_id;
    const manager = change.managerUserId === undefined ? before : change.managerUserId;
    if (manager !== before && !(await mayBeManager(trx, organisation, manager))) return refused(NOT_A_MANAGER);
    await updateOrganisation(trx, organisation.id, change.version, {
      name: change.name,
      ods_code: change.odsCode,
      ...(change.hubCode === undefined ? {} : { hub_code: change.hubCode }),
      ...(change.emailDomains === undefined ? {} : { email_domains: change.emailDomains }),
      status: change.enabled ? "active" : "disabled",
      manager_user_id: manager,
    });
    if (manager !== before) {
      await writeAudit(trx, "organisation.manager", { table: "organisation", id: organisation.id }, told);
      if (before !== null) await askAnew(trx, await escalatedTo(trx, before), told);
    }
    await keepPathways(trx, organisation.id, change.pathways);
    await writeAudit(trx, "organisation.change", { table: "organisation", id: organisation.id }, told);
    return done({});
  });
}

async function mayBeManager(trx: Trx, organisation: OrganisationRow, userId: string | null): Promise<boolean> {
  if (userId === null) return true;
  const user = await userById(trx, userId);
  return (
    user?.status === "active" && user.organisation_id === organisation.id && mayManage(user.role, organisation.kind)
  );
}

async function standing(trx: Trx, organisation: OrganisationRow): Promise<Readonly<Record<string, string>>> {
  const taken = await pathwaysOfOrganisation(trx, organisation.id);
  return {
    name: organisation.name,
    odsCode: organisation.ods_code ?? "",
    hubCode: organisation.hub_code ?? "",
    emailDomains: organisation.email_domains,
    pathways: taken.map(({ pathway }) => pathway).join(", "),
    status: organisation.status === "active" ? "Works with the hub" : "Disabled",
    manager: await nameOf(trx, organisation.manager_user_id),
  };
}

async function nameOf(trx: Trx, userId: string | null): Promise<string> {
  const user = userId === null ? undefined : await userById(trx, userId);
  return user ? (await boxFor(trx, user.key_id)).open("user", "name_sealed", user.id, user.name_sealed) : "";
}

async function keepPathways(trx: Trx, organisationId: string, wanted: readonly string[]): Promise<void> {
  const taken = (await pathwaysOfOrganisation(trx, organisationId)).map(({ pathway }) => pathway);
  for (const pathway of taken)
    if (!wanted.includes(pathway)) await removeOrganisationPathway(trx, organisationId, pathway);
  for (const pathway of new Set(wanted))
    if (!taken.includes(pathway))
      await insertOrganisationPathway(trx, { organisation_id: organisationId, pathway, rank: RANK_OF_NEW });
}

async function owesSomething(trx: Trx, organisationId: string): Promise<boolean> {
  return (
    (await owesAction(trx, organisationId)) ||
    (await owesOnCase(trx, organisationId)) ||
    (await owesOnContact(trx, organisationId))
  );
}
