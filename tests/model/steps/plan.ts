import { organisationFor } from "#app/commands/shared/takers.ts";
import type { Plan } from "#app/commands/shared/write-plan.ts";
import { judge } from "#app/judge.ts";
import { UNGRADED, type Standing } from "#app/standing.ts";
import { callerSays } from "#app/seed/invented.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { PathwayCode } from "#machines/protocol/index.ts";
import { GRADES, type Grade } from "#machines/statuses.ts";
import type { Model } from "../model.ts";

/** What a caller says: more often in danger, or judged to be at high risk, than anybody hopes. */
export function invented({ dice }: Model): Answers {
  const { "risk.yes": yes, "risk.no": no, ...others } = callerSays(dice);
  const counted = { ...others, ...(yes === undefined || no === undefined ? {} : { "risk.yes": yes, "risk.no": no }) };
  const judged = { ...others, "risk.tool": "professional-only", "risk.grade": "high" };
  return { ...(dice.chance(0.25) ? judged : counted), ...(dice.chance(0.08) ? { immediateDanger: "yes" } : {}) };
}

/** A plan that somebody could agree for these answers: mostly as suggested, sometimes under any grade at all. */
export async function planFor(
  model: Model,
  answers: Answers,
  danger: boolean,
  before: Standing = UNGRADED,
): Promise<Plan | null> {
  const { db, dice, hub, at } = model;
  const bare = await judge(db, answers, "standard", hub.area, at, before);
  if (!bare.ok) return null;
  const suggested = bare.judged.suggestion.suggestedGrade;
  const any = suggested === "not-assessed" || dice.chance(suggested === "high" ? 0.7 : 0.25);
  // In danger only high will do; somebody tries another all the same.
  const agreedGrade: Grade = danger && dice.chance(0.9) ? "high" : any ? dice.pick(GRADES) : suggested;
  const judged = await judge(db, answers, agreedGrade, hub.area, at, before);
  if (!judged.ok) return null;
  const actions: { pathway: PathwayCode; organisationId: string }[] = [];
  const where = { area: hub.area, hub_organisation_id: hub.organisation.hub };
  for (const { pathway } of judged.judged.result.actions) {
    const organisationId = await organisationFor(db, where, pathway, at);
    if (organisationId !== null && !dice.chance(0.03)) actions.push({ pathway, organisationId });
  }
  return {
    agreedGrade,
    reason: dice.chance(0.95) ? "In my judgement." : "",
    overrideReason: dice.chance(0.95) ? "Serious harm is likely." : "",
    actions,
    sendNow: dice.chance(0.8),
  };
}
