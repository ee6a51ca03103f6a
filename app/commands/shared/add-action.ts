import { insertAction } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { boxFor } from "#db/sealed.ts";
import { begin, decide, type Kinds } from "#machines/decide.ts";
import { PATHWAY, type ResultAction } from "#machines/protocol/index.ts";
import type { ActionStatus } from "#machines/statuses.ts";
import { instantOf } from "#machines/time.ts";
import { canSeeInHub } from "../../closed-to.ts";
import type { Told } from "../told.ts";
import { owe } from "./owe.ts";
import { userOf, writeAudit, writeEvent } from "./record.ts";
import { sayWorkWaits } from "./say-work-waits.ts";

type ActionEvent = Kinds["action"]["event"];

interface NewAction {
  readonly suggested: ResultAction;
  readonly organisationId: string;
  readonly overrideReason: string;
  readonly sendNow: boolean;
  readonly replaces: string | null;
}

/**
 * One action with its first clock. What still has to be asked stays proposed; what its owner can see in the hub is sent at
 * once when `sendNow`; the rest waits to be told by phone, by secure e-mail or on a form.
 */
export async function addAction(trx: Trx, row: CaseRow, input: NewAction, told: Told): Promise<string> {
  const { suggested } = input;
  const id = newId();
  const box = await boxFor(trx, row.key_id);
  const hubOwned = PATHWAY[suggested.pathway].owner === "hub";
  const asked = suggested.consentBasis !== "to-ask";
  const inHub = !hubOwned && input.sendNow && asked && (await canSeeInHub(trx, row.id, input.organisationId));
  const status = statusAfter(hubOwned, asked, inHub);
  const due = instantOf(suggested.due);
  const override = suggested.consentBasis === "override" ? input.overrideReason.trim() || null : null;
  await insertAction(trx, {
    id,
    case_id: row.id,
    area: row.area,
    pathway: suggested.pathway,
    rules: JSON.stringify(suggested.rules),
    consent_basis: suggested.consentBasis,
    override_reason_sealed: box.sealMaybe("action", "override_reason_sealed", id, override),
    status,
    owner_organisation_id: input.organisationId,
    owner_user_id: null,
    due_at: due,
    agreed_by: asked ? userOf(told) : null,
    agreed_at: asked ? told.at : null,
    sent_at: inHub ? told.at : null,
    sent_how: inHub ? "in-hub" : null,
    sent_to_sealed: null,
    decline_reason: null,
    decline_note_sealed: null,
    outcome: null,
    feels_safer: null,
    replaces_action_id: input.replaces,
    created_at: told.at,
    version: 1,
    key_id: row.key_id,
  });
  const clock = !asked ? "ask-action" : inHub ? "answer-action" : hubOwned ? "do-action" : "send-action";
  await owe(trx, { subject: "action", subjectId: id, caseId: row.id, clock, due });
  const happened = (type: string, from: string | null, to: string) =>
    writeEvent(trx, { subject: "action", subjectId: id, caseId: row.id, type, from, to }, told);
  await happened("PROPOSED", null, "proposed");
  if (asked) await happened("AGREED", "proposed", "agreed");
  if (inHub) {
    await happened("SENT", "agreed", "sent");
    await sayWorkWaits(trx, row, input.organisationId, told);
  }
  await writeAudit(trx, "action.add", { table: "action", id, caseId: row.id }, told);
  return id;
}

/** The machine's own word for where a new action stands after it was agreed, and sent. */
function statusAfter(hubOwned: boolean, asked: boolean, inHub: boolean): ActionStatus {
  let status = begin("action", { hubOwned });
  const events: ActionEvent[] = [
    ...(asked ? [{ type: "AGREED" } as const] : []),
    ...(inHub ? [{ type: "SENT", how: "in-hub" } as const] : []),
  ];
  for (const event of events) {
    const decision = decide("action", status, { hubOwned }, event);
    if (!decision.ok) throw new Error(`A new action takes ${event.type}.`);
    status = decision.status;
  }
  return status;
}
