// What owners do with the actions they were asked for, and what second people say to a lower grade.
import { decideApproval } from "#app/commands/decide-approval.ts";
import { DECLINE_REASONS, moveAction, OUTCOMES, type ActionStep } from "#app/commands/move-action.ts";
import { openAction } from "#app/commands/open-action.ts";
import { setCapacity } from "#app/commands/set-capacity.ts";
import { tellHub } from "#app/commands/tell-hub.ts";
import { openApprovals } from "#app/commands/open-approvals.ts";
import type { ActionRow } from "#db/action.ts";
import type { ApprovalRow } from "#db/grade-approval.ts";
import type { Actor } from "#app/commands/told.ts";
import type { Dice } from "#app/seed/dice.ts";
import type { UserRow } from "#db/user.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import { daysLater, londonDay } from "#machines/time.ts";
import { madeFrom, type Prepare } from "../deed.ts";
import { pickOf, somebody, someCase, versionFor, worker, type Model } from "../model.ts";

const stepOf = (dice: Dice, action: ActionRow): ActionStep => {
  // Mostly what comes next, so that actions come to an end; sometimes anything at all.
  const next: Readonly<Record<string, ActionStep["type"]>> = {
    proposed: "AGREED",
    agreed: PATHWAY[action.pathway as PathwayCode].owner === "hub" ? "DONE" : "SENT",
    sent: "ACCEPTED",
    accepted: "STARTED",
    "under-way": "DONE",
  };
  const type = dice.chance(0.7)
    ? (next[action.status] ?? "DONE")
    : dice.pick([
        "AGREED",
        "SENT",
        "ACCEPTED",
        "STARTED",
        "DONE",
        "NOT_TAKEN_UP",
        "DECLINED",
        "DECLINED",
        "WITHDRAWN",
      ] as const);
  switch (type) {
    case "SENT":
      return { type, how: dice.pick(["in-hub", "phone", "secure-email", "form"]), toldWhom: "The duty desk" };
    case "DONE":
      return { type, outcome: dice.pick(OUTCOMES), feelsSafer: "yes" };
    case "NOT_TAKEN_UP":
      return { type, outcome: dice.pick(OUTCOMES) };
    case "DECLINED":
      return { type, reason: dice.pick(DECLINE_REASONS) };
    case "WITHDRAWN":
      return { type, reason: dice.chance(0.9) ? "They asked us to." : " " };
    case "AGREED":
    case "ACCEPTED":
    case "STARTED":
      return { type };
  }
};

/** The hub, or one of the organisation that owns the action. */
function doer(model: Model, action: ActionRow): Actor | undefined {
  if (model.dice.chance(action.sent_at === null ? 0.9 : 0.4)) return worker(model);
  const users = model.reader.rows<UserRow>(
    `select * from "user" where status = 'active' and role = 'partner' and organisation_id = ?`,
    action.owner_organisation_id,
  );
  const user = pickOf(model.dice, users);
  return user
    ? { userId: user.id, organisationId: user.organisation_id, role: user.role, area: model.hub.area }
    : somebody(model, "partner", "call-handler");
}

export const act: Prepare = (model) => {
  const row = someCase(model);
  if (!row) return null;
  const open = model.dice.chance(0.9) ? "and status in ('proposed', 'agreed', 'sent', 'accepted', 'under-way')" : "";
  const action = pickOf(
    model.dice,
    model.reader.rows<ActionRow>(`select * from action where case_id = ? ${open}`, row.id),
  );
  const by = action && doer(model, action);
  if (!by) return null;
  const form = versionFor(model, action.version);
  const step = stepOf(model.dice, action);
  return {
    name: `an action is ${step.type}`,
    by,
    keyed: true,
    ...madeFrom("action", action.id, form),
    send: (db, told) => moveAction(db, { actionId: action.id, step, ...form }, told),
  };
};

/** The help of a high case falls away: what must never happen in silence. */
export const advocateFallsAway: Prepare = (model) => {
  const which = model.focus === null ? "" : "and c.id = ?";
  const action = pickOf(
    model.dice,
    model.reader.rows<ActionRow>(
      `select a.* from action as a join "case" as c on c.id = a.case_id
        where c.grade = 'high' and a.pathway in ('idva', 'outreach', 'early-advice')
        and a.status in ('agreed', 'sent', 'accepted', 'under-way') ${which}`,
      ...(model.focus === null ? [] : [model.focus]),
    ),
  );
  const by = action && worker(model);
  if (!by) return null;
  const form = versionFor(model, action.version);
  const step = model.dice.pick<ActionStep>([
    { type: "WITHDRAWN", reason: "They asked us to." },
    { type: "NOT_TAKEN_UP", outcome: "not-reached-safely" },
    { type: "DECLINED", reason: "no-space" },
  ]);
  return {
    name: `the help of a high case is ${step.type}`,
    by,
    keyed: true,
    ...madeFrom("action", action.id, form),
    send: (db, told) => moveAction(db, { actionId: action.id, step, ...form }, told),
  };
};

export const readAction: Prepare = (model) => {
  const action = pickOf(model.dice, model.reader.rows<ActionRow>("select * from action order by rowid desc limit 20"));
  const by = action && doer(model, action);
  if (!by) return null;
  return {
    name: "read an action",
    by,
    keyed: false,
    send: (db, told) => openAction(db, { actionId: action.id }, told),
  };
};

export const decideGrade: Prepare = (model) => {
  const pending = model.dice.chance(0.9) ? "status = 'pending'" : "status <> ''";
  const which = model.focus === null ? "" : "and case_id = ?";
  const approval = pickOf(
    model.dice,
    model.reader.rows<ApprovalRow>(
      `select * from grade_approval where ${pending} ${which} order by rowid desc limit 9`,
      ...(model.focus === null ? [] : [model.focus]),
    ),
  );
  const by = approval && decider(model, approval);
  if (!by) return null;
  const form = versionFor(model, approval.version);
  const decision = model.dice.chance(0.7) ? ("approve" as const) : ("refuse" as const);
  return {
    name: by.userId === approval.requested_by ? "decide what one asked for oneself" : `${decision} a lower grade`,
    by,
    keyed: true,
    ...madeFrom("approval", approval.id, form),
    send: (db, told) => decideApproval(db, { approvalId: approval.id, decision, ...form }, told),
  };
};

/** A duty manager, or whoever asked, or anybody of the hub. */
function decider(model: Model, approval: ApprovalRow): Actor | undefined {
  if (model.dice.chance(0.65)) return somebody(model, "duty-manager");
  const [asked] = model.reader.rows<UserRow>(
    `select * from "user" where id = ? and status = 'active'`,
    approval.requested_by,
  );
  return asked
    ? { userId: asked.id, organisationId: asked.organisation_id, role: asked.role, area: model.hub.area }
    : worker(model);
}

export const readApprovals: Prepare = (model) => {
  const by = somebody(model, "duty-manager");
  return by ? { name: "read what waits for a second person", by, keyed: false, send: openApprovals } : null;
};

/** A partner says how many places it has: none until a day, more often than anybody hopes. */
export const sayPlaces: Prepare = (model) => {
  const by = somebody(model, "partner");
  if (!by) return null;
  const pathway = model.dice.pick(["idva", "idva", "outreach", "early-advice", "refuge", "isva"]);
  const [before] = model.reader.rows<{ version: number }>(
    "select version from capacity where organisation_id = ? and pathway = ?",
    by.organisationId,
    pathway,
  );
  const untilDay = daysLater(londonDay(model.at), model.dice.pick([1, 3, 10]));
  const input = { pathway, places: model.dice.pick([0, 0, 1, 2]), untilDay, version: before?.version ?? 0 };
  return {
    name: input.places === 0 ? "say there are no places" : "say there are places",
    by,
    keyed: true,
    send: (db, told) => setCapacity(db, input, told),
  };
};

/** A partner tells the hub something about what it was asked. */
export const tellSomething: Prepare = (model) => {
  const action = pickOf(
    model.dice,
    model.reader.rows<ActionRow>("select * from action where sent_at is not null order by rowid desc limit 20"),
  );
  const by = action && doer(model, action);
  if (!by) return null;
  const happened = model.dice.chance(0.5) ? (["ambulance"] as const) : [];
  const input = { actionId: action.id, note: "They changed the appointment.", happened, on: null };
  return { name: "tell the hub something", by, keyed: true, send: (db, told) => tellHub(db, input, told) };
};
