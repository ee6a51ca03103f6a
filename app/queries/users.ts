import type { Db } from "#db/connection.ts";
import { organisationsManagedBy, organisationsOfArea, type OrganisationRow } from "#db/organisation.ts";
import { boxesFor } from "#db/sealed.ts";
import { userById, usersOfArea, type UserRow } from "#db/user.ts";
import { type Role, ROLE_WORDS } from "#machines/roles.ts";
import type { Instant } from "#machines/time.ts";
import { rolesOf } from "#machines/access.ts";

export interface ListedUser {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly status: string;
}

const PAGE = 50;

/** One page of the people of an area who work with its hub, by name. */
export async function listUsers(db: Db, area: string, page: number) {
  const [users, organisations] = await Promise.all([usersOfArea(db, area), organisationsOfArea(db, area)]);
  const boxes = await boxesFor(
    db,
    users.map((user) => user.key_id),
  );
  const open = (user: UserRow) => boxes.get(user.key_id)?.open("user", "name_sealed", user.id, user.name_sealed) ?? "";
  const listed = users
    .map((user): ListedUser => {
      const organisation = organisations.find(({ id }) => id === user.organisation_id);
      return {
        id: user.id,
        name: open(user),
        role: ROLE_WORDS[user.role],
        organisation: organisation?.name ?? "",
        status: statusWords(user),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  const pageCount = Math.max(1, Math.ceil(listed.length / PAGE));
  const shown = Math.min(page, pageCount);
  return { users: listed.slice((shown - 1) * PAGE, shown * PAGE), page: shown, pageCount };
}

export interface ShownUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly status: string;
  readonly enabled: boolean;
  readonly invited: boolean;
  readonly inviteExpiresAt: Instant | null;
  readonly version: number;
  readonly isOneself: boolean;
  /** The organisations whose manager they are. */
  readonly manages: readonly string[];
}

/** One person of the area, for the page that changes what they may do; null for anybody else's. */
export async function showUser(
  db: Db,
  id: string,
  by: { readonly userId: string; readonly area: string },
): Promise<ShownUser | null> {
  const user = await userById(db, id);
  if (!user) return null;
  const organisations = await organisationsOfArea(db, by.area);
  if (!organisations.some((organisation) => organisation.id === user.organisation_id)) return null;
  const box = (await boxesFor(db, [user.key_id])).get(user.key_id);
  return {
    id: user.id,
    name: box?.open("user", "name_sealed", user.id, user.name_sealed) ?? "",
    email: box?.open("user", "email_sealed", user.id, user.email_sealed) ?? "",
    role: user.role,
    organisationId: user.organisation_id,
    status: statusWords(user),
    enabled: user.status !== "disabled",
    invited: user.status === "invited",
    inviteExpiresAt: user.invite_expires_at,
    version: user.version,
    isOneself: user.id === by.userId,
    manages: (await organisationsManagedBy(db, user.id)).map((organisation) => organisation.name),
  };
}

/** The organisations of the area that people can belong to, each with its roles in words. */
export async function organisationChoices(
  db: Db,
  area: string,
): Promise<{ id: string; name: string; roles: string }[]> {
  const active = (await organisationsOfArea(db, area)).filter((organisation) => organisation.status === "active");
  return active.map(({ id, name, kind }: OrganisationRow) => ({
    id,
    name,
    roles: rolesOf(kind)
      .map((role) => ROLE_WORDS[role].toLowerCase())
      .join(" or "),
  }));
}

const STATUS_WORDS = { invited: "Invited", active: "May sign in", disabled: "Disabled" } as const;
const statusWords = (user: Pick<UserRow, "status">): string => STATUS_WORDS[user.status];
