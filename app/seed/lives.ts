// What happens to invented cases, step by step, through the very commands that people and the clock use. A step may plan
// later ones; what would fall after the end of the seeded time simply has not happened yet.
import { actionById, actionsOfCase, openActionsOfCase } from "#db/action.ts";
import { caseById } from "#db/case.ts";
import { approvalsOfCase } from "#db/grade-approval.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import type { EventKind } from "#machines/cost-events.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import { DAY, HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { agreePlanOfCase, agreePlanOfContact } from "../commands/agree-plan.ts";
import { closeCase } from "../commands/close-case.ts";
import { decideApproval } from "../commands/decide-approval.ts";
import { endContact } from "../commands/end-contact.ts";
import { moveAction, type ActionStep } from "../commands/move-action.ts";
import { passDanger } from "../commands/mark-danger.ts";
import { recordContactAgain } from "../commands/record-contact-again.ts";
import { reviewCase } from "../commands/review-case.ts";
import { saveContact } from "../commands/save-contact.ts";
import { settleUnmetNeed } from "../commands/settle-unmet.ts";
import { standingOf } from "../standing.ts";
import type { Actor } from "../commands/told.ts";
import { planFor } from "./agreed-plan.ts";
import type { Dice } from "./dice.ts";
import { callerSays } from "./invented.ts";
import { sendReferral } from "./referral.ts";
import { must, type Known, type Step, type World } from "./world.ts";

/** One contact reaches the hub: a question, somebody who has rung before, a new call, or a referral. */
export const contactArrives: Step = async (world, at) => {
  const kind = world.dice.weighted([
    ["question", 24],
    ["again", 31],
    ["call", 34],
    ["referral", 11],
  ] as const);
  if (kind === "question") await someoneAsks(world, at);
  else if (kind === "referral") await someoneRefers(world, at);
  else if (kind === "again" && world.known.length > 0) await someoneRingsAgain(world, at);
  else await someoneRings(world, at);
};

/** A question answered, with nothing owed after it. */
async function someoneAsks({ db, dice, staff }: World, at: Instant): Promise<void> {
  const by = dice.pick(staff.handlers);
  const answers = { immediateDanger: "no", source: "self", whatHappened: "An invented question." };
  const { contactId } = must(await saveContact(db, { contactId: null, answers }, { by, at }));
  must(await endContact(db, { contactId, reason: "question-answered" }, { by, at: later(at, 6 * MINUTE) }));
}

async function someoneRings(world: World, at: Instant): Promise<void> {
  const { db, dice, staff } = world;
  const by = dice.pick(staff.handlers);
  const answers = callerSays(dice);
  const { contactId } = must(await saveContact(db, { contactId: null, answers }, { by, at }));
  world.plan(later(at, dice.between(10, 35) * MINUTE), async (inside, when) => {
    const plan = await planFor(inside, answers, by, when);
    const { caseId } = must(await agreePlanOfContact(inside.db, { contactId, plan }, { by, at: when }));
    await planCase(inside, { caseId, answers, by }, when);
  });
}

/** Somebody the hub knows rings again: what was agreed is looked at afresh within the hour. */
async function someoneRingsAgain(world: World, at: Instant): Promise<void> {
  const known = world.dice.pick(world.known as [Known, ...Known[]]);
  must(await recordContactAgain(world.db, { caseId: known.caseId }, { by: known.by, at }));
  world.plan(later(at, world.dice.between(5, 40) * MINUTE), (inside, when) => agreeAfresh(inside, known, when));
}

async function agreeAfresh(world: World, { caseId, answers, by }: Known, at: Instant): Promise<void> {
  const row = await caseById(world.db, caseId);
  if (!row || row.status === "closed") return;
  const now: Answers = { ...answers, immediateDanger: row.emergency_since === null ? "no" : "yes" };
  const before = new Set((await actionsOfCase(world.db, caseId)).map((action) => action.id));
  const plan = await planFor(world, now, by, at, await standingOf(world.db, row));
  must(await agreePlanOfCase(world.db, { caseId, version: row.version, answers: now, plan }, { by, at }));
  planApproval(world, caseId, at);
  for (const action of await actionsOfCase(world.db, caseId))
    if (!before.has(action.id)) planAction(world, action.id, by, at, action.due_at);
  await planReview(world, { caseId, answers, by }, at);
  planSettling(world, caseId, at);
}

/** A professional refers; a handler speaks with the person before the time is up, and agrees what follows. */
async function someoneRefers(world: World, at: Instant): Promise<void> {
  const { dice, staff } = world;
  const { caseId, source, answers, due } = await sendReferral(world, at);
  const by = dice.pick(staff.handlers);
  const room = Math.max(Date.parse(due) - Date.parse(at), 30 * MINUTE);
  world.plan(later(at, Math.round(room * (0.05 + dice.next() * 0.9))), async (inside, when) => {
    const said: Answers = { ...answers, source, contactSafe: "safe" };
    const plan = await planFor(inside, said, by, when);
    must(await agreePlanOfCase(inside.db, { caseId, answers: said, plan }, { by, at: when }));
    await planCase(inside, { caseId, answers: said, by }, when);
  });
}

/** The duty manager looks, within hours, at a lower grade that waits for a second person. */
function planApproval(world: World, caseId: string, at: Instant): void {
  world.plan(later(at, world.dice.between(10, 180) * MINUTE), async ({ db, dice, staff }, when) => {
    const pending = (await approvalsOfCase(db, caseId)).find(({ status }) => status === "pending");
    if (!pending || (await caseById(db, caseId))?.emergency_since) return;
    const decision = dice.chance(0.8) ? "approve" : "refuse";
    must(await decideApproval(db, { approvalId: pending.id, decision }, { by: staff.manager, at: when }));
  });
}

/** The course of a case once a plan is agreed: its actions, its reviews, the danger that passes, the need nobody met. */
async function planCase(world: World, known: Known, at: Instant): Promise<void> {
  const { db, dice } = world;
  for (const action of await actionsOfCase(db, known.caseId)) planAction(world, action.id, known.by, at, action.due_at);
  world.known.push(known);
  await planReview(world, known, at);
  if ((await caseById(db, known.caseId))?.emergency_since)
    world.plan(later(at, dice.between(10, 120) * MINUTE), async (inside, when) => {
      must(await passDanger(inside.db, { caseId: known.caseId }, { by: known.by, at: when }));
      inside.plan(later(when, dice.between(10, 50) * MINUTE), (world2, then) => agreeAfresh(world2, known, then));
    });
  planSettling(world, known.caseId, at);
}

/** The duty manager looks, within the day, at what nothing met. */
function planSettling(world: World, caseId: string, at: Instant): void {
  world.plan(later(at, world.dice.between(60, 600) * MINUTE), async ({ db, staff }, when) => {
    for (const need of await unmetOfCase(db, caseId))
      if (need.met_by === null && need.settled_at === null)
        must(
          await settleUnmetNeed(
            db,
            { unmetId: need.id, decided: "Looked at again; helpline given." },
            { by: staff.manager, at: when },
          ),
        );
  });
}

async function planReview(world: World, known: Known, at: Instant): Promise<void> {
  const due = (await caseById(world.db, known.caseId))?.review_due_at;
  if (due && due > at)
    world.plan(later(due, world.dice.between(3, 40) * HOUR), (inside, when) => reviewOrClose(inside, known, due, when));
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
  const before = new Set(step.type === "DECLINED" ? (await actionsOfCase(db, row.id)).map((other) => other.id) : []);
  must(await moveAction(db, { actionId, step }, { by: partnerMoves ? partner : by, at }));
  if (step.type === "DECLINED") {
    planSettling(world, row.id, at);
    for (const added of await actionsOfCase(db, row.id))
      if (!before.has(added.id)) planAction(world, added.id, by, at, added.due_at);
    return;
  }
  // Who is left without an advocate is somebody's question too.
  if (step.type === "WITHDRAWN" || step.type === "NOT_TAKEN_UP") planSettling(world, row.id, at);
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

/** The review falls due: a case that owes nothing is closed, any other is reviewed; the first one asks about the year before. */
async function reviewOrClose(world: World, known: Known, due: Instant, at: Instant): Promise<void> {
  const { db, dice, staff } = world;
  const { caseId, by } = known;
  const row = await caseById(db, caseId);
  // A newer plan set a newer review: this one no longer matters.
  if (!row || row.status !== "review" || row.review_due_at !== due) return;
  const counts = dice.chance(0.85) ? countsOfTheYear(dice) : {};
  must(await reviewCase(db, { caseId, counts }, { by, at }));
  const open = await openActionsOfCase(db, caseId);
  const waits = (await unmetOfCase(db, caseId)).some((need) => need.met_by === null && need.settled_at === null);
  if (open.length === 0 && !waits && row.grade !== null && dice.chance(0.7)) {
    const outcome = dice.pick(["plan-complete", "plan-complete", "helped-elsewhere", "moved-away"] as const);
    must(
      await closeCase(
        db,
        { caseId, outcome, finalGrade: row.grade },
        { by: staff.manager, at: later(at, 20 * MINUTE) },
      ),
    );
    return;
  }
  await planReview(world, known, at);
}

function countsOfTheYear(dice: Dice): Partial<Record<EventKind, number>> {
  return Object.fromEntries(
    YEAR_BEFORE.filter(([, share]) => dice.next() * 100 < share).map(([kind, , most]) => [kind, dice.between(1, most)]),
  );
}
