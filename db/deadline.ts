// Clocks, as rows: what is due, what has passed, what no longer matters.
import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Instant } from "#machines/time.ts";
import type { Subject } from "#machines/statuses.ts";
import type { From, Trx } from "./connection.ts";
import { change, look } from "./look.ts";
import { insertRow, rowById } from "./rows.ts";
import type { Tables } from "./schema.ts";
import type { NewRow, Row } from "./rows.ts";

export type DeadlineRow = Row<"deadline">;

/** Puts one in. */
export const insertDeadline = (trx: Trx, row: NewRow<"deadline">): Promise<void> => insertRow(trx, "deadline", row);

/** The one with this id. */
export const deadlineById = (from: From, id: string): Promise<DeadlineRow | undefined> => rowById(from, "deadline", id);

/** The clocks that had passed by this moment and that nobody was told of yet, earliest first. */
export function deadlinesPassed(from: From, at: Instant, limit: number): Promise<DeadlineRow[]> {
  return look(from, `deadlines passed ${limit}`, [at], (q) =>
    running(q).where("due_at", "<=", at).limit(sql.lit(limit)),
  );
}

/** Every clock of the thing, fired and cleared ones too, earliest first. */
export function deadlinesOfSubject(from: From, subject: Subject, subjectId: string): Promise<DeadlineRow[]> {
  return from.q
    .selectFrom("deadline")
    .selectAll()
    .where("subject", "=", subject)
    .where("subject_id", "=", subjectId)
    .orderBy("due_at")
    .orderBy("id")
    .execute();
}

/** The thing's clocks that still run (not passed, not cleared), earliest first. */
export function openDeadlinesOfSubject(from: From, subject: Subject, subjectId: string): Promise<DeadlineRow[]> {
  return look(from, "open deadlines of subject", [subject, subjectId], (q) =>
    running(q).where("subject", "=", subject).where("subject_id", "=", subjectId),
  );
}

/** The clocks of the case and of what belongs to it that still run, earliest first. */
export function openDeadlinesOfCase(from: From, caseId: string): Promise<DeadlineRow[]> {
  return look(from, "open deadlines of case", [caseId], (q) => running(q).where("case_id", "=", caseId));
}

const running = (q: Kysely<Tables>) =>
  q
    .selectFrom("deadline")
    .selectAll()
    .where("fired_at", "is", null)
    .where("cleared_at", "is", null)
    .orderBy("due_at")
    .orderBy("id");

/** Every clock of the case and of what belongs to it, earliest first. */
export function deadlinesOfCase(from: From, caseId: string): Promise<DeadlineRow[]> {
  return from.q
    .selectFrom("deadline")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("due_at")
    .orderBy("id")
    .execute();
}

/** Writes down that the clock's passing was told; false when it was already, or no longer matters: so it is told once. */
export async function fireDeadline(trx: Trx, id: string, at: Instant): Promise<boolean> {
  const fired = await change(trx, "fire deadline", [at, id], (q) =>
    q
      .updateTable("deadline")
      .set({ fired_at: at })
      .where("id", "=", id)
      .where("fired_at", "is", null)
      .where("cleared_at", "is", null),
  );
  return fired > 0;
}

/** Clears the running clocks of the thing: all of them, or only those of these names. Returns how many. */
export function clearDeadlines(
  trx: Trx,
  subject: Subject,
  subjectId: string,
  at: Instant,
  clocks: readonly string[] = [],
): Promise<number> {
  return change(trx, `clear deadlines ${clocks.length}`, [at, subject, subjectId, ...clocks], (q) => {
    const all = q
      .updateTable("deadline")
      .set({ cleared_at: at })
      .where("subject", "=", subject)
      .where("subject_id", "=", subjectId)
      .where("fired_at", "is", null)
      .where("cleared_at", "is", null);
    return clocks.length === 0 ? all : all.where("clock", "in", clocks);
  });
}

/** A clock that runs or has passed, and what it belongs to. */
export type LiveDeadline = Pick<DeadlineRow, "subject_id" | "case_id" | "clock" | "due_at" | "fired_at">;

/** The clocks of these cases that run or have passed, earliest first; those that were cleared in time are left out. */
export async function liveDeadlinesOfCases(from: From, caseIds: readonly string[]): Promise<LiveDeadline[]> {
  if (caseIds.length === 0) return [];
  return from.q
    .selectFrom("deadline")
    .select(["subject_id", "case_id", "clock", "due_at", "fired_at"])
    .where("case_id", "in", caseIds)
    .where("cleared_at", "is", null)
    .orderBy("due_at")
    .execute();
}
