// What the history of events says, beside what is stored.
import type { History } from "../history.ts";
import type { Seen, SeenContact } from "../seen.ts";

const differs = (
  history: History,
  subject: string,
  row: { readonly id: string; readonly status: string },
): string[] => {
  const told = history.status.get(row.id) ?? "nothing";
  return told === row.status ? [] : [`history says ${told}, the ${subject} says ${row.status}`];
};

/** The history, replayed through the machines, gives the stored status of the case and of everything that belongs to it. */
export function historyGivesStatus(history: History, seen: Seen): string[] {
  return [
    ...differs(history, "case", seen.row),
    ...seen.actions.flatMap((row) => differs(history, "action", row)),
    ...seen.attempts.flatMap((row) => differs(history, "attempt", row)),
    ...seen.approvals.flatMap((row) => differs(history, "approval", row)),
    ...seen.referrals.flatMap((row) => differs(history, "referral", row)),
  ];
}

/** The same of a contact. */
export const historyGivesContact = (history: History, seen: SeenContact): string[] =>
  differs(history, "contact", seen.row);
