// A small invented hub whose people do what a test says, through the commands alone, so that each expectation can be worked by hand.
import { agreePlanOfCase, agreePlanOfContact } from "#app/commands/agree-plan.ts";
import { closeCase } from "#app/commands/close-case.ts";
import { moveAction, type ActionStep } from "#app/commands/move-action.ts";
import { askOnePerson, decideOnePerson } from "#app/commands/one-person.ts";
import { recordDoorsTried } from "#app/commands/record-doors-tried.ts";
import { reviewCase } from "#app/commands/review-case.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { tick } from "#app/commands/tick.ts";
import type { Told } from "#app/commands/told.ts";
import { judge } from "#app/judge.ts";
import { standingOf } from "#app/standing.ts";
import { openActionsOfCase } from "#db/action.ts";
import { caseById, type CaseRow } from "#db/case.ts";
import { contactById } from "#db/contact.ts";
import type { Db } from "#db/connection.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import type { EventKind } from "#machines/cost-events.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import type { Grade } from "#machines/statuses.ts";
import { instantOf, type Instant } from "#machines/time.ts";
import { actorOf, aHub, freshDb, type AHub } from "../../factories.ts";

const SAYS: Answers = {
  source: "self",
  immediateDanger: "no",
  safeToTalk: "yes",
  chosenName: "Wren",
  contactSafe: "safe",
  phone: "01632 960011",
  children: "none",
  topics: [],
  "consent.service": "yes",
  "consent.sharing": "yes",
};

export interface Lives {
  readonly db: Db;
  readonly hub: AHub;
  /** Somebody rings at a moment, and a plan is agreed `minutes` later. */
  readonly call: (
    at: string,
    grade: Grade,
    more?: { readonly minutes?: number; readonly answers?: Answers },
  ) => Promise<Called>;
  /** The graded risk of a case is looked at anew. */
  readonly regrade: (caseId: string, at: string, grade: Grade) => Promise<void>;
  /** The action of a pathway that is open on a case takes these steps, a minute after each other. */
  readonly move: (caseId: string, pathway: PathwayCode, at: string, ...steps: readonly ActionStep[]) => Promise<void>;
  /** Everything that is open is withdrawn, so that the case can be closed. */
  readonly close: (caseId: string, at: string) => Promise<void>;
  readonly review: (caseId: string, at: string, counts: Partial<Record<EventKind, number>>) => Promise<void>;
  readonly triedBefore: (contactId: string, at: string, places: number, times: number) => Promise<void>;
  /** A second person agrees that two cases are one person's. */
  readonly join: (caseId: string, otherCaseId: string, at: string) => Promise<void>;
  readonly clocks: (at: string) => Promise<void>;
}

export interface Called {
  readonly caseId: string;
  readonly contactId: string;
}

const later = (at: string, minutes: number): Instant => instantOf(Date.parse(at) + minutes * 60_000);

function must<T extends { readonly kind: string }>(result: T): Extract<T, { kind: "done" }> {
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  return result as Extract<T, { kind: "done" }>;
}

/** A hub of its own with nobody in it yet. */
export async function someLives(area = "essex", database?: Db): Promise<Lives> {
  const db = database ?? (await freshDb());
  const hub = await aHub(db, area);
  const told = (at: Instant, by: keyof AHub["user"] = "call-handler"): Told => ({ by: actorOf(hub, by), at });
  const row = async (id: string): Promise<CaseRow> => {
    const found = await caseById(db, id);
    if (!found) throw new Error("The case is gone.");
    return found;
  };
  const planOf = async (
    answers: Answers,
    grade: Grade,
    at: Instant,
    before?: Awaited<ReturnType<typeof standingOf>>,
  ) => {
    const judged = await judge(db, answers, grade, area, at, ...(before ? [before] : []));
    if (!judged.ok) throw new Error(JSON.stringify(judged.errors));
    const actions = await Promise.all(
      judged.judged.result.actions.map(async ({ pathway }) => ({
        pathway,
        organisationId: (await organisationsForPathway(db, area, pathway))[0]?.id ?? hub.organisation.hub,
      })),
    );
    return { agreedGrade: grade, reason: "Agreed with them.", overrideReason: "", actions, sendNow: true };
  };
  return {
    db,
    hub,
    async call(at, grade, { minutes = 10, answers = {} } = {}) {
      const all = { ...SAYS, ...answers };
      const { contactId } = must(await saveContact(db, { contactId: null, answers: all }, told(later(at, 0))));
      const agreed = later(at, minutes);
      const plan = await planOf(all, grade, agreed);
      const { caseId } = must(await agreePlanOfContact(db, { contactId, plan }, told(agreed)));
      return { caseId, contactId };
    },
    async regrade(caseId, at, grade) {
      const found = await row(caseId);
      const when = later(at, 0);
      const plan = await planOf(SAYS, grade, when, await standingOf(db, found));
      must(await agreePlanOfCase(db, { caseId, version: found.version, answers: SAYS, plan }, told(when)));
    },
    async move(caseId, pathway, at, ...steps) {
      for (const [index, step] of steps.entries()) {
        const action = (await openActionsOfCase(db, caseId)).find((one) => one.pathway === pathway);
        if (!action) throw new Error(`No ${pathway} is open.`);
        must(await moveAction(db, { actionId: action.id, step }, told(later(at, index))));
      }
    },
    async close(caseId, at) {
      for (const action of await openActionsOfCase(db, caseId)) {
        const step: ActionStep =
          action.status === "under-way"
            ? { type: "DONE", outcome: "engaged", feelsSafer: "not-asked" }
            : { type: "WITHDRAWN", reason: "They would rather not." };
        must(await moveAction(db, { actionId: action.id, step }, told(later(at, 0))));
      }
      const finalGrade = (await row(caseId)).grade ?? "standard";
      const by = finalGrade === "high" ? "duty-manager" : "call-handler";
      must(await closeCase(db, { caseId, outcome: "plan-complete", finalGrade }, told(later(at, 1), by)));
    },
    async review(caseId, at, counts) {
      must(await reviewCase(db, { caseId, counts }, told(later(at, 0))));
    },
    async triedBefore(contactId, at, places, times) {
      const version = (await contactById(db, contactId))?.version ?? 0;
      const tried = { doors: [], doorsTried: places, timesTold: times };
      must(await recordDoorsTried(db, { contactId, version, ...tried }, told(later(at, 0))));
    },
    async join(caseId, otherCaseId, at) {
      const asked = { caseId, otherCaseId, kind: "join", reason: "They said so." } as const;
      const { linkId } = must(await askOnePerson(db, asked, told(later(at, 0))));
      must(await decideOnePerson(db, { linkId, decision: "agree" }, told(later(at, 1), "duty-manager")));
    },
    async clocks(at) {
      for (;;) if ((await tick(db, later(at, 0))).fired === 0) return;
    },
  };
}
