// Who owes what a clock asks for: always somebody who exists and is active, or the queue of an organisation that is.
import type { ActionRow } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import type { AttemptRow } from "#db/contact-attempt.ts";
import { organisationById, type OrganisationRow } from "#db/organisation.ts";
import { activeUsersByRole, userById, type UserRow } from "#db/user.ts";
import { mayManage } from "#machines/access.ts";
import { baseClock, owedBy, type AnyClock, type Clock } from "#machines/owed.ts";
import { notAskedFor, organisationsNotAsked, type NotAsked } from "../../closed-to.ts";

export interface Owner {
  readonly organisationId: string;
  /** Null for whoever of the organisation is on. */
  readonly userId: string | null;
  /** Asked as what, where somebody above the owner is asked. */
  readonly as?: "duty" | "manager";
}

/** A clock with the action or the attempt that it belongs to, if it belongs to one. */
export interface Owed {
  readonly clock: AnyClock;
  readonly action: ActionRow | null;
  readonly attempt: AttemptRow | null;
}

/** A case's hub; a contact that is no case yet has none of whom nothing is to be asked. */
type Hub = Pick<CaseRow, "area" | "hub_organisation_id"> & { readonly id?: string };

const isAsked = (user: UserRow | undefined, notAsked: NotAsked): user is UserRow =>
  user?.status === "active" && !notAsked.users.has(user.id);

const NOBODY: NotAsked = { users: new Set(), organisations: new Set() };

/** Who may be the one who causes harm in this case, and is asked nothing about it. */
const notAskedOn = (trx: Trx, { id }: Hub): Promise<NotAsked> | NotAsked =>
  id === undefined ? NOBODY : notAskedFor(trx, id);

/** Whose turn it is on a case now. */
export async function ownerOf(trx: Trx, owed: Owed, row: CaseRow): Promise<Owner> {
  const turn = owedBy(owed.clock);
  if (turn === "duty") return dutyOwner(trx, row);
  if (turn === "manager") return managerOwner(trx, owingOrganisation(owed, row), row);
  if (owed.attempt) return whoRang(trx, owed.attempt, owingOrganisation(owed, row), row);
  const notAsked = await notAskedFor(trx, row.id);
  if (turn === "partner" && owed.action) {
    const organisation = await organisationById(trx, owed.action.owner_organisation_id);
    // One that no longer works with the hub, or that must not learn of this, owes nothing: the duty manager is asked.
    const works =
      organisation?.status === "active" && !(await organisationsNotAsked(trx, notAsked)).has(organisation.id);
    return works ? { organisationId: organisation.id, userId: null } : dutyOwner(trx, row);
  }
  const holder = row.holder_user_id === null ? undefined : await userById(trx, row.holder_user_id);
  return { organisationId: row.hub_organisation_id, userId: isAsked(holder, notAsked) ? holder.id : null };
}

const OF_THE_ACTION: ReadonlySet<Clock> = new Set(["answer-action", "start-action", "finish-action", "finish-attempt"]);

/** The organisation that owed it first: a partner what it was sent or whom it rang, the hub everything else. */
function owingOrganisation({ clock, action }: Owed, row: Hub): string {
  return action && OF_THE_ACTION.has(baseClock(clock)) ? action.owner_organisation_id : row.hub_organisation_id;
}

/** How an attempt ended is owed by whoever was shown the number, or by their organisation when they have left it. */
async function whoRang(trx: Trx, attempt: AttemptRow, organisationId: string, row: Hub): Promise<Owner> {
  const organisation = await organisationById(trx, organisationId);
  if (organisation?.status !== "active") return dutyOwner(trx, row);
  const user = await userById(trx, attempt.by);
  const asked = isOf(user, organisationId) && isAsked(user, await notAskedOn(trx, row));
  return { organisationId, userId: asked ? user.id : null };
}

const isOf = (user: UserRow | undefined, organisationId: string): user is UserRow =>
  user?.status === "active" && user.organisation_id === organisationId;

/** The duty manager on shift, or the first active one; the hub's whole queue when there is none. */
export async function dutyOwner(trx: Trx, row: Hub): Promise<Owner> {
  const { area, hub_organisation_id: hubId } = row;
  const notAsked = await notAskedOn(trx, row);
  const managers = (await activeUsersByRole(trx, area, "duty-manager")).filter(
    (user) => isOf(user, hubId) && isAsked(user, notAsked),
  );
  const manager = managers.find((user) => user.on_shift === 1) ?? managers[0];
  return { organisationId: hubId, userId: manager?.id ?? null, as: "duty" };
}

/** The manager of the organisation that owed it; where it has none, the hub's; where the hub has none, the duty manager. */
export async function managerOwner(trx: Trx, organisationId: string, row: Hub): Promise<Owner> {
  const notAsked = await notAskedOn(trx, row);
  for (const id of new Set([organisationId, row.hub_organisation_id])) {
    const organisation = await organisationById(trx, id);
    const manager = organisation && (await managerOf(trx, organisation));
    if (manager && isAsked(manager, notAsked) && !notAsked.organisations.has(id))
      return { organisationId: id, userId: manager.id, as: "manager" };
  }
  return dutyOwner(trx, row);
}

async function managerOf(trx: Trx, organisation: OrganisationRow): Promise<UserRow | undefined> {
  if (organisation.status !== "active" || organisation.manager_user_id === null) return undefined;
  const user = await userById(trx, organisation.manager_user_id);
  return isOf(user, organisation.id) && mayManage(user.role, organisation.kind) ? user : undefined;
}
