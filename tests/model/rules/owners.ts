// Whoever owes something can do it: they exist, may sign in, and belong to whom it is asked of.
import type { Everybody, Seen } from "../seen.ts";
import { said, type Rule } from "./rule.ts";

interface Owned {
  readonly next_owner_organisation_id: string | null;
  readonly next_owner_user_id: string | null;
}

/** What is wrong with the owner of what is owed next. */
export function wrongOwner(next: Owned, { user, organisation }: Everybody): string[] {
  const where = organisation.get(next.next_owner_organisation_id ?? "");
  const who = user.get(next.next_owner_user_id ?? "");
  return said(
    [where?.status !== "active", "what is owed next is owed by no active organisation"],
    [next.next_owner_user_id !== null && who?.status !== "active", "what is owed next is owed by nobody who is active"],
    [
      who !== undefined && who.organisation_id !== next.next_owner_organisation_id,
      "what is owed next is owed by somebody of another organisation",
    ],
  );
}

export function ownersCanAct(seen: Seen): string[] {
  return seen.row.status === "closed" ? [] : wrongOwner(seen.row, seen);
}

export function nobodyDisabledHolds({ row, actions, user, organisation }: Seen): string[] {
  if (row.status === "closed") return [];
  const gone = (id: string | null) => id !== null && user.get(id)?.status !== "active";
  const open = actions.filter(({ status }) => ["proposed", "agreed", "sent", "accepted", "under-way"].includes(status));
  return said(
    [gone(row.holder_user_id), "it is held by somebody who cannot sign in"],
    [
      row.holder_user_id !== null &&
        !["call-handler", "duty-manager"].includes(user.get(row.holder_user_id)?.role ?? ""),
      "it is held by somebody who does not work with cases",
    ],
    [open.some((action) => gone(action.owner_user_id)), "an open action is somebody's who cannot sign in"],
    [
      open.some((action) => organisation.get(action.owner_organisation_id)?.status !== "active"),
      "an open action is with an organisation that no longer works with the hub",
    ],
  );
}

export const OWNER_RULES: readonly Rule<Seen>[] = [
  {
    rule: "What is owed next is owed by an organisation, and where somebody is named a person of it, who are active.",
    broken: ownersCanAct,
  },
  { rule: "Nobody who is disabled holds a case or an action that is open.", broken: nobodyDisabledHolds },
];
