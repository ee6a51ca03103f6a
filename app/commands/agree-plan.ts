import type { CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { boxFor } from "#db/sealed.ts";
import { decide } from "#machines/decide.ts";
import { CONTACT_EVENT_WORDS } from "#machines/event-words.ts";
import { answerTo, type Answers, type FieldError } from "#machines/intake/answers.ts";
import { stillNeeded } from "#machines/intake/needed.ts";
import { GRADES } from "#machines/statuses.ts";
import { lastAnswers } from "../last-answers.ts";
import { standingOf } from "../standing.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { answersOf, contactFor, openDraft } from "./save-contact.ts";
import { contactIntoCase } from "./shared/contact-into-case.ts";
import { caseFor, moveCase, staleCase, standing } from "./shared/move-case.ts";
import { newCase } from "./shared/new-case.ts";
import { owe } from "./shared/owe.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import { judge } from "../judge.ts";
import { problemsWith, writePlan, type Plan } from "./shared/write-plan.ts";
import { keepFeedback } from "./shared/keep-feedback.ts";
import { keepWhoHarms } from "./shared/keep-who-harms.ts";
import { takesPathway } from "./shared/takers.ts";
import type { Told } from "./told.ts";

/** The plan cannot be agreed as it is: each problem at the field that mends it. Nothing was written. */
export interface Problems {
  readonly kind: "invalid";
  readonly errors: readonly FieldError[];
}

type Agreed = Result<{ caseId: string; version: number }>;

class Invalid extends Error {
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    super("invalid");
    this.errors = errors;
  }
}

async function orProblems(work: () => Promise<Agreed>): Promise<Agreed | Problems> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Invalid) return { kind: "invalid", errors: error.errors };
    throw error;
  }
}

/** Agrees what happens at the end of a call: the contact becomes a case with its grade, actions and clocks. */
export function agreePlanOfContact(
  db: Db,
  input: { readonly contactId: string; readonly version?: number; readonly plan: Plan },
  told: Told,
): Promise<Agreed | Problems> {
  return orProblems(() =>
    tell(db, "agree-plan", told, input, async (trx) => {
      const found = await contactFor(trx, input.contactId, told);
      if (!found) return notFound;
      const { contact } = found;
      const decision = decide("contact", contact.status, contact, { type: "CASE_OPENED" });
      if (!decision.ok)
        return refused(
          "This call has already ended.",
          decision.possible.map((type) => CONTACT_EVENT_WORDS[type]),
        );
      if (input.version !== undefined && input.version !== contact.version)
        return conflict(contact.version, { status: contact.status });
      const draft = openDraft(found.draft);
      const answers = await answersOf(trx, draft);
      const needed = stillNeeded(answers);
      if (needed.length > 0) throw new Invalid(needed);

      const box = await boxFor(trx, contact.key_id);
      const source = answerTo(answers, "source");
      const opened = await newCase(
        trx,
        {
          answers,
          source,
          area: contact.area,
          hubOrganisationId: contact.hub_organisation_id,
          holderUserId: told.by.userId,
          firstContactDue: null,
        },
        box,
        told,
      );
      const planned = await applyPlan(trx, opened, answers, input.plan, contact.id, told);
      if (planned.kind !== "done") return planned;

      const into = { contact, draftId: draft.id, answers, caseId: opened.id, status: decision.status };
      if (!(await contactIntoCase(trx, into, told))) return conflict(contact.version, { status: contact.status });
      await writeAudit(trx, "contact.route", { table: "contact", id: contact.id, caseId: opened.id }, told);
      return done({ caseId: opened.id, version: planned.version });
    }),
  );
}

/** Agrees, or agrees anew, what happens on a case that is already open: after a referral, at a review, when facts change. */
export function agreePlanOfCase(
  db: Db,
  input: { readonly caseId: string; readonly version?: number; readonly answers: Answers; readonly plan: Plan },
  told: Told,
): Promise<Agreed | Problems> {
  return orProblems(() =>
    tell(db, "agree-plan", told, input, async (trx) => {
      const row = await caseFor(trx, input.caseId, told);
      if (!row) return notFound;
      const stale = staleCase(row, input.version);
      if (stale) return stale;
      // A form that does not say which version it was made from may raise a grade, never lower one.
      const lower = row.grade !== null && GRADES.indexOf(input.plan.agreedGrade) < GRADES.indexOf(row.grade);
      if (lower && input.version === undefined) return conflict(row.version, standing(row));
      const danger = row.emergency_since !== null;
      if (danger && input.plan.agreedGrade !== "high")
        throw new Invalid([
          { field: "agreedGrade", message: "While there is danger the grade is high. Say first that it has passed." },
        ]);
      // Only a person who presses that the danger has passed ends it: no answer in a form does.
      const answers = {
        ...(await lastAnswers(trx, row)),
        ...input.answers,
        ...(danger ? { immediateDanger: "yes" } : {}),
      };
      await keepWhoHarms(trx, row, answers, told);
      return applyPlan(trx, row, answers, input.plan, null, told);
    }),
  );
}

async function applyPlan(
  trx: Trx,
  row: CaseRow,
  answers: Answers,
  plan: Plan,
  contactId: string | null,
  told: Told,
): Promise<Agreed> {
  const before = await standingOf(trx, row);
  const judgement = await judge(trx, answers, plan.agreedGrade, row.area, told.at, before);
  if (!judgement.ok) throw new Invalid(judgement.errors);
  const { judged } = judgement;
  const problems = problemsWith(plan, judged, before);
  for (const { pathway, organisationId } of plan.actions) {
    if (!(await takesPathway(trx, row, pathway, organisationId, told.at)))
      problems.push({
        field: `owner.${pathway}`,
        message: "Choose an organisation that takes this in your area and has room.",
      });
  }
  if (problems.length > 0) throw new Invalid(problems);

  await keepFeedback(trx, row.id, answers);
  const changes = await writePlan(trx, row, { answers, plan, judged, contactId }, told);
  const danger = judged.facts.immediateDanger;
  const begins = danger === "yes" && row.status !== "emergency";
  if (begins) await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: "emergency", due: told.at });
  const graded = begins
    ? await moveCase(trx, row, { type: "DANGER_BEGAN" }, told, { ...changes, emergency_since: told.at })
    : await moveCase(trx, row, { type: "GRADED", grade: judged.standing }, told, changes);
  if (graded.kind !== "done") return graded;
  const agreed = await moveCase(trx, graded.row, { type: "ACTIONS_AGREED" }, told);
  return agreed.kind === "done" ? done({ caseId: row.id, version: agreed.row.version }) : agreed;
}
