// What happens to invented cases, step by step, through the very commands that people and the clock use. A step may plan
// later ones; what would fall after the end of the seeded time simply has not happened yet.
import { actionById, actionsOfCase } from "#db/action.ts";
import { caseById } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { hubOfArea } from "#db/organisation.ts";
import { referralByReference } from "#db/referral.ts";
import type { EventKind } from "#machines/cost-events.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import type { Grade } from "#machines/statuses.ts";
import { DAY, HOUR, later, londonDay, MINUTE, type Instant } from "#machines/time.ts";
import { agreePlanOfCase, agreePlanOfContact } from "../commands/agree-plan.ts";
import { endContact } from "../commands/end-contact.ts";
import { moveAction, type ActionStep } from "../commands/move-action.ts";
import { receiveReferral } from "../commands/receive-referral.ts";
import { recordCostEvents } from "../commands/record-cost-event.ts";
import { saveContact } from "../commands/save-contact.ts";
import { judge, organisationFor, type Plan as AgreedPlan } from "../commands/shared/write-plan.ts";
import type { Actor } from "../commands/told.ts";
import type { Dice } from "./dice.ts";
import { callerSays, gpWrites } from "./invented.ts";

export interface Staff {
  readonly handlers: readonly [Actor, ...Actor[]];
  readonly manager: Actor;
  readonly referrers: readonly [Actor, ...Actor[]];
  /** By organisation: who of its own people works in the hub. */
  readonly partners: ReadonlyMap<string, Actor>;
}

export interface World {
  readonly db: Db;
  readonly dice: Dice;
  readonly staff: Staff;
  readonly plan: (at: Instant, step: Step) => void;
}

export type Step = (world: World, at: Instant) => Promise<void>;

/** Something in a life was refused: the generator would be lying if it went on. */
function must<T extends { readonly kind: string }>(result: T): Extract<T, { kind: "done" }> {
  if (result.kind === "done") return result as Extract<T, { kind: "done" }>;
  const errors = (result as { errors?: readonly { field: string; message: string }[] }).errors ?? [];
  const reason =
    (result as { reason?: string }).reason ?? errors.map(({ field, message }) => `${field}: ${message}`).join(" ");
  throw new Error(`An invented life was ${result.kind}: ${reason} ${((result as { possible?: readonly string[] }).possible ?? []).join(", ")}`);
}

/** One contact reaches the hub: mostly a call, sometimes a GP's referral. */
export const contactArrives: Step = async (world, at) => {
  if (world.dice.chance(0.3)) await gpRefers(world, at);
  else await someoneRings(world, at);
};

async function someoneRings(world: World, at: Instant): Promise<void> {
  const { db, dice, staff } = world;
  const by = dice.pick(staff.handlers);
  // One in five calls is a question answered, with nothing owed after it.
  if (dice.chance(0.2)) {
    const answers = { immediateDanger: "no", source: "self", whatHappened: "An invented question." };
    const { contactId } = must(await saveContact(db, { contactId: null, answers }, { by, at }));
    must(await endContact(db, { contactId, reason: "question-answered" }, { by, at: later(at, 6 * MINUTE) }));
    return;
  }
  const answers = callerSays(dice);
  const { contactId } = must(await saveContact(db, { contactId: null, answers }, { by, at }));
  const agreedAt = later(at, dice.between(10, 35) * MINUTE);
  world.plan(agreedAt, async (inside, when) => {
    const plan = await planFor(inside, answers, by, when);
    const { caseId } = must(await agreePlanOfContact(inside.db, { contactId, plan }, { by, at: when }));
    await planCase(inside, caseId, by, when);
  });
}

async function gpRefers(world: World, at: Instant): Promise<void> {
  const { db, dice, staff } = world;
  const answers = gpWrites(dice);
  const sent = must(
    await receiveReferral(
      db,
      { source: "gp", answers, asked: {}, agreed: answers["consent.sharing"] === "yes" ? "yes" : "not-asked" },
      { by: dice.pick(staff.referrers), at },
    ),
  );
  const referral = await referralByReference(db, sent.reference);
  if (!referral) throw new Error("A referral that was just sent is there.");
  const by = dice.pick(staff.handlers);
  world.plan(later(at, dice.between(30, 26 * 60) * MINUTE), async (inside, when) => {
    const said: Answers = { ...answers, source: "gp", contactSafe: "safe" };
    const plan = await planFor(inside, said, by, when);
    must(await agreePlanOfCase(inside.db, { caseId: referral.case_id, answers: said, plan }, { by, at: when }));
    await planCase(inside, referral.case_id, by, when);
  });
}

/** What a handler would agree: nearly always the suggestion, now and then one grade higher by their own judgement. */
async function planFor({ db, dice }: World, answers: Answers, by: Actor, at: Instant): Promise<AgreedPlan> {
  const bare = await judge(db, answers, "standard", by.area, at);
  if (!bare.ok)
    throw new Error(`Invented answers are impossible: ${bare.errors.map((error) => error.field).join(", ")}`);
  const suggested = bare.judged.suggestion.suggestedGrade;
  const grade: Grade = suggested === "not-assessed" ? (dice.chance(0.6) ? "standard" : "medium") : suggested;
  const judged = await judge(db, answers, grade, by.area, at);
  if (!judged.ok) throw new Error("What was possible a line above is possible here.");
  const hub = await hubOfArea(db, by.area);
  const actions: { pathway: PathwayCode; organisationId: string }[] = [];
  for (const { pathway } of judged.judged.result.actions) {
    const organisationId = await organisationFor(db, { area: by.area, hub_organisation_id: hub?.id ?? "" }, pathway);
    if (organisationId !== null) actions.push({ pathway, organisationId });
  }
  return {
    agreedGrade: grade,
    reason: actions.length < judged.judged.result.actions.length ? "Nobody in the area takes one of them." : "",
    overrideReason: "Serious harm is likely without it.",
    actions,
    sendNow: true,
  };
}

/** The course of a case once a plan is agreed: its actions, the six-week review, what is learned later. */
async function planCase(world: World, caseId: string, by: Actor, at: Instant): Promise<void> {
  for (const action of await actionsOfCase(world.db, caseId)) planAction(world, action.id, by, at, action.due_at);
  world.plan(later(at, 42 * DAY + world.dice.between(0, 72) * HOUR), (inside, when) =>
    reviewed(inside, caseId, by, when),
  );
}

function planAction(world: World, actionId: string, by: Actor, at: Instant, due: Instant): void {
  const room = Math.max(Date.parse(due) - Date.parse(at), 30 * MINUTE);
  // Most things are done in time, some late: the queue and the report of clocks must show both.
  const share = world.dice.chance(0.88) ? 0.1 + world.dice.next() * 0.8 : 1.1 + world.dice.next();
  world.plan(later(at, Math.round(room * share)), (inside, when) => nextStep(inside, actionId, by, when));
}

async function nextStep(world: World, actionId: string, by: Actor, at: Instant): Promise<void> {
  const { db, dice, staff } = world;
  const action = await actionById(db, actionId);
  const row = action ? await caseById(db, action.case_id) : undefined;
  if (!action || !row || row.status === "closed") return;
  const hubOwned = PATHWAY[action.pathway as PathwayCode].owner === "hub";
  const partner = staff.partners.get(action.owner_organisation_id);
  const step = stepFrom(dice, action.status, hubOwned);
  if (!step) return;
  const partnerMoves =
    partner !== undefined && step.type !== "AGREED" && step.type !== "SENT" && step.type !== "WITHDRAWN";
  const before = new Set((await actionsOfCase(db, row.id)).map((other) => other.id));
  must(await moveAction(db, { actionId, step }, { by: partnerMoves ? partner : by, at }));
  if (step.type === "DECLINED") {
    for (const added of await actionsOfCase(db, row.id))
      if (!before.has(added.id)) planAction(world, added.id, by, at, added.due_at);
    return;
  }
  if (step.type === "STARTED")
    world.plan(later(at, dice.between(3, 40) * DAY), (inside, when) => nextStep(inside, actionId, by, when));
  else if (step.type !== "DONE" && step.type !== "NOT_TAKEN_UP" && step.type !== "WITHDRAWN")
    world.plan(later(at, dice.between(20, 600) * MINUTE), (inside, when) => nextStep(inside, actionId, by, when));
}

function stepFrom(dice: Dice, status: string, hubOwned: boolean): ActionStep | null {
  const outcome = dice.weighted([
    ["engaged", 70],
    ["closed-by-agreement", 20],
    ["moved", 10],
  ] as const);
  const feelsSafer = dice.weighted([
    ["yes", 40],
    ["same", 15],
    ["no", 5],
    ["not-asked", 40],
  ] as const);
  switch (status) {
    case "proposed":
      return dice.chance(0.85) ? { type: "AGREED" } : { type: "WITHDRAWN", reason: "They would rather not." };
    case "agreed":
      return hubOwned
        ? { type: "DONE", outcome, feelsSafer }
        : { type: "SENT", how: "phone", toldWhom: "The duty desk" };
    case "sent":
      return dice.chance(0.92)
        ? { type: "ACCEPTED" }
        : {
            type: "DECLINED",
            reason: dice.pick(["no-space", "not-our-area", "needs-we-cannot-meet", "conflict-of-interest"]),
          };
    case "accepted":
      return dice.chance(0.93) ? { type: "STARTED" } : { type: "NOT_TAKEN_UP", outcome: "not-reached-safely" };
    case "under-way":
      return dice.chance(0.85)
        ? { type: "DONE", outcome, feelsSafer }
        : { type: "NOT_TAKEN_UP", outcome: "declined-by-person" };
    default:
      return null;
  }
}

/** How many of each event the year before held, out of a hundred cases, and at most how many times. */
const YEAR_BEFORE: readonly (readonly [EventKind, number, number])[] = [
  ["police-callout", 55, 4],
  ["arrest", 18, 2],
  ["ambulance", 15, 2],
  ["ae-attendance", 28, 3],
  ["hospital-stay", 6, 1],
  ["gp-consultation", 70, 6],
  ["mental-health-contact", 15, 4],
  ["homelessness-application", 8, 1],
  ["temporary-accommodation-week", 6, 8],
  ["court-event", 9, 2],
  ["section-47-enquiry", 9, 1],
  ["child-taken-into-care-week", 2, 12],
];

/** The six-week review: the known events of the twelve months before, and then, sometimes, what is learned after. */
async function reviewed(world: World, caseId: string, by: Actor, at: Instant): Promise<void> {
  const { db, dice } = world;
  const row = await caseById(db, caseId);
  if (!row || row.status === "closed" || !dice.chance(0.8)) return;
  const events = YEAR_BEFORE.filter(([, share]) => dice.next() * 100 < share).map(([kind, , most]) => ({
    origin: "baseline" as const,
    kind,
    quantity: dice.between(1, most),
    happenedOn: londonDay(later(row.opened_at, -dice.between(1, 365) * DAY)),
  }));
  if (events.length > 0) must(await recordCostEvents(db, { caseId, events }, { by, at }));
  if (!dice.chance(0.25)) return;
  world.plan(later(at, dice.between(5, 120) * DAY), async (inside, when) => {
    const kind = dice.pick(["police-callout", "gp-consultation", "ae-attendance", "gp-consultation"] as const);
    const learned = { origin: "learned" as const, kind, quantity: 1, happenedOn: londonDay(when) };
    must(await recordCostEvents(inside.db, { caseId, events: [learned] }, { by, at: when }));
  });
}
