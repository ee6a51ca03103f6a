// What reports read of people in one quarter, beyond the cases opened in it: grades, needs, clocks, reviews, what came again. A
// cross join is looked up by SQLite in the order in which it is written: the quarter first, and each thing's case after.
import { sql } from "kysely";
import type { Grade, Subject } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import type { From } from "./connection.ts";
import type { Span } from "./report-opened.ts";
import type { Row } from "./rows.ts";

export interface GradeAgreed {
  readonly case_id: string;
  readonly at: Instant;
  readonly agreed_grade: Grade;
  /** The higher grade that stood meanwhile, and whether a second person approved of the lower one. */
  readonly from_grade: Grade | null;
  readonly approval: Row<"grade_approval">["status"] | null;
}

/** Every grade agreed until the end of the quarter for the cases that were graded in it, by case and time. */
export async function gradesOfAssessed(from: From, area: string, span: Span): Promise<GradeAgreed[]> {
  const rows = await from.q
    .with("assessed", (q) =>
      q
        .selectFrom("risk_assessment")
        .crossJoin("case")
        .whereRef("case.id", "=", "risk_assessment.case_id")
        .where("risk_assessment.at", ">=", span.since)
        .where("risk_assessment.at", "<", span.until)
        .where("risk_assessment.agreed_grade", "is not", null)
        .where("case.area", "=", area)
        .select("case.id")
        .distinct(),
    )
    .selectFrom("assessed")
    .innerJoin("risk_assessment", "risk_assessment.case_id", "assessed.id")
    .leftJoin("grade_approval", "grade_approval.assessment_id", "risk_assessment.id")
    .where("risk_assessment.at", "<", span.until)
    .where("risk_assessment.agreed_grade", "is not", null)
    .select([
      "risk_assessment.case_id",
      "risk_assessment.at",
      "risk_assessment.agreed_grade",
      "grade_approval.from_grade",
      "grade_approval.status as approval",
    ])
    .orderBy("risk_assessment.case_id")
    .orderBy("risk_assessment.at")
    .orderBy("risk_assessment.id")
    .execute();
  return rows.map((row) => ({ ...row, agreed_grade: row.agreed_grade as Grade }));
}

export interface NeedUnmet {
  readonly case_id: string;
  readonly pathway: string;
  readonly reason: Row<"unmet_need">["reason"];
  readonly met_by: string | null;
}

/** What was needed and could not be had as wanted, recorded in the quarter, by case. */
export function needsUnmet(from: From, area: string, { since, until }: Span): Promise<NeedUnmet[]> {
  return from.q
    .selectFrom("unmet_need")
    .select(["case_id", "pathway", "reason", "met_by"])
    .where("area", "=", area)
    .where("at", ">=", since)
    .where("at", "<", until)
    .orderBy("case_id")
    .orderBy("at")
    .orderBy("id")
    .execute();
}

export interface ClockDue {
  /** The case; of a contact, its case, or else null. */
  readonly case_id: string | null;
  readonly subject: Subject;
  readonly subject_id: string;
  readonly clock: string;
  /** Whether it passed before what it asks for was done. */
  readonly missed: boolean;
}

/** The clocks of the area that fell due in the quarter and were stopped or passed; those that still run are left out. */
export async function clocksDue(from: From, area: string, { since, until }: Span): Promise<ClockDue[]> {
  const rows = await from.q
    .selectFrom("deadline")
    .leftJoin("contact", (join) =>
      join.onRef("contact.id", "=", "deadline.subject_id").on("deadline.subject", "=", "contact"),
    )
    .leftJoin("case", (join) =>
      join.on((on) => on("case.id", "=", on.fn.coalesce("deadline.case_id", "contact.case_id"))),
    )
    .where("deadline.due_at", ">=", since)
    .where("deadline.due_at", "<", until)
    // What is asked of somebody else because its time has passed is no clock of its own.
    .where("deadline.clock", "not like", "late-%")
    .where("deadline.clock", "not like", "escalated-%")
    .where((where) =>
      where.or([where("deadline.fired_at", "is not", null), where("deadline.cleared_at", "is not", null)]),
    )
    // Stopped in the very moment in which it began.
    .where((where) =>
      where.or([
        where("deadline.cleared_at", "is", null),
        where("deadline.cleared_at", "!=", where.ref("deadline.due_at")),
      ]),
    )
    .where((where) => where.or([where("case.area", "=", area), where("contact.area", "=", area)]))
    .select(["case.id as case_id", "deadline.subject", "deadline.subject_id", "deadline.clock", "deadline.fired_at"])
    .orderBy("deadline.id")
    .execute();
  return rows.map(({ fired_at, ...row }) => ({ ...row, missed: fired_at !== null }));
}

/** When each case of the area was referred to the conference, from a moment until another, by time. */
export function conferenceReferrals(
  from: From,
  area: string,
  { since, until }: Span,
): Promise<{ readonly case_id: string; readonly created_at: Instant }[]> {
  return from.q
    .selectFrom("action")
    .select(["case_id", "created_at"])
    .where("area", "=", area)
    .where("pathway", "=", sql.lit("marac-referral"))
    .where("created_at", ">=", since)
    .where("created_at", "<", until)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** The cases of the area that contacted the hub again in the quarter, and whether theirs had been closed. */
export async function contactedAgain(
  from: From,
  area: string,
  { since, until }: Span,
): Promise<{ readonly case_id: string; readonly wasClosed: boolean }[]> {
  const rows = await from.q
    .selectFrom("event")
    .crossJoin("case")
    .whereRef("case.id", "=", "event.case_id")
    .where("event.type", "=", sql.lit("CONTACTED_AGAIN"))
    .where("event.at", ">=", since)
    .where("event.at", "<", until)
    .where("case.area", "=", area)
    .select(["case.id as case_id", "event.from_status"])
    .orderBy("event.seq")
    .execute();
  return rows.map(({ case_id, from_status }) => ({ case_id, wasClosed: from_status === "closed" }));
}

export interface ContactBegun {
  readonly id: string;
  readonly case_id: string | null;
  readonly channel: Row<"contact">["channel"];
  readonly started_at: Instant;
}

/** What reached the hub of the area in the quarter, by time. */
export function contactsBegun(from: From, area: string, { since, until }: Span): Promise<ContactBegun[]> {
  return from.q
    .selectFrom("contact")
    .select(["id", "case_id", "channel", "started_at"])
    .where("area", "=", area)
    .where("started_at", ">=", since)
    .where("started_at", "<", until)
    .orderBy("started_at")
    .orderBy("id")
    .execute();
}
