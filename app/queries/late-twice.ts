// What is late twice at a partner's: the duty manager was told, their time has passed too, and the partner's manager is asked.
import type { ActionRow } from "#db/action.ts";
import type { Db } from "#db/connection.ts";
import { attemptsById } from "#db/contact-attempt.ts";
import { liveDeadlinesOfCases } from "#db/deadline.ts";
import { organisationById } from "#db/organisation.ts";
import { isEscalated, type AnyClock } from "#machines/owed.ts";
import { userNames } from "./user-names.ts";

/** Says of an action of the actor's organisation, in words, whose turn it is once it is late twice; null until then. */
export async function lateTwiceOf(
  db: Db,
  actor: { readonly userId: string; readonly organisationId: string },
  actions: readonly ActionRow[],
): Promise<(actionId: string) => string | null> {
  const live = await liveDeadlinesOfCases(db, [...new Set(actions.map((action) => action.case_id))]);
  const climbed = live.filter((one) => one.fired_at === null && isEscalated(one.clock as AnyClock));
  if (climbed.length === 0) return () => null;
  const ids = climbed.map((one) => one.subject_id);
  // How an attempt ended is owed for the action that it was made for.
  const attempts = await attemptsById(db, ids);
  const late = new Set([...ids, ...attempts.flatMap((attempt) => attempt.action_id ?? [])]);
  const words = await whoseTurn(db, actor);
  return (actionId) => (late.has(actionId) ? words : null);
}

async function whoseTurn(db: Db, actor: { readonly userId: string; readonly organisationId: string }): Promise<string> {
  const manager = (await organisationById(db, actor.organisationId))?.manager_user_id ?? null;
  if (manager === actor.userId) return "Late twice: yours to answer";
  const name = (await userNames(db, [manager])).get(manager ?? "");
  return name ? `Late twice: ${name} was told` : "Late twice: the hub's manager was told";
}
