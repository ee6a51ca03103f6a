// A pathway chosen for a case, with owner, clock and status.
import { OPEN_ACTION_STATUSES } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { look } from "./look.ts";
import { changeRow, insertRow, rowById, rowsByIds } from "./rows.ts";
import type { Changes, NewRow, Row, Stretch } from "./rows.ts";

export type ActionRow = Row<"action">;

/** What its owner has been told of and still owes. */
const TOLD = ["sent", "accepted", "under-way"] as const satisfies readonly (typeof OPEN_ACTION_STATUSES)[number][];

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
export async function countOpenActionsOfOrganisation(
  from: From,
  organisationId: string,
  hiddenCases: readonly string[] = [],
): Promise<number> {
  const { n } = await from.q
    .selectFrom("action")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("owner_organisation_id", "=", organisationId)
    .where("status", "in", TOLD)
    .$if(hiddenCases.length > 0, (q) => q.where("case_id", "not in", hiddenCases))
    .executeTakeFirstOrThrow();
  return n;
}

export interface TimedAction extends ActionRow {
  /** When the next step is due: for what is under way, when its owner is asked how it went. */
  readonly timeLeft: Instant;
}

/** What the organisation has been told of and still owes, the least time left first. */
export function openActionsOfOrganisationByTimeLeft(
  from: From,
  organisationId: string,
  { limit, offset = 0 }: Stretch,
  hiddenCases: readonly string[] = [],
): Promise<TimedAction[]> {
  return from.q
    .selectFrom("action")
    .leftJoin("deadline", (join) =>
      join
        .onRef("deadline.subject_id", "=", "action.id")
        .on("deadline.subject", "=", "action")
        .on("deadline.clock", "=", "finish-action")
        .on("action.status", "=", "under-way"),
    )
    .where("action.owner_organisation_id", "=", organisationId)
    .where("action.status", "in", TOLD)
    .$if(hiddenCases.length > 0, (q) => q.where("action.case_id", "not in", hiddenCases))
    .selectAll("action")
    .select((e) => e.fn.coalesce("deadline.due_at", "action.due_at").as("timeLeft"))
    .orderBy("timeLeft")
    .orderBy("action.id")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** An action that came back, and its case. */
export type DeclinedAction = Pick<
  ActionRow,
  "id" | "case_id" | "pathway" | "owner_organisation_id" | "decline_reason"
> & { readonly reference: string };

/** What came back to the hub and is still open: declined, with nobody at work in its place and no answer of the duty manager's. Newest first. */
export function declinedActionsOfHub(
  from: From,
  where: { readonly area: string; readonly hub: string },
  limit: number,
): Promise<DeclinedAction[]> {
  return from.q
    .selectFrom("action as a")
    .innerJoin("case as c", "c.id", "a.case_id")
    .select(["a.id", "a.case_id", "a.pathway", "a.owner_organisation_id", "a.decline_reason", "c.reference"])
    .where("a.status", "=", "declined")
    .where("c.area", "=", where.area)
    .where("c.hub_organisation_id", "=", where.hub)
    .where("c.next_due_at", "is not", null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("action as r")
            .select("r.id")
            .whereRef("r.replaces_action_id", "=", "a.id")
            .where("r.status", "in", ["accepted", "under-way", "done"]),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("unmet_need as u")
            .select("u.id")
            .whereRef("u.case_id", "=", "a.case_id")
            .whereRef("u.pathway", "=", "a.pathway")
            .where("u.settled_at", "is not", null),
        ),
      ),
    )
    .orderBy("a.id", "desc")
    .limit(limit)
    .execute();
}

/** Takes the user off every open action, which stays with their organisation. Returns how many. */
export async function giveBackActionsOf(trx: Trx, userId: string): Promise<number> {
  const result = await trx.q
    .updateTable("action")
    .set((e) => ({ owner_user_id: null, version: e("version", "+", 1) }))
    .where("owner_user_id", "=", userId)
    .where("status", "in", OPEN_ACTION_STATUSES)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** True when the organisation owns an action on which something is still owed. */
export async function owesAction(from: From, organisationId: string): Promise<boolean> {
  const owed = from.q
    .selectFrom("action")
    .select("id")
    .where("owner_organisation_id", "=", organisationId)
    .where("status", "in", OPEN_ACTION_STATUSES);
  return (await owed.limit(1).executeTakeFirst()) !== undefined;
}
