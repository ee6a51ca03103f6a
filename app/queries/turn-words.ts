import type { OrganisationRow } from "#db/organisation.ts";
import type { NextColumns } from "#db/schema.ts";
import { owedBy, type AnyClock } from "#machines/owed.ts";

/**
 * Who above its owner is asked for what is owed next: "Duty manager", "Manager of Lantern Outreach", "The hub's manager"; null
 * while it is its owner's own turn. Where there is no manager to ask it is the duty manager again. `organisation` is the one
 * that owes it next.
 */
export function aboveWords(next: NextColumns, organisation: OrganisationRow | undefined): string | null {
  const turn = next.next_what === null ? "hub" : owedBy(next.next_what as AnyClock);
  if (turn !== "duty" && turn !== "manager") return null;
  const manager = next.next_owner_user_id;
  if (turn === "duty" || manager === null || organisation?.manager_user_id !== manager) return "Duty manager";
  return managerWords(organisation);
}

/** "Manager of Lantern Outreach", "The hub's manager". */
export const managerWords = ({ kind, name }: Pick<OrganisationRow, "kind" | "name">): string =>
  kind === "hub" ? "The hub's manager" : `Manager of ${name}`;
