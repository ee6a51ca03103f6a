// A contact that is not yet part of a case.
import type { SeenContact } from "../seen.ts";
import { wrongNext } from "./owed.ts";
import { wrongOwner } from "./owners.ts";
import { said, type Rule } from "./rule.ts";

const ended = ({ row }: SeenContact): boolean => row.status === "routed" || row.status === "over";

export function openContactIsOwed(seen: SeenContact): string[] {
  if (ended(seen)) return [];
  const owner = seen.row.owner_user_id;
  return [
    ...wrongNext(seen.row, seen.running),
    ...wrongOwner(seen.row, seen),
    ...said(
      [owner !== null && seen.user.get(owner)?.status !== "active", "the call is somebody's who cannot sign in"],
      [seen.drafts !== 1, `what was said is kept ${seen.drafts} times`],
    ),
  ];
}

export function endedContactOwesNothing(seen: SeenContact): string[] {
  if (!ended(seen)) return [];
  const { row, running, drafts } = seen;
  return said(
    [row.next_what !== null || row.next_due_at !== null, "it still owes something"],
    [running.length > 0, "a clock still runs"],
    [drafts > 0, "what was typed is still kept beside the record"],
    [row.status === "over" && row.danger === "yes", "it simply ended while there was danger"],
    [row.status === "routed" && row.case_id === null, "it became a case that is not there"],
  );
}

export const CONTACT_RULES: readonly Rule<SeenContact>[] = [
  {
    rule: "An open contact has exactly one next action, its most urgent running clock, owed by people who are active, and its answers are kept.",
    broken: openContactIsOwed,
  },
  { rule: "A contact that has ended owes nothing, and none ends in danger.", broken: endedContactOwesNothing },
];
