// Reaching the person, by the hub and by a partner who took an action.
import { ATTEMPT_RESULTS, finishAttempt } from "#app/commands/finish-attempt.ts";
import { finishPartnerAttempt } from "#app/commands/finish-partner-attempt.ts";
import { ATTEMPT_KINDS, startAttempt } from "#app/commands/start-attempt.ts";
import { startPartnerAttempt } from "#app/commands/start-partner-attempt.ts";
import type { Dice } from "#app/seed/dice.ts";
import type { ActionRow } from "#db/action.ts";
import type { AttemptRow } from "#db/contact-attempt.ts";
import type { Actor } from "#app/commands/told.ts";
import type { UserRow } from "#db/user.ts";
import type { Prepare } from "../deed.ts";
import { pickOf, somebody, someCase, versionFor, worker, type Model } from "../model.ts";

export const beginAttempt: Prepare = (model) => {
  const row = someCase(model);
  const by = worker(model);
  if (!row || !by) return null;
  const input = { caseId: row.id, kind: model.dice.pick(ATTEMPT_KINDS), ...versionFor(model, row.version) };
  return { name: "begin to reach them", by, keyed: true, send: (db, told) => startAttempt(db, input, told) };
};

const howItEnded = (dice: Dice) => ({
  result: dice.pick(ATTEMPT_RESULTS),
  stillSafe: dice.pick(["yes", "yes", "no", "not-asked"] as const),
  slotKept: dice.pick(["yes", "no", "not-known"] as const),
  note: "",
});

/** An attempt that nobody ended, or now and then one that somebody did. */
function someAttempt(model: Model, whose: "hub" | "partner"): AttemptRow | undefined {
  const of = whose === "hub" ? "is null" : "is not null";
  const open = model.dice.chance(0.9) ? "and ended_at is null" : "";
  const which = `select * from contact_attempt where action_id ${of} ${open}`;
  if (model.focus !== null)
    return pickOf(model.dice, model.reader.rows<AttemptRow>(`${which} and case_id = ?`, model.focus));
  return pickOf(model.dice, model.reader.rows<AttemptRow>(`${which} order by rowid desc limit 6`));
}

export const endAttempt: Prepare = (model) => {
  const attempt = someAttempt(model, "hub");
  const by = worker(model);
  if (!attempt || !by) return null;
  const input = { caseId: attempt.case_id, attemptId: attempt.id, ...howItEnded(model.dice) };
  return {
    name: input.result === "reached" ? "they are reached" : "they are not reached",
    by,
    keyed: true,
    from: `attempt ${attempt.id}`,
    send: (db, told) => finishAttempt(db, input, told),
  };
};

const actorWith = (user: UserRow, area: string): Actor => ({
  userId: user.id,
  organisationId: user.organisation_id,
  role: user.role,
  area,
});

export const partnerBegins: Prepare = (model) => {
  const taken = model.reader.rows<ActionRow>(
    "select * from action where status in ('accepted', 'under-way') order by rowid desc limit 10",
  );
  const action = pickOf(model.dice, taken);
  const user =
    action &&
    pickOf(
      model.dice,
      model.reader.rows<UserRow>(
        `select * from "user" where organisation_id = ? and status = 'active'`,
        action.owner_organisation_id,
      ),
    );
  if (!user) return null;
  return {
    name: "a partner begins to reach them",
    by: actorWith(user, model.hub.area),
    keyed: true,
    send: (db, told) => startPartnerAttempt(db, { actionId: action.id }, told),
  };
};

export const partnerEnds: Prepare = (model) => {
  const attempt = someAttempt(model, "partner");
  const [user] = attempt
    ? model.reader.rows<UserRow>(`select * from "user" where id = ? and status = 'active'`, attempt.by)
    : [];
  const by = user && model.dice.chance(0.9) ? actorWith(user, model.hub.area) : somebody(model, "partner");
  const actionId = attempt?.action_id ?? null;
  if (!attempt || actionId === null || !by) return null;
  const input = { actionId, attemptId: attempt.id, ...howItEnded(model.dice) };
  return {
    name: input.result === "reached" ? "a partner reaches them" : "a partner does not reach them",
    by,
    keyed: true,
    from: `attempt ${attempt.id}`,
    send: (db, told) => finishPartnerAttempt(db, input, told),
  };
};
