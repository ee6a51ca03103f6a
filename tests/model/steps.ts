// Random steps of a hub's life, possible and impossible alike, by the commands that people and the clock use.
import { actionsOfCase } from "#db/action.ts";
import { caseById, type CaseRow } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { hubOfArea } from "#db/organisation.ts";
import { referralByReference } from "#db/referral.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { PathwayCode } from "#machines/protocol/index.ts";
import { GRADES, type Grade } from "#machines/statuses.ts";
import { HOUR, later, type Instant } from "#machines/time.ts";
import { agreePlanOfCase, agreePlanOfContact } from "#app/commands/agree-plan.ts";
import { closeCase } from "#app/commands/close-case.ts";
import { beginDanger, passDanger } from "#app/commands/mark-danger.ts";
import { DECLINE_REASONS, moveAction, type ActionStep } from "#app/commands/move-action.ts";
import { openCase } from "#app/commands/open-case.ts";
import { receiveReferral } from "#app/commands/receive-referral.ts";
import { recordContactAgain } from "#app/commands/record-contact-again.ts";
import { reviewCase } from "#app/commands/review-case.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { settleUnmetNeed } from "#app/commands/settle-unmet.ts";
import { judge } from "#app/judge.ts";
import { organisationFor } from "#app/commands/shared/takers.ts";
import { type Plan } from "#app/commands/shared/write-plan.ts";
import { tick } from "#app/commands/tick.ts";
import type { Actor } from "#app/commands/told.ts";
import type { Dice } from "#app/seed/dice.ts";
import { callerSays, gpWrites } from "#app/seed/invented.ts";

export interface Model {
  readonly db: Db;
  readonly dice: Dice;
  readonly handlers: readonly [Actor, Actor];
  readonly manager: Actor;
  readonly referrer: Actor;
  readonly partners: readonly Actor[];
  at: Instant;
  readonly cases: { readonly id: string; readonly answers: Answers }[];
}

export interface Taken {
  readonly name: string;
  readonly kind: string;
}

type Step = (model: Model) => Promise<Taken>;
const took = (name: string, { kind }: { kind: string }): Taken => ({ name, kind });
const nothing: Taken = { name: "nothing to do", kind: "done" };

const someCase = ({ dice, cases }: Model) => (cases.length === 0 ? null : cases[dice.between(0, cases.length - 1)]);

async function planFor(model: Model, answers: Answers, by: Actor): Promise<Plan> {
  const { db, dice } = model;
  const bare = await judge(db, answers, "standard", by.area, model.at);
  if (!bare.ok) throw new Error("Invented answers are possible.");
  const suggested = bare.judged.suggestion.suggestedGrade;
  // One time in five any grade at all: lower ones must wait for a second person, whoever asks.
  const agreedGrade: Grade = suggested === "not-assessed" || dice.chance(0.2) ? dice.pick(GRADES) : suggested;
  const judged = await judge(db, answers, agreedGrade, by.area, model.at);
  if (!judged.ok) throw new Error("Invented answers are possible.");
  const hub = await hubOfArea(db, by.area);
  const actions: { pathway: PathwayCode; organisationId: string }[] = [];
  for (const { pathway } of judged.judged.result.actions) {
    const organisationId = await organisationFor(db, { area: by.area, hub_organisation_id: hub?.id ?? "" }, pathway);
    if (organisationId !== null && !dice.chance(0.05)) actions.push({ pathway, organisationId });
  }
  return {
    agreedGrade,
    reason: dice.chance(0.9) ? "In my judgement." : "",
    overrideReason: "Serious harm is likely.",
    actions,
    sendNow: dice.chance(0.8),
  };
}

const ring: Step = async (model) => {
  const by = model.dice.pick(model.handlers);
  const answers = callerSays(model.dice);
  const started = await saveContact(model.db, { contactId: null, answers }, { by, at: model.at });
  if (started.kind !== "done") return took("ring", started);
  const plan = await planFor(model, answers, by);
  const agreed = await agreePlanOfContact(model.db, { contactId: started.contactId, plan }, { by, at: model.at });
  if (agreed.kind === "done") model.cases.push({ id: agreed.caseId, answers });
  return took("ring", agreed);
};

const refer: Step = async (model) => {
  const answers = gpWrites(model.dice);
  const sent = await receiveReferral(
    model.db,
    { source: "gp", answers, asked: {}, agreed: "yes" },
    { by: model.referrer, at: model.at },
  );
  if (sent.kind === "done") {
    const referral = await referralByReference(model.db, sent.reference);
    if (referral)
      model.cases.push({ id: referral.case_id, answers: { ...answers, source: "gp", contactSafe: "safe" } });
  }
  return took("refer", sent);
};

const agree: Step = async (model) => {
  const known = someCase(model);
  if (!known) return nothing;
  const by = model.dice.pick([...model.handlers, model.manager] as [Actor, ...Actor[]]);
  const row = await caseById(model.db, known.id);
  // Sometimes from a page that is out of date: it must change nothing.
  const version = row && model.dice.chance(0.3) ? row.version - 1 : row?.version;
  const plan = await planFor(model, known.answers, by);
  return took(
    "agree",
    await agreePlanOfCase(
      model.db,
      { caseId: known.id, answers: known.answers, plan, ...(version === undefined ? {} : { version }) },
      { by, at: model.at },
    ),
  );
};

const STEPS: readonly ActionStep[] = [
  { type: "AGREED" },
  { type: "SENT", how: "phone", toldWhom: "The duty desk" },
  { type: "ACCEPTED" },
  { type: "STARTED" },
  { type: "DONE", outcome: "engaged", feelsSafer: "yes" },
  { type: "NOT_TAKEN_UP", outcome: "not-reached-safely" },
  { type: "WITHDRAWN", reason: "They asked us to." },
];

const act: Step = async (model) => {
  const { db, dice } = model;
  const known = someCase(model);
  const actions = known ? await actionsOfCase(db, known.id) : [];
  const action = actions[dice.between(0, Math.max(0, actions.length - 1))];
  if (!action) return nothing;
  const by = dice.pick([...model.handlers, ...model.partners] as [Actor, ...Actor[]]);
  const step = dice.chance(0.25)
    ? ({ type: "DECLINED", reason: dice.pick(DECLINE_REASONS) } as const)
    : dice.pick(STEPS as [ActionStep, ...ActionStep[]]);
  return took(
    `act ${step.type}`,
    await moveAction(db, { actionId: action.id, version: action.version, step }, { by, at: model.at }),
  );
};

const onCase =
  (name: string, tell: (model: Model, row: CaseRow, by: Actor) => Promise<{ kind: string }>): Step =>
  async (model) => {
    const known = someCase(model);
    const row = known ? await caseById(model.db, known.id) : undefined;
    if (!row) return nothing;
    return took(
      name,
      await tell(model, row, model.dice.pick([...model.handlers, model.manager] as [Actor, ...Actor[]])),
    );
  };

const wait: Step = async (model) => {
  model.at = later(model.at, model.dice.between(1, 40) * HOUR);
  const ticked = await tick(model.db, model.at);
  return { name: "wait", kind: ticked.failed === 0 ? "done" : "failed" };
};

const settle: Step = async (model) => {
  const known = someCase(model);
  const need = known
    ? (await unmetOfCase(model.db, known.id)).find((one) => one.met_by === null && one.settled_at === null)
    : undefined;
  if (!need) return nothing;
  return took(
    "settle",
    await settleUnmetNeed(
      model.db,
      { unmetId: need.id, decided: "Looked at again." },
      { by: model.manager, at: model.at },
    ),
  );
};

export const ALL_STEPS: readonly (readonly [Step, number])[] = [
  [ring, 10],
  [refer, 5],
  [agree, 12],
  [act, 50],
  [wait, 14],
  [settle, 5],
  [onCase("begin danger", ({ db, at }, row, by) => beginDanger(db, { caseId: row.id }, { by, at })), 3],
  [onCase("pass danger", ({ db, at }, row, by) => passDanger(db, { caseId: row.id }, { by, at })), 4],
  [
    onCase("review", ({ db, at }, row, by) =>
      reviewCase(db, { caseId: row.id, counts: { "gp-consultation": 2 } }, { by, at }),
    ),
    5,
  ],
  [onCase("ring again", ({ db, at }, row, by) => recordContactAgain(db, { caseId: row.id }, { by, at })), 4],
  [onCase("open", ({ db, at }, row, by) => openCase(db, { caseId: row.id }, { by, at })), 3],
  [
    onCase("close", ({ db, at }, row, by) =>
      closeCase(db, { caseId: row.id, outcome: "plan-complete", finalGrade: row.grade ?? "standard" }, { by, at }),
    ),
    8,
  ],
];
