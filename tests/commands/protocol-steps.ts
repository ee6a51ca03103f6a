// What the tests of protocol versions share: a version that is proposed, or on, and a case that is assessed again.
import { agreePlanOfCase } from "#app/commands/agree-plan.ts";
import { proposeProtocolVersion } from "#app/commands/propose-protocol-version.ts";
import { switchProtocolVersion } from "#app/commands/switch-protocol-version.ts";
import { judge } from "#app/judge.ts";
import { standingOf } from "#app/standing.ts";
import { lastAnswers } from "#app/last-answers.ts";
import { insertAreaSetting } from "#db/area.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { Grade } from "#machines/statuses.ts";
import type { Day, Instant } from "#machines/time.ts";
import { actorOf, MONDAY, type AHub } from "../factories.ts";
import type { Desk } from "./case-steps.ts";

/** Stalking alone asks for adult safeguarding too, and for a high grade to be considered. */
export const SAFEGUARDED = {
  extra: [
    {
      code: "R27",
      say: "They are stalked, which this hub always tells.",
      when: { topics: ["stalking"] },
      pathways: ["adult-safeguarding"],
      prompt: true,
      flag: { say: "Ask who else has seen it." },
    },
  ],
};

/** Proposes what differs, as the administrator does. Answers the number; throws when it is none. */
export async function proposed(db: Db, hub: AHub, differences: unknown = SAFEGUARDED, at = MONDAY): Promise<string> {
  const told = { by: actorOf(hub, "administrator"), at };
  const result = await proposeProtocolVersion(db, { name: "A later one", differences }, told);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  return result.version;
}

/** Proposes and switches on, from `at` on unless told. */
export async function inForce(
  db: Db,
  hub: AHub,
  differences: unknown = SAFEGUARDED,
  at: Instant = MONDAY,
  fromAt: Instant = at,
): Promise<string> {
  const version = await proposed(db, hub, differences, at);
  const result = await switchProtocolVersion(db, { version, fromAt }, { by: actorOf(hub, "duty-manager"), at });
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  return version;
}

/** Assesses a case again with what was told last and what changed; everything that is suggested is agreed. */
export async function assessedAgain(desk: Desk, at: Instant, grade: Grade = "high", changed: Answers = {}) {
  const { db, hub } = desk;
  const answers = { ...(await lastAnswers(db, await desk.row())), ...changed };
  const judged = await judge(db, answers, grade, hub.area, at, await standingOf(db, await desk.row()));
  if (!judged.ok) throw new Error(JSON.stringify(judged.errors));
  const actions = await Promise.all(
    judged.judged.result.actions.map(async ({ pathway }) => ({
      pathway,
      organisationId: (await organisationsForPathway(db, hub.area, pathway))[0]?.id ?? hub.organisation.hub,
    })),
  );
  const plan = { agreedGrade: grade, reason: "Agreed with them.", overrideReason: "", actions, sendNow: true };
  const agreed = await agreePlanOfCase(
    db,
    { caseId: desk.caseId, version: (await desk.row()).version, answers: changed, plan },
    desk.told(at),
  );
  if (agreed.kind !== "done") throw new Error(JSON.stringify(agreed));
}

/** From the Monday on the area asks in an order of its own. */
export async function inOwnOrder(db: Db, hub: AHub, alternatives: Readonly<Record<string, readonly string[]>>) {
  await inTransaction(db, (trx) =>
    insertAreaSetting(trx, {
      id: newId(),
      area: hub.area,
      from_day: "2026-03-02" as Day,
      visible_high: 14,
      medium_from: 10,
      escalation_incidents: 3,
      repeat_months: 12,
      unavailable: "[]",
      alternatives: JSON.stringify(alternatives),
    }),
  );
}

/** Everything that comes one by one. */
export async function listed<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}
