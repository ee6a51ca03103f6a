// What the tests of a case's commands share: cases to work on, who tells, and what must hold afterwards.
import { expect } from "vitest";
import type { Told } from "#app/commands/told.ts";
import { caseById, type CaseRow } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { referralByReference } from "#db/referral.ts";
import type { Instant } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";
import { brokenIn } from "../model/invariants.ts";
import { aPlannedCase, aReferral } from "../routes/planted.ts";

export interface Desk {
  readonly db: Db;
  readonly hub: AHub;
  readonly caseId: string;
  readonly told: (at?: Instant, more?: { by?: keyof AHub["user"]; key?: string }) => Told;
  readonly row: () => Promise<CaseRow>;
  /** Fails unless the case is whole: exactly one next action with an owner, and a history that gives its status. */
  readonly whole: () => Promise<void>;
}

function deskOf(db: Db, hub: AHub, caseId: string): Desk {
  const row = async () => {
    const found = await caseById(db, caseId);
    if (!found) throw new Error("The case is gone.");
    return found;
  };
  return {
    db,
    hub,
    caseId,
    told: (at = MONDAY, { by = "call-handler", key } = {}) => ({
      by: actorOf(hub, by),
      at,
      ...(key === undefined ? {} : { key }),
    }),
    row,
    whole: async () => expect(await brokenIn(db, await row())).toEqual([]),
  };
}

/** A case that was graded and planned on a call. */
export async function aDesk(
  ...[answers, grade]: [Parameters<typeof aPlannedCase>[2]?, Parameters<typeof aPlannedCase>[3]?]
): Promise<Desk> {
  const db = await freshDb();
  const hub = await aHub(db);
  return deskOf(db, hub, (await aPlannedCase(db, hub, answers, grade)).caseId);
}

/** A case that came by referral and that nobody has spoken with: safe on weekdays from 10:00 to 11:30. */
export async function aReferredDesk(): Promise<Desk & { reference: string }> {
  const db = await freshDb();
  const hub = await aHub(db);
  const { reference } = await aReferral(db, hub);
  const referral = await referralByReference(db, reference);
  if (!referral) throw new Error("The referral is gone.");
  return { ...deskOf(db, hub, referral.case_id), reference };
}

/** The fingerprint of everything stored about a case, to show that nothing changed. */
export async function everythingOf({ db, caseId }: Desk): Promise<string> {
  const of = async (
    table:
      "event" | "deadline" | "action" | "contact_attempt" | "note" | "safe_contact" | "safety_plan" | "risk_assessment",
  ) => db.q.selectFrom(table).selectAll().where("case_id", "=", caseId).execute();
  const tables = [
    "event",
    "deadline",
    "action",
    "contact_attempt",
    "note",
    "safe_contact",
    "safety_plan",
    "risk_assessment",
  ] as const;
  return JSON.stringify([await caseById(db, caseId), ...(await Promise.all(tables.map(of)))]);
}
