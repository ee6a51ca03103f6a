import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { actionsOfCase } from "#db/action.ts";
import { insertUnmet, unmetOfCase } from "#db/unmet-need.ts";
import type { TriageResult } from "#machines/protocol/index.ts";
import type { ActionStatus } from "#machines/statuses.ts";
import { DAY, instantOf, later } from "#machines/time.ts";
import type { Told } from "../told.ts";
import { owe } from "./owe.ts";

/** A need that could not be met, kept as a reported figure; with nothing in its place it is the duty manager's next step. */
export async function addUnmet(trx: Trx, row: CaseRow, need: TriageResult["unmet"][number], told: Told): Promise<void> {
  const id = newId();
  const refusedByPerson = need.reason === "service-refused" || need.reason === "sharing-refused";
  await insertUnmet(trx, {
    id,
    case_id: row.id,
    area: row.area,
    pathway: need.pathway,
    reason: need.reason,
    met_by: need.metBy,
    due_at: instantOf(need.due),
    at: told.at,
    settled_at: null,
    settled_by: null,
  });
  if (need.metBy !== null) return;
  // What the person refused is theirs to refuse: the duty manager looks at it within a day, not by the action's own clock.
  const due = refusedByPerson ? later(told.at, DAY) : instantOf(need.due);
  await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: "settle-unmet", due });
}

const FELL_AWAY: ReadonlySet<ActionStatus> = new Set(["declined", "withdrawn", "not-taken-up"]);

/**
 * The pathways of the case's needs that somebody has in hand: the duty manager (who owes an answer, or gave one), or what
 * stands in. A need whose stand-in has fallen away since is not among them: it is a need once more.
 */
export async function needsInHand(trx: Trx, row: CaseRow): Promise<ReadonlySet<string>> {
  const standing = (await actionsOfCase(trx, row.id)).filter(({ status }) => !FELL_AWAY.has(status));
  const pathways = new Set(standing.map(({ pathway }) => pathway));
  const needs = await unmetOfCase(trx, row.id);
  return new Set(needs.filter(({ met_by: by }) => by === null || pathways.has(by)).map(({ pathway }) => pathway));
}
