import { hubOfArea } from "#db/organisation.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { PathwayCode } from "#machines/protocol/index.ts";
import { GRADES, type Grade } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { organisationFor } from "../commands/shared/takers.ts";
import { type Plan as AgreedPlan } from "../commands/shared/write-plan.ts";
import type { Actor } from "../commands/told.ts";
import { judge, suggest } from "../judge.ts";
import { UNGRADED, type Standing } from "../standing.ts";
import type { World } from "./world.ts";

/** What a handler would agree: nearly always the suggestion, now and then one grade higher by their own judgement. */
export async function planFor(
  world: World,
  answers: Answers,
  by: Actor,
  at: Instant,
  before: Standing = UNGRADED,
): Promise<AgreedPlan> {
  const { db, dice } = world;
  const bare = await suggest(db, answers, null, by.area, at);
  if (!bare.ok)
    throw new Error(`Invented answers are impossible: ${bare.errors.map((error) => error.field).join(", ")}`);
  const suggested = bare.judged.suggestion.suggestedGrade;
  const grade: Grade = suggested === "not-assessed" ? (dice.chance(0.6) ? "standard" : "medium") : suggested;
  const judged = await judge(db, answers, grade, by.area, at, before);
  if (!judged.ok) throw new Error("What was possible a line above is possible here.");
  const actions: { pathway: PathwayCode; organisationId: string }[] = [];
  for (const { pathway } of judged.judged.result.actions) {
    const organisationId = await takerOf(world, pathway, by, at);
    if (organisationId !== null) actions.push({ pathway, organisationId });
  }
  return {
    agreedGrade: grade,
    reason: reasonFor(grade, before, actions.length < judged.judged.result.actions.length),
    overrideReason: "Serious harm is likely without it.",
    actions,
    sendNow: true,
  };
}

function reasonFor(grade: Grade, before: Standing, someLeftOut: boolean): string {
  if (before.grade !== null && GRADES.indexOf(grade) < GRADES.indexOf(before.grade))
    return "What made it worse has passed.";
  return someLeftOut ? "Nobody in the area takes one of them." : "";
}

/** Who takes a pathway: invented organisations never change, so each is looked up once. */
async function takerOf({ db, takers }: World, pathway: PathwayCode, by: Actor, at: Instant): Promise<string | null> {
  const known = takers.get(pathway);
  if (known !== undefined) return known;
  const hub = await hubOfArea(db, by.area);
  const taker = await organisationFor(db, { area: by.area, hub_organisation_id: hub?.id ?? "" }, pathway, at);
  takers.set(pathway, taker);
  return taker;
}
