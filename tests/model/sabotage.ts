// Ways to break the hub on purpose, each in one place, to see that somebody notices. Only what people and the clock do is broken:
// while the rules are looked at, everything is as it should be.
import type * as changes from "#app/commands/release-user.ts";
import type * as judging from "#app/judge.ts";
import type * as moving from "#app/commands/shared/move-case.ts";
import type * as owing from "#app/commands/shared/owe.ts";
import type * as passing from "#app/commands/shared/pass-on.ts";
import type * as recording from "#app/commands/shared/record.ts";
import type * as telling from "#app/commands/shared/tell.ts";
import type * as ticking from "#app/commands/tick.ts";
import type * as urgent from "#app/commands/shared/urgent-help.ts";
import type * as clocks from "#db/deadline.ts";
import type * as keys from "#db/idempotency-key.ts";
import type * as deciding from "#machines/decide.ts";
import { inTransaction, type Trx } from "#db/connection.ts";

/** Everything that can be broken, by its name. */
export type Real = Pick<typeof deciding, "decide"> &
  Pick<typeof owing, "owe" | "settle" | "nextOfCase"> &
  Pick<typeof moving, "staleCase"> &
  Pick<typeof telling, "tell"> &
  Pick<typeof passing, "passActionOn" | "askWhoLooksAfter"> &
  Pick<typeof urgent, "addUrgentHelp"> &
  Pick<typeof recording, "writeEvent"> &
  Pick<typeof changes, "releaseUser"> &
  Pick<typeof judging, "judge"> &
  Pick<typeof ticking, "tick"> &
  Pick<typeof clocks, "fireDeadline"> &
  Pick<typeof keys, "idempotencyKeyOf" | "insertIdempotencyKey">;

/** What is done in place of each, told what would really have been done. */
export type Instead = { readonly [K in keyof Real]?: (real: Real[K]) => Real[K] };

export interface Sabotage {
  /** What is broken, as a sentence. */
  readonly what: string;
  /** The rules of which at least one must notice. */
  readonly caughtBy: readonly string[];
  readonly instead: Instead;
  /** How long a life has to be for it to come by, where that is longer than for the others. */
  readonly steps?: number;
}

type Decide = Real["decide"];
type Args = Parameters<Decide>;

/** A machine with something changed: `how` answers another status, "refused", or nothing for what is left as it is. */
const machine =
  (how: (kind: string, status: string, event: { readonly type: string }) => string | undefined) =>
  (real: Decide): Decide =>
    ((...args: Args) => {
      const [kind, status, , event] = args;
      const other = how(kind, status, event);
      if (other === undefined) return real(...args);
      return other === "refused" ? { ok: false, possible: [] } : { ok: true, status: other };
    }) as Decide;

/** Steps after which cases come to their end. */
const LATE = 1200;

const nothing = () => Promise.resolve();

export const SABOTAGES: readonly Sabotage[] = [
  {
    what: "an action that was sent no longer takes a passed clock",
    caughtBy: ["everyPassedClockIsToldOnce"],
    instead: {
      decide: machine((kind, status, { type }) =>
        kind === "action" && status === "sent" && type === "CLOCK_PASSED" ? "refused" : undefined,
      ),
    },
  },
  {
    what: "a case that is supported no longer takes a passed clock",
    caughtBy: ["everyPassedClockIsToldOnce"],
    instead: {
      decide: machine((kind, status, { type }) =>
        kind === "case" && status === "supporting" && type === "CLOCK_PASSED" ? "refused" : undefined,
      ),
    },
  },
  {
    what: "a call that was cut off counts as over when its clock passes",
    caughtBy: ["everyPassedClockIsToldOnce", "endedContactOwesNothing", "historyGivesStatus"],
    instead: {
      decide: machine((kind, status, { type }) =>
        kind === "contact" && status === "cut-off" && type === "CLOCK_PASSED" ? "over" : undefined,
      ),
    },
  },
  {
    what: "a case may always be closed",
    caughtBy: ["historyGivesStatus", "closedOwesNothing", "closingTakesTwo"],
    instead: { decide: machine((kind, _, { type }) => (kind === "case" && type === "CLOSED" ? "closed" : undefined)) },
  },
  {
    what: "one person alone closes a case that was high",
    steps: LATE,
    caughtBy: ["closingTakesTwo"],
    instead: {
      decide: (real) => (kind, status, context, event) =>
        real(kind, status, context, (event.type === "CLOSED" ? { ...event, secondPerson: true } : event) as never),
    },
  },
  {
    what: "what an owner declines is done",
    caughtBy: ["historyGivesStatus"],
    instead: {
      decide: machine((kind, _, { type }) => (kind === "action" && type === "DECLINED" ? "done" : undefined)),
    },
  },
  {
    what: "once danger has passed everybody is supported, graded or not",
    caughtBy: ["supportIsGraded", "historyGivesStatus", "nothingIsThrown"],
    instead: {
      decide: machine((kind, _, { type }) => (kind === "case" && type === "DANGER_PASSED" ? "supporting" : undefined)),
    },
  },
  {
    what: "whoever asked for a lower grade may decide about it",
    caughtBy: ["approvalsTakeTwo", "historyGivesStatus", "nothingIsThrown"],
    instead: {
      decide: (real) => (kind, status, context, event) =>
        real(kind, status, context, (kind === "approval" ? { ...event, secondPerson: true } : event) as never),
    },
  },
  {
    what: "a grade below a suggested high stands at once",
    caughtBy: ["gradeIsExplained", "gradeFallsWithReason"],
    instead: {
      judge:
        (real) =>
        async (from, answers, agreedGrade, ...where) => {
          const judgement = await real(from, answers, agreedGrade, ...where);
          if (!judgement.ok) return judgement;
          return { ok: true, judged: { ...judgement.judged, standing: agreedGrade, needsApproval: false } };
        },
    },
  },
  {
    what: "newer answers alone bring a high grade down",
    caughtBy: ["gradeFallsWithReason"],
    instead: {
      judge: (real) => (from, answers, agreedGrade, area, at) => real(from, answers, agreedGrade, area, at),
    },
  },
  {
    what: "a tick tells a clock that another tick has told",
    caughtBy: ["everyPassedClockIsToldOnce"],
    instead: {
      fireDeadline:
        (real) =>
        async (...args) =>
          (await real(...args)) || true,
    },
  },
  {
    what: "a tick forgets to owe what follows a passed clock",
    caughtBy: [
      "openThingsHaveClocks",
      "oneNextAction",
      "openContactIsOwed",
      "nothingIsThrown",
      "everyPassedClockIsToldOnce",
    ],
    instead: {
      owe: (real) => (trx, debt) => (/^(late|escalated)-/.test(debt.clock) ? Promise.resolve() : real(trx, debt)),
    },
  },
  {
    what: "a tick swallows every mistake and counts the clock as told",
    caughtBy: ["everyPassedClockIsToldOnce"],
    instead: {
      tick: () => async (db, at) => {
        const passed = await db.q
          .selectFrom("deadline")
          .select("id")
          .where("fired_at", "is", null)
          .where("cleared_at", "is", null)
          .where("due_at", "<=", at)
          .execute();
        await inTransaction(db, async (trx: Trx) => {
          for (const { id } of passed)
            await trx.q.updateTable("deadline").set({ fired_at: at }).where("id", "=", id).execute();
        });
        return { fired: passed.length, failed: 0 };
      },
    },
  },
  {
    what: "the tick looks at nothing",
    caughtBy: ["everyPassedClockIsToldOnce"],
    instead: { tick: () => () => Promise.resolve({ fired: 0, failed: 0 }) },
  },
  {
    what: "settling one thing stops every clock of the case",
    caughtBy: ["openThingsHaveClocks", "oneNextAction"],
    instead: {
      settle: (real) => (trx, subject, id, told, base) =>
        real(trx, subject, id, told, ...(subject === "case" ? [] : [base])),
    },
  },
  {
    what: "nothing is ever settled",
    caughtBy: ["clocksAskForSomething", "endedContactOwesNothing"],
    instead: { settle: () => nothing },
  },
  {
    what: "nobody else is asked for what an owner declined",
    caughtBy: ["declinedIsAnswered", "highHasAdvocate"],
    instead: { passActionOn: () => nothing },
  },
  {
    what: "nobody is asked who looks after a high case whose advocate fell away",
    caughtBy: ["highHasAdvocate"],
    instead: { askWhoLooksAfter: () => nothing },
  },
  {
    what: "danger begins without help being sent",
    caughtBy: ["highHasAdvocate"],
    instead: { addUrgentHelp: () => nothing },
  },
  {
    what: "a page that is out of date is as good as any",
    steps: LATE,
    caughtBy: ["oneOfTwoWins"],
    instead: { staleCase: () => () => null },
  },
  {
    what: "a form that is sent again is done again",
    caughtBy: ["sameFormIsOneDeed"],
    instead: { idempotencyKeyOf: () => () => Promise.resolve(undefined), insertIdempotencyKey: () => nothing },
  },
  {
    what: "a command that is refused keeps what it had written",
    caughtBy: ["refusedChangesNothing"],
    instead: {
      tell:
        (real) =>
        async (db, scope, told, request, work, ...more) => {
          const result = await real(db, scope, told, request, work, ...more);
          return result.kind === "done" ? result : inTransaction(db, work);
        },
    },
  },
  {
    what: "somebody is disabled and keeps what they hold",
    caughtBy: ["nobodyDisabledHolds", "ownersCanAct", "openContactIsOwed"],
    instead: { releaseUser: () => nothing },
  },
  {
    what: "the next action of a case is whichever is least urgent",
    caughtBy: ["oneNextAction"],
    instead: {
      nextOfCase: (real) => async (trx, row, told) => {
        const next = await real(trx, row, told);
        const [last] = await trx.q
          .selectFrom("deadline")
          .selectAll()
          .where("case_id", "=", row.id)
          .where("fired_at", "is", null)
          .where("cleared_at", "is", null)
          .orderBy("due_at", "desc")
          .limit(1)
          .execute();
        return last ? { ...next, next_what: last.clock, next_due_at: last.due_at } : next;
      },
    },
  },
  {
    what: "what a partner does leaves no event",
    caughtBy: ["historyGivesStatus"],
    instead: {
      writeEvent: (real) => (trx, happened, told) =>
        told.by.role === "partner" && happened.subject === "action" ? Promise.resolve() : real(trx, happened, told),
    },
  },
];
