// What an owner could not do: it never falls silent, and nobody waits longer because of it.
import type { Seen } from "../seen.ts";
import { said, type Rule } from "./rule.ts";

export function declinedIsAnswered({ row, actions, unmet, running }: Seen): string[] {
  if (row.status === "closed") return [];
  const asked = running.some(({ clock }) => clock.endsWith("settle-unmet"));
  return actions
    .filter(({ status }) => status === "declined")
    .flatMap((action) => {
      const needs = unmet.filter(
        (need) => need.pathway === action.pathway && ["declined", "no-capacity"].includes(need.reason),
      );
      const answered = needs.some((need) =>
        need.met_by === null
          ? need.settled_at !== null || asked
          : actions.some((other) => other.pathway === need.met_by),
      );
      return said([!answered, `${action.pathway} was declined, and nobody else was asked and nobody owes an answer`]);
    });
}

export function insteadIsNeverLater({ actions }: Seen): string[] {
  const byId = new Map(actions.map((action) => [action.id, action]));
  return actions.flatMap((action) => {
    const before = byId.get(action.replaces_action_id ?? "");
    return said([
      before !== undefined && action.due_at > before.due_at,
      `${action.pathway} is due ${action.due_at}, after ${before?.pathway} whose place it takes`,
    ]);
  });
}

export const PASSED_ON_RULES: readonly Rule<Seen>[] = [
  {
    rule: "What an owner declined is asked of somebody else, or is a need that somebody owes an answer to.",
    broken: declinedIsAnswered,
  },
  { rule: "What takes the place of an action is never due later than it was.", broken: insteadIsNeverLater },
];
