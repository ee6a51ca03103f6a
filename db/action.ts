// A pathway chosen for a case, with owner, clock and status.
import { OPEN_ACTION_STATUSES } from "#machines/statuses.ts";
import type { From, Trx } from "./connection.ts";
import { look } from "./look.ts";
import { changeRow, insertRow, rowById, rowsByIds } from "./rows.ts";
import type { Changes, NewRow, Row, Stretch } from "./rows.ts";

export type ActionRow = Row<"action">;

/** Puts one in. */
export const insertAction = (trx: Trx, row: NewRow<"action">): Promise<void> => insertRow(trx, "action", row);

/** The one with this id. */
export const actionById = (from: From, id: string): Promise<ActionRow | undefined> => rowById(from, "action", id);

/** Those with these ids, in no order. */
export const actionsById = (from: From, ids: readonly string[]): Promise<ActionRow[]> => rowsByIds(from, "action", ids);

/** Changes it; false when it is no longer at `version`. */
export const updateAction = (trx: Trx, id: string, version: number, changes: Changes<"action">): Promise<boolean> =>
  changeRow(trx, "action", id, version, changes);

/** Every action of the case, earliest clock first. */
export function actionsOfCase(from: From, caseId: string): Promise<ActionRow[]> {
  return look(from, "actions of case", [caseId], (q) =>
    q.selectFrom("action").selectAll().where("case_id", "=", caseId).orderBy("due_at").orderBy("id"),
  );
}

/** The actions of the case on which somebody still owes something, earliest clock first. */
export function openActionsOfCase(from: From, caseId: string): Promise<ActionRow[]> {
  return look(from, "open actions of case", [caseId, ...OPEN_ACTION_STATUSES], (q) =>
    q
      .selectFrom("action")
      .selectAll()
      .where("case_id", "=", caseId)
      .where("status", "in", OPEN_ACTION_STATUSES)
      .orderBy("due_at")
      .orderBy("id"),
  );
}

/** What the organisation has been told of and still owes, earliest clock first: sent, accepted or under way. */
export function openActionsOfOrganisation(
  from: From,
  organisationId: string,
  { limit, offset = 0 }: Stretch,
): Promise<ActionRow[]> {
  return from.q
    .selectFrom("action")
    .selectAll()
    .where("owner_organisation_id", "=", organisationId)
    .where("status", "in", TOLD)
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many the organisation has been told of and still owes. */
export async function countOpenActionsOfOrganisation(from: From, organisationId: string): Promise<number> {
  const { n } = await from.q
    .selectFrom("action")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("owner_organisation_id", "=", organisationId)
    .where("status", "in", TOLD)
    .executeTakeFirstOrThrow();
  return n;
}

const TOLD = ["sent", "accepted", "under-way"] as const satisfies readonly (typeof OPEN_ACTION_STATUSES)[number][];
