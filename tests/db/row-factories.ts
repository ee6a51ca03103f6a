// Rows as small as the database lets them be, for tests of the database alone. Commands write richer ones.
import { insertAction } from "#db/action.ts";
import { insertCase } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { insertContact } from "#db/contact.ts";
import { inTransaction } from "#db/connection.ts";
import { insertCostEvent } from "#db/cost-event.ts";
import { newId, newReference } from "#db/ids.ts";
import { insertPerson } from "#db/person.ts";
import { insertPriceRule } from "#db/price-rule.ts";
import { insertAssessment } from "#db/risk-assessment.ts";
import type { NewRow } from "#db/rows.ts";
import { createKey } from "#db/sealed.ts";
import type { Box } from "#db/sealed.ts";
import { insertUnitCost, unitCost } from "#db/unit-cost.ts";
import { later } from "#machines/time.ts";
import type { Day } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import type { AHub } from "../factories.ts";

export interface Made {
  readonly id: string;
  readonly box: Box;
}

/** What an open case or contact owes next: the hub, in an hour. */
export const owed = (hub: AHub) => ({
  next_what: "triage",
  next_owner_organisation_id: hub.organisation.hub,
  next_owner_user_id: null,
  next_due_at: later(MONDAY, 3_600_000),
});

export const NOTHING_OWED = {
  next_what: null,
  next_owner_organisation_id: null,
  next_owner_user_id: null,
  next_due_at: null,
};

/** A person with a name. */
export async function aPerson(trx: Trx, name = "Test Person"): Promise<Made> {
  const id = newId();
  const box = await createKey(trx, "case", MONDAY);
  const name_sealed = box.seal("person", "name_sealed", id, name);
  await insertPerson(trx, { id, name_sealed, created_at: MONDAY, version: 1, key_id: box.keyId });
  return { id, box };
}

/** An open case of a new person. */
export async function aCase(trx: Trx, hub: AHub, changes: Partial<NewRow<"case">> = {}): Promise<Made> {
  const person = await aPerson(trx);
  const id = newId();
  await insertCase(trx, {
    id,
    reference: newReference(),
    area: hub.area,
    person_id: person.id,
    hub_organisation_id: hub.organisation.hub,
    status: "triaging",
    suggested_grade: "not-assessed",
    conference_route: 0,
    source: "self",
    protocol_version: "1",
    opened_at: MONDAY,
    ...owed(hub),
    version: 1,
    key_id: person.box.keyId,
    ...changes,
  });
  return { id, box: person.box };
}

/** A live contact. */
export async function aContact(trx: Trx, hub: AHub, changes: Partial<NewRow<"contact">> = {}): Promise<Made> {
  const id = newId();
  const box = await createKey(trx, "contact", MONDAY);
  await insertContact(trx, {
    id,
    area: hub.area,
    channel: "call",
    hub_organisation_id: hub.organisation.hub,
    status: "live",
    danger: "unknown",
    started_at: MONDAY,
    ...owed(hub),
    version: 1,
    key_id: box.keyId,
    ...changes,
  });
  return { id, box };
}

/** An action of the case, owned by the first partner. */
export async function anAction(
  trx: Trx,
  hub: AHub,
  of: Made,
  changes: Partial<NewRow<"action">> = {},
): Promise<string> {
  const id = newId();
  await insertAction(trx, {
    id,
    case_id: of.id,
    area: hub.area,
    pathway: "idva",
    rules: '["R7"]',
    consent_basis: "given",
    status: "sent",
    owner_organisation_id: hub.organisation.first,
    due_at: later(MONDAY, 86_400_000),
    created_at: MONDAY,
    version: 1,
    key_id: of.box.keyId,
    ...changes,
  });
  return id;
}

/** An assessment that suggested high. */
export async function anAssessment(
  trx: Trx,
  hub: AHub,
  of: Made,
  changes: Partial<NewRow<"risk_assessment">> = {},
): Promise<string> {
  const id = newId();
  await insertAssessment(trx, {
    id,
    case_id: of.id,
    tool: "professional-only",
    protocol_version: "1",
    facts_sealed: of.box.seal("risk_assessment", "facts_sealed", id, "{}"),
    result_sealed: of.box.seal("risk_assessment", "result_sealed", id, "{}"),
    suggested_grade: "high",
    by: hub.user["call-handler"],
    at: MONDAY,
    key_id: of.box.keyId,
    ...changes,
  });
  return id;
}

export const A_PRICE = {
  unit_pence: 1_000,
  price_year: "2024-25",
  unit_base_pence: 1_050,
  base_year: "2025-26",
  vintage: "2026-03",
  unit_cost_version: "test-1",
  unit_cost_code: "visit",
} as const;

/** A published price and the rule that uses it for visits. Returns the rule's id. */
export async function aPriceRule(trx: Trx, changes: Partial<NewRow<"price_rule">> = {}): Promise<string> {
  if (!(await unitCost(trx, A_PRICE.unit_cost_version, A_PRICE.unit_cost_code))) await insertUnitCost(trx, A_UNIT_COST);
  const id = newId();
  await insertPriceRule(trx, {
    id,
    area: "*",
    trigger: "visit",
    unit_cost_version: A_PRICE.unit_cost_version,
    unit_cost_code: A_PRICE.unit_cost_code,
    band: "reactive",
    bearer: "police",
    from_day: "2020-01-01" as Day,
    ...changes,
  });
  return id;
}

export const A_UNIT_COST: NewRow<"unit_cost"> = {
  version: A_PRICE.unit_cost_version,
  code: A_PRICE.unit_cost_code,
  label: "A visit",
  unit: "visit",
  pence: A_PRICE.unit_pence,
  price_year: A_PRICE.price_year,
  bearer: "police",
  band: "reactive",
  source: "invented for tests",
  licence: "none",
  grade: 6,
  demo: 1,
};

/** A visit that has a cost. */
export async function aCostEvent(trx: Trx, hub: AHub, caseId: string): Promise<string> {
  const id = newId();
  await insertCostEvent(trx, {
    id,
    case_id: caseId,
    area: hub.area,
    origin: "learned",
    trigger: "visit",
    quantity: 1,
    happened_on: "2026-03-01" as Day,
    by: hub.user["call-handler"],
    at: MONDAY,
  });
  return id;
}

/** A ledger entry that prices a cost event: one visit, paid by the police. */
export function aLedgerEntry(
  hub: AHub,
  of: { readonly caseId: string; readonly costEventId: string; readonly ruleId: string },
  changes: Partial<NewRow<"ledger_entry">> = {},
): NewRow<"ledger_entry"> {
  const quantity = changes.quantity ?? 1;
  return {
    id: newId(),
    case_id: of.caseId,
    cost_event_id: of.costEventId,
    price_rule_id: of.ruleId,
    area: hub.area,
    quarter: "2026Q1",
    bearer: "police",
    band: "reactive",
    ...A_PRICE,
    quantity,
    base_pence: quantity * A_PRICE.unit_base_pence,
    corrects_id: null,
    by: hub.user["call-handler"],
    at: MONDAY,
    ...changes,
  };
}

/** Runs one transaction and gives back what it made. */
export const making = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> => inTransaction(db, work);
