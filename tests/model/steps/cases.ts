// What the hub does with a case, possible and impossible alike.
import { addNote, NOTE_KINDS } from "#app/commands/add-note.ts";
import { agreePlanOfCase } from "#app/commands/agree-plan.ts";
import { CASE_OUTCOMES, closeCase } from "#app/commands/close-case.ts";
import { confirmSafeContact } from "#app/commands/confirm-safe-contact.ts";
import { beginDanger, passDanger } from "#app/commands/mark-danger.ts";
import { openCase } from "#app/commands/open-case.ts";
import { reassignCase } from "#app/commands/reassign-case.ts";
import { recordContactAgain } from "#app/commands/record-contact-again.ts";
import { recordCostEvents } from "#app/commands/record-cost-event.ts";
import { reviewCase } from "#app/commands/review-case.ts";
import { PLAN_PARTS, saveSafetyPlan, type PlanBody } from "#app/commands/save-safety-plan.ts";
import { settleUnmetNeed } from "#app/commands/settle-unmet.ts";
import { takeCase } from "#app/commands/take-case.ts";
import type { Told } from "#app/commands/told.ts";
import { lastAnswers } from "#app/last-answers.ts";
import { standingOf } from "#app/standing.ts";
import type { CaseRow } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import type { SafeContactRow } from "#db/safe-contact.ts";
import type { UnmetRow } from "#db/unmet-need.ts";
import { GRADES } from "#machines/statuses.ts";
import { londonDay } from "#machines/time.ts";
import { madeFrom, type Answer, type Prepare } from "../deed.ts";
import { pickOf, somebody, someCase, versionFor, worker, type Model } from "../model.ts";
import { invented, planFor } from "./plan.ts";

/** Taking what one has already taken is no second deed, whatever page it was pressed on. */
export const TAKES = "take a case";

type Form = { readonly caseId: string; readonly version?: number };

interface How {
  /** False when a second one from the same page is no harm. */
  readonly moves?: boolean;
  readonly keyed?: boolean;
  /** The cases on which it is mostly done: on others it is refused, which is tried less often. */
  readonly which?: (model: Model) => CaseRow | undefined;
}

/** Something anybody of the hub does with a case, from a form that knows its version. */
const onCase =
  (
    name: string,
    send: (db: Db, form: Form, told: Told, row: CaseRow) => Promise<Answer>,
    { moves = true, keyed = true, which = () => undefined }: How = {},
  ): Prepare =>
  (model) => {
    const usual = model.focus === null && model.dice.chance(0.7) ? which(model) : undefined;
    const row = usual ?? someCase(model);
    const by = worker(model);
    if (!row || !by) return null;
    const form = versionFor(model, row.version);
    const from = moves ? madeFrom("case", row.id, form) : {};
    return { name, by, keyed, ...from, send: (db, told) => send(db, { caseId: row.id, ...form }, told, row) };
  };

export const agree: Prepare = async (model) => {
  const row = someCase(model);
  const by = worker(model);
  if (!row || !by) return null;
  const known = model.said.get(row.id) ?? (await lastAnswers(model.db, row));
  // Facts change between one contact and the next.
  const more = model.dice.chance(0.4) ? invented(model) : {};
  const danger = row.emergency_since !== null;
  const answers = {
    ...known,
    ...more,
    immediateDanger: danger || model.dice.chance(0.05) ? "yes" : model.dice.pick(["no", "unknown"]),
  };
  const standing = await standingOf(model.db, row);
  const plan = await planFor(model, { ...(await lastAnswers(model.db, row)), ...answers }, danger, standing);
  if (!plan) return null;
  const form = versionFor(model, row.version);
  return {
    name: "agree a plan",
    by,
    keyed: true,
    ...madeFrom("case", row.id, form),
    send: async (db, told) => {
      const agreed = await agreePlanOfCase(db, { caseId: row.id, answers, plan, ...form }, told);
      if (agreed.kind === "done") model.said.set(row.id, answers);
      return agreed;
    },
  };
};

export const take: Prepare = (model) => {
  const row = someCase(model);
  const by = worker(model);
  if (!row || !by) return null;
  const form = versionFor(model, row.version);
  // Whoever holds it already takes it once more without anything being done.
  const from = row.holder_user_id === by.userId ? {} : madeFrom("case", row.id, form);
  return { name: TAKES, by, keyed: true, ...from, send: (db, told) => takeCase(db, { caseId: row.id, ...form }, told) };
};

export const review: Prepare = onCase(
  "review",
  (db, form, told) => reviewCase(db, { ...form, counts: { "gp-consultation": 2, "police-callout": 1 } }, told),
  { which: ({ reader, dice }) => pickOf(dice, reader.rows<CaseRow>(`select * from "case" where status = 'review'`)) },
);
export const ringAgain: Prepare = onCase("they ring again", recordContactAgain);
export const danger: Prepare = onCase("danger begins", (db, { caseId }, told) => beginDanger(db, { caseId }, told), {
  moves: false,
});
export const dangerPasses: Prepare = onCase("danger passes", passDanger, {
  which: ({ reader, dice }) =>
    pickOf(dice, reader.rows<CaseRow>(`select * from "case" where emergency_since is not null`)),
});
export const read: Prepare = onCase("read a case", (db, { caseId }, told) => openCase(db, { caseId }, told), {
  moves: false,
  keyed: false,
});
export const cost: Prepare = onCase(
  "record what happened",
  (db, form, told) =>
    recordCostEvents(
      db,
      { ...form, events: [{ origin: "learned", kind: "police-callout", quantity: 1, happenedOn: londonDay(told.at) }] },
      told,
    ),
  { moves: false },
);

/** A case on which nobody owes an action any more, when there is one: the others are refused, which is tried less often. */
const nearlyDone = ({ reader, dice }: Model): CaseRow | undefined =>
  pickOf(
    dice,
    reader.rows<CaseRow>(
      `select * from "case" as c where status <> 'closed' and not exists (select 1 from action where case_id = c.id
        and status in ('proposed', 'agreed', 'sent', 'accepted', 'under-way'))`,
    ),
  );

export const close: Prepare = (model) => {
  const row = (model.focus === null && model.dice.chance(0.7) ? nearlyDone(model) : undefined) ?? someCase(model);
  const by = model.dice.chance(0.5) ? somebody(model, "duty-manager") : worker(model);
  if (!row || !by) return null;
  const finalGrade = model.dice.chance(0.9) ? (row.grade ?? "standard") : model.dice.pick(GRADES);
  const form = versionFor(model, row.version);
  const input = { caseId: row.id, outcome: model.dice.pick(CASE_OUTCOMES), finalGrade, ...form };
  return {
    name: "close a case",
    by,
    keyed: true,
    ...madeFrom("case", row.id, form),
    send: (db, told) => closeCase(db, input, told),
  };
};

export const handOver: Prepare = (model) => {
  const row = someCase(model);
  const by = worker(model);
  const to = somebody(model, "call-handler", "duty-manager", "partner");
  if (!row || !by || !to) return null;
  const form = versionFor(model, row.version);
  const input = { caseId: row.id, userId: to.userId, why: "They know them.", ...form };
  return {
    name: "hand a case over",
    by,
    keyed: true,
    ...madeFrom("case", row.id, form),
    send: (db, told) => reassignCase(db, input, told),
  };
};

export const note: Prepare = (model) => {
  const row = someCase(model);
  const by = worker(model);
  if (!row || !by) return null;
  const input = { caseId: row.id, kind: model.dice.pick(NOTE_KINDS), body: model.dice.pick(["Invented words.", " "]) };
  return { name: "add a note", by, keyed: true, send: (db, told) => addNote(db, input, told) };
};

export const safetyPlan: Prepare = (model) => {
  const row = someCase(model);
  const by = worker(model);
  if (!row || !by) return null;
  const plans = model.reader.rows<{ version: number }>("select version from safety_plan where case_id = ?", row.id);
  const form = versionFor(model, plans[0]?.version ?? 0);
  const body = Object.fromEntries(PLAN_PARTS.map((part) => [part, "Invented words."])) as PlanBody;
  return {
    name: "save a safety plan",
    by,
    keyed: true,
    ...madeFrom("safety plan of", row.id, form),
    send: (db, told) => saveSafetyPlan(db, { caseId: row.id, body, ...form }, told),
  };
};

export const confirmReach: Prepare = (model) => {
  const row = someCase(model);
  const by = worker(model);
  const contact = row && reachOf(model, row);
  if (!contact || !by) return null;
  const form = versionFor(model, contact.version);
  const input = { caseId: row.id, safeContactId: contact.id, ...form };
  return {
    name: "confirm how to reach them",
    by,
    keyed: true,
    ...madeFrom("safe contact", contact.id, form),
    send: (db, told) => confirmSafeContact(db, input, told),
  };
};

const reachOf = ({ reader }: Model, row: CaseRow): SafeContactRow | undefined =>
  reader.rows<SafeContactRow>("select * from safe_contact where case_id = ?", row.id)[0];

export const settleNeed: Prepare = (model) => {
  const row = someCase(model);
  const by = model.dice.chance(0.8) ? somebody(model, "duty-manager") : worker(model);
  const open = model.dice.chance(0.85) ? "and met_by is null and settled_at is null" : "";
  const which = `select * from unmet_need where case_id = ? ${open}`;
  const need = row && pickOf(model.dice, model.reader.rows<UnmetRow>(which, row.id));
  if (!need || !by) return null;
  const input = { unmetId: need.id, decided: model.dice.pick(["Looked at again.", "Asked in the next area.", ""]) };
  return { name: "settle a need", by, keyed: true, send: (db, told) => settleUnmetNeed(db, input, told) };
};
