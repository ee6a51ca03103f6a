// A little of everything in the tables, so that every query has something to find.
import { insertAudit } from "#db/audit.ts";
import { insertCasePerson } from "#db/case-person.ts";
import type { Db } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { insertAttempt } from "#db/contact-attempt.ts";
import { insertDeadline } from "#db/deadline.ts";
import { insertDeflator } from "#db/deflator.ts";
import { insertDraft } from "#db/draft.ts";
import { insertEvent } from "#db/event.ts";
import { insertApproval } from "#db/grade-approval.ts";
import { insertIdempotencyKey } from "#db/idempotency-key.ts";
import { newId } from "#db/ids.ts";
import { insertLedgerEntry } from "#db/ledger.ts";
import { insertNote } from "#db/note.ts";
import { insertOutbox } from "#db/outbox.ts";
import { insertPersonKeys } from "#db/person.ts";
import { insertProtocolVersion } from "#db/protocol-version.ts";
import { insertReferral } from "#db/referral.ts";
import { insertRiskTool } from "#db/risk-tool.ts";
import { insertSafeContact } from "#db/safe-contact.ts";
import { insertSafetyPlan } from "#db/safety-plan.ts";
import { insertSession } from "#db/session.ts";
import { insertUnmet } from "#db/unmet-need.ts";
import { later } from "#machines/time.ts";
import { aHub, MONDAY } from "../factories.ts";
import {
  aCase,
  aContact,
  aCostEvent,
  aLedgerEntry,
  anAction,
  anAssessment,
  aPerson,
  aPriceRule,
  NOTHING_OWED,
} from "./row-factories.ts";
import type { Part, PartOf } from "./part.ts";

const PARTS = import.meta.glob<PartOf>("./parts/*.ts", { eager: true, import: "part" });

/** Puts one row or more in every table. Returns the ids that queries ask for. */
export async function aWorld(db: Db) {
  const hub = await aHub(db);
  return inTransaction(db, async (trx) => {
    const at = MONDAY;
    const by = hub.user["call-handler"];
    const other = await aPerson(trx, "Other Person");
    const one = await aCase(trx, hub, { reference: "TEST-0001", person_id: other.id });
    const urgent = await aCase(trx, hub, { emergency_since: at, next_due_at: at, next_owner_user_id: by });
    const closed = { ...NOTHING_OWED, closed_at: at, closed_outcome: "engaged" };
    await aCase(trx, hub, { status: "closed", ...closed });
    const of = { case_id: one.id, key_id: one.box.keyId, at, by };
    const seal = (table: string, column: string, id: string) => one.box.seal(table, column, id, "text");
    const keys = { case_id: one.id, key_id: one.box.keyId };

    await insertPersonKeys(trx, [
      { person_id: other.id, kind: "phone", hmac: "aa" },
      { person_id: other.id, kind: "phone", hmac: "aa" },
    ]);
    const id = newId();
    await insertCasePerson(trx, { id, person_id: other.id, role: "alleged", created_at: at, ...keys });
    const contact = await aContact(trx, hub, { case_id: one.id, owner_user_id: by, next_owner_user_id: by });
    await aContact(trx, hub, { status: "over", ...NOTHING_OWED });
    const draft = newId();
    await insertDraft(trx, {
      id: draft,
      kind: "contact",
      contact_id: contact.id,
      owner_user_id: by,
      organisation_id: hub.organisation.hub,
      payload_sealed: contact.box.seal("draft", "payload_sealed", draft, "{}"),
      created_at: at,
      updated_at: at,
      version: 1,
      key_id: contact.box.keyId,
    });
    const referral = newId();
    await insertReferral(trx, {
      id: referral,
      reference: "TEST-0002",
      area: hub.area,
      contact_id: contact.id,
      organisation_id: hub.organisation.gp,
      referred_by: hub.user.referrer,
      source: "gp",
      status: "submitted",
      agreed: "yes",
      answers_sealed: seal("referral", "answers_sealed", referral),
      submitted_at: at,
      version: 1,
      ...keys,
    });
    const assessment = await anAssessment(trx, hub, one, { agreed_grade: "high" });
    const approval = newId();
    await insertApproval(trx, {
      id: approval,
      case_id: one.id,
      assessment_id: assessment,
      from_grade: "high",
      to_grade: "medium",
      status: "pending",
      requested_by: by,
      requested_at: at,
      due_at: later(at, 1000),
      version: 1,
    });
    const action = await anAction(trx, hub, one, { owner_user_id: hub.user.partner });
    await anAction(trx, hub, one, { status: "proposed" });
    await anAction(trx, hub, one, { status: "done", outcome: "engaged" });
    await anAction(trx, hub, one, { status: "declined", decline_reason: "no-capacity" });
    const unmet = newId();
    const need = { case_id: one.id, area: hub.area, due_at: at, at };
    await insertUnmet(trx, { id: unmet, pathway: "dapo", reason: "unavailable", met_by: null, ...need });
    await insertUnmet(trx, { id: newId(), pathway: "idva", reason: "unavailable", met_by: "outreach", ...need });
    const attempt = newId();
    await insertAttempt(trx, {
      id: attempt,
      channel: "phone",
      status: "started",
      result: "started",
      in_slot: 1,
      ...of,
    });
    const proposal = { name: "Sooner", definition: '{"safetyPlanHours":24}', proposed_by: hub.user.administrator };
    for (const version of ["2", "3"]) await insertProtocolVersion(trx, { version, ...proposal, proposed_at: at });
    const riskTool = newId();
    const wording = { tool: "dara", version: "test 1", licence: "Invented", questions: "[]" } as const;
    await insertRiskTool(trx, { id: riskTool, ...wording, loaded_at: at, withdrawn_at: null });
    const safeContact = newId();
    await insertSafeContact(trx, {
      id: safeContact,
      channel: "phone",
      value_sealed: seal("safe_contact", "value_sealed", safeContact),
      safe: "safe",
      days: "[1,2]",
      voicemail: "no",
      text: "no",
      whose_phone: "mine",
      others_see: "no",
      do_not_contact: 0,
      confirmed_at: at,
      confirmed_by: by,
      version: 1,
      ...keys,
    });
    const plan = newId();
    const body_sealed = seal("safety_plan", "body_sealed", plan);
    await insertSafetyPlan(trx, { id: plan, body_sealed, updated_at: at, updated_by: by, version: 1, ...keys });
    const note = newId();
    await insertNote(trx, { id: note, kind: "fact", body_sealed: seal("note", "body_sealed", note), ...of });
    const clock = { subject: "case", subject_id: one.id, case_id: one.id } as const;
    const deadline = newId();
    await insertDeadline(trx, { id: deadline, clock: "triage", due_at: at, ...clock });
    await insertDeadline(trx, { id: newId(), clock: "review", due_at: later(at, 1000), ...clock });
    await insertDeadline(trx, { id: newId(), clock: "first-contact", due_at: at, cleared_at: at, ...clock });
    const passed = { id: newId(), subject: "case", subject_id: urgent.id, case_id: urgent.id } as const;
    await insertDeadline(trx, { ...passed, clock: "triage", due_at: at, fired_at: at });
    const happened = { subject: "case", subject_id: one.id, case_id: one.id, by, at } as const;
    await insertEvent(trx, { type: "RECEIVED", to_status: "received", ...happened });
    await insertEvent(trx, { type: "TRIAGE", from_status: "received", to_status: "triaging", ...happened });
    await insertAudit(trx, {
      at,
      by,
      verb: "case.open",
      subject: "case",
      subject_id: one.id,
      case_id: one.id,
      outcome: "done",
    });
    const outbox = newId();
    await insertOutbox(trx, {
      id: outbox,
      at,
      kind: "tell",
      organisation_id: hub.organisation.first,
      payload_sealed: seal("outbox", "payload_sealed", outbox),
      status: "waiting",
      tries: 0,
      ...keys,
    });
    await insertIdempotencyKey(trx, {
      key: "k",
      scope: "refer",
      user_id: by,
      request_hash: "h",
      response_sealed: seal("idempotency_key", "response_sealed", "k"),
      at,
      key_id: one.box.keyId,
    });
    await insertSession(trx, {
      id_hash: "s",
      user_id: by,
      user_version: 1,
      pending_code: 0,
      created_at: at,
      seen_at: at,
      expires_at: later(at, 1000),
    });
    await insertDeflator(trx, { vintage: "2026-03", fy: "2024-25", index_value: 100.5, status: "outturn" });
    const rule = await aPriceRule(trx);
    const areaRule = await aPriceRule(trx, { area: hub.area });
    const costEvent = await aCostEvent(trx, hub, one.id);
    const entry = aLedgerEntry(hub, { caseId: one.id, costEventId: costEvent, ruleId: rule });
    await insertLedgerEntry(trx, entry);
    const world = {
      db,
      hub,
      keyId: one.box.keyId,
      /** Some text, sealed with the case's key. */
      sealedText: seal,
      case: one.id,
      urgent: urgent.id,
      person: other.id,
      contact: contact.id,
      draft,
      referral,
      assessment,
      approval,
      action,
      unmet,
      attempt,
      safeContact,
      plan,
      note,
      deadline,
      outbox,
      rule,
      areaRule,
      costEvent,
      entry: entry.id,
      casePerson: id,
      riskTool,
    };
    const asked: Part[] = [];
    for (const add of Object.values(PARTS)) asked.push(await add(trx, world));
    return { ...world, parts: asked };
  });
}

export type World = Awaited<ReturnType<typeof aWorld>>;
