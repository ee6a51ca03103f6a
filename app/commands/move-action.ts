import { actionById, updateAction, type ActionRow } from "#db/action.ts";
import { takePlace } from "#db/capacity.ts";
import { caseToChange, type CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { boxFor } from "#db/sealed.ts";
import { decide, type Kinds } from "#machines/decide.ts";
import { ACTION_EVENT_WORDS } from "#machines/event-words.ts";
import { canAnswerAction } from "#machines/access.ts";
import { PARTNER_MINIMUM } from "#machines/partner-minimum.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import { londonDay } from "#machines/time.ts";
import { writeCostEvent } from "./record-cost-event.ts";
import { canSeeInHub, isClosedTo } from "../closed-to.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { changesFor, clockAfter, type ActionStep } from "./shared/action-step.ts";
import { caseFor, moveCase } from "./shared/move-case.ts";
import { moveReferral } from "./shared/move-referral.ts";
import { owe, settle } from "./shared/owe.ts";
import { askWhoLooksAfter, passActionOn } from "./shared/pass-on.ts";
import { writeAudit, writeEvent } from "./shared/record.ts";
import { sayRoom } from "./shared/say-room.ts";
import { sayWorkWaits } from "./shared/say-work-waits.ts";
import { tell } from "./shared/tell.ts";
import { writeTelling } from "./shared/write-telling.ts";
import { hasPlaces } from "../room.ts";
import { problemWithUntil } from "./set-capacity.ts";
import type { Told } from "./told.ts";

export { DECLINE_REASONS, OUTCOMES, type ActionStep, type DeclineReason, type Outcome } from "./shared/action-step.ts";

export interface MoveAction {
  readonly actionId: string;
  readonly version?: number;
  readonly step: ActionStep;
}

/** Moves one action on. The hub moves any of its own cases' actions; a partner only those sent to their organisation. */
export function moveAction(
  db: Db,
  input: MoveAction,
  told: Told,
): Promise<Result<{ actionId: string; caseId: string; version: number }>> {
  return tell(db, "move-action", told, input, async (trx) => {
    const action = await actionById(trx, input.actionId);
    const row = action ? await caseOfAction(trx, action, told) : undefined;
    if (!action || !row) return notFound;
    if (input.version !== undefined && input.version !== action.version)
      return conflict(action.version, { status: action.status });
    const moved = await step(trx, row, action, input.step, told);
    if (moved.kind !== "done") return moved;
    const after = await moveCase(trx, row, { type: "ACTION_MOVED" }, told);
    return after.kind === "done" ? done({ actionId: action.id, caseId: row.id, version: action.version + 1 }) : after;
  });
}

/** The case of an action the actor may move. A partner sees only what was sent to them, never what is still being agreed. */
async function caseOfAction(trx: Trx, action: ActionRow, told: Told): Promise<CaseRow | undefined> {
  if (told.by.role !== "partner") return caseFor(trx, action.case_id, told);
  const hidden = await isClosedTo(trx, action.case_id, told.by);
  const theirs =
    canAnswerAction(told.by, { ownerOrganisationId: action.owner_organisation_id, hidden }) && action.sent_at !== null;
  return theirs ? caseToChange(trx, action.case_id) : undefined;
}

async function step(trx: Trx, row: CaseRow, action: ActionRow, to: ActionStep, told: Told): Promise<Result> {
  if (told.by.role === "partner" && (to.type === "AGREED" || to.type === "SENT" || to.type === "WITHDRAWN"))
    return notFound;
  const hubOwned = PATHWAY[action.pathway as PathwayCode].owner === "hub";
  const decision = decide("action", action.status, { hubOwned }, to as Kinds["action"]["event"]);
  if (!decision.ok)
    return refused(
      "That is not possible now.",
      decision.possible.map((type) => ACTION_EVENT_WORDS[type]),
    );
  if (to.type === "SENT" && to.how === "in-hub" && !(await canSeeInHub(trx, row.id, action.owner_organisation_id)))
    return refused("Nobody there signs in to the hub. Tell them by phone, by secure e-mail or on their form.");
  const wrong = to.type === "DECLINED" && to.until !== undefined ? problemWithUntil(to.until, told) : null;
  if (wrong !== null) return refused(wrong);
  const box = await boxFor(trx, action.key_id);
  const saved = await updateAction(trx, action.id, action.version, {
    status: decision.status,
    ...changesFor(to, told, (column, text) => box.sealMaybe("action", column, action.id, text)),
  });
  if (!saved) return conflict(action.version, { status: action.status });
  await settle(trx, "action", action.id, told);
  const clock = clockAfter(decision.status, hubOwned, action.due_at, told.at);
  if (clock) await owe(trx, { subject: "action", subjectId: action.id, caseId: row.id, ...clock });
  await writeEvent(
    trx,
    {
      subject: "action",
      subjectId: action.id,
      caseId: row.id,
      type: to.type,
      from: action.status,
      to: decision.status,
    },
    told,
  );
  await writeAudit(
    trx,
    `action.${to.type.toLowerCase().replaceAll("_", "-")}`,
    { table: "action", id: action.id, caseId: row.id },
    told,
  );
  await keepSaid(trx, action, to, told);
  if (to.type === "SENT" && to.how === "in-hub") await sayWorkWaits(trx, row, action.owner_organisation_id, told);
  if (to.type === "STARTED" && PARTNER_MINIMUM[action.pathway as PathwayCode].told.includes("safePhone"))
    await moveReferral(trx, row.id, { type: "REACHED" }, told);
  if (to.type === "DECLINED")
    await passActionOn(trx, row, action, to.reason === "no-space" ? "no-capacity" : "declined", told);
  if (to.type === "WITHDRAWN" || to.type === "NOT_TAKEN_UP") await askWhoLooksAfter(trx, row, action, told);
  if (to.type === "DONE")
    await writeCostEvent(
      trx,
      {
        caseId: row.id,
        area: row.area,
        origin: "action",
        trigger: action.pathway,
        quantity: 1,
        happenedOn: londonDay(told.at),
        actionId: action.id,
      },
      told,
    );
  return done({});
}

/** What a step says beside where the action stands: that they were told, that a place is taken, that there is none until a day. */
async function keepSaid(trx: Trx, action: ActionRow, to: ActionStep, told: Told): Promise<void> {
  const { owner_organisation_id: organisationId, pathway } = action;
  if (to.type === "SENT") await writeTelling(trx, action, to, told);
  if (to.type === "ACCEPTED") await takePlace(trx, organisationId, pathway);
  if (to.type === "DECLINED" && to.reason === "no-space" && to.until !== undefined && hasPlaces(pathway))
    await sayRoom(trx, { organisationId, pathway, places: 0, untilDay: to.until }, told);
}
