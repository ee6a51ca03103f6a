// Who of those that work with the hub is kept out of a case, for the duty manager; and for everybody else, whom not to ring before
// the duty manager was asked.
import type { Actor } from "#app/commands/told.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { organisationsById } from "#db/organisation.ts";
import { silentBlocksOfCase, type SilentBlockRow } from "#db/silent-block.ts";
import { activeUsersOfOrganisation, usersById } from "#db/user.ts";
import { may } from "#machines/access.ts";
import { userNames } from "./user-names.ts";

export interface KeptOutOne {
  readonly id: string;
  readonly version: number;
  readonly who: string;
  readonly why: string;
  /** Whom to ring there instead. */
  readonly lead: string;
}

export interface KeptOut {
  /** Organisations with whom nobody speaks of this before the duty manager said with whom. */
  readonly askFirst: readonly string[];
  /** Null for whoever may not know. */
  readonly who: readonly KeptOutOne[] | null;
}

const WHY: Readonly<Record<SilentBlockRow["why"], string>> = {
  name: "by name only",
  email: "by e-mail address",
  "works-for": "the one said to cause harm works there",
};

/** What the actor is told of who is kept out of the case. */
export async function keptOutOf(from: From, row: CaseRow, actor: Actor): Promise<KeptOut> {
  const blocks = (await silentBlocksOfCase(from, row.id)).filter((block) => block.lifted_at === null);
  if (blocks.length === 0) return { askFirst: [], who: may(actor, "grade.approve") ? [] : null };
  const users = new Map(
    (
      await usersById(
        from,
        blocks.flatMap((block) => block.user_id ?? []),
      )
    ).map((user) => [user.id, user]),
  );
  const homeOf = (block: SilentBlockRow) =>
    block.organisation_id ?? users.get(block.user_id ?? "")?.organisation_id ?? "";
  const organisations = new Map((await organisationsById(from, blocks.map(homeOf))).map((one) => [one.id, one]));
  const names = await userNames(from, [...users.keys()]);
  const out = new Set(users.keys());
  const who: KeptOutOne[] = [];
  for (const block of blocks) {
    const home = organisations.get(homeOf(block));
    const name = block.user_id === null ? "Everybody" : (names.get(block.user_id) ?? "Somebody");
    const whole = blocks.some((one) => one.organisation_id === home?.id);
    who.push({
      id: block.id,
      version: block.version,
      who: `${name}, ${home?.name ?? "no organisation"}`,
      why: WHY[block.why],
      lead: whole
        ? `Ring nobody at ${home?.name ?? "it"}: choose another organisation.`
        : await leadAt(from, home, out),
    });
  }
  const outside = [...organisations.values()].filter((one) => one.id !== row.hub_organisation_id);
  return { askFirst: outside.map((one) => one.name).sort(), who: may(actor, "grade.approve") ? who : null };
}

/** Somebody else there: its manager, or whoever else signs in. */
async function leadAt(
  from: From,
  home: { readonly id: string; readonly name: string; readonly manager_user_id: string | null } | undefined,
  out: ReadonlySet<string>,
): Promise<string> {
  if (!home) return "";
  const others = (await activeUsersOfOrganisation(from, home.id)).filter(({ id }) => !out.has(id));
  const lead = others.find(({ id }) => id === home.manager_user_id) ?? others[0];
  if (!lead) return `Nobody else at ${home.name} signs in: ring its safeguarding lead through the switchboard.`;
  const name = (await userNames(from, [lead.id])).get(lead.id) ?? "another lead";
  return `Call a different lead at ${home.name}: ${name}.`;
}
