// The queue: open cases by what is owed next, and by when.
import type { Kysely } from "kysely";
import type { Instant } from "#machines/time.ts";
import type { CaseRow } from "./case.ts";
import type { From } from "./connection.ts";
import { look, lookForOne } from "./look.ts";
import type { Stretch } from "./rows.ts";
import type { Tables } from "./schema.ts";

/** One place in the queue. */
export type Owed = Pick<CaseRow, "id" | "next_due_at">;

/** On which side of a moment something is due. */
export interface SideOf {
  readonly at: Instant;
  readonly when: "passed" | "to-come";
}

const open = (q: Kysely<Tables>, area: string) =>
  q.selectFrom("case").where("area", "=", area).where("next_due_at", "is not", null);

/**
 * The open cases that owe one of these clocks, earliest due first. For clocks that few cases have: ordering by an expression
 * keeps SQLite from walking the whole queue by due time in search of a clock that nobody has, and case_owed answers.
 */
export function casesOwing(
  from: From,
  area: string,
  clocks: readonly string[],
  { limit, offset = 0 }: Stretch,
): Promise<Owed[]> {
  return look(from, `cases owing ${clocks.length}`, [area, ...clocks, "", limit, offset], (q) =>
    open(q, area)
      .where("next_what", "in", clocks)
      .orderBy((e) => e.fn.coalesce("next_due_at", e.val("")))
      .select(["id", "next_due_at"])
      .orderBy("id")
      .limit(limit)
      .offset(offset),
  );
}

/**
 * The open cases on one side of a moment that owe none of these clocks, earliest due first. For what is most of the queue: it is
 * found by due time, by case_queue, and "not in" keeps it so.
 */
export function casesOwingNoneOf(
  from: From,
  area: string,
  clocks: readonly string[],
  { at, when }: SideOf,
  { limit, offset = 0 }: Stretch,
): Promise<Owed[]> {
  const name = `cases ${when} owing none of ${clocks.length}`;
  return look(from, name, [area, at, ...clocks, limit, offset], (q) =>
    open(q, area)
      .where("next_due_at", when === "passed" ? "<" : ">=", at)
      .where("next_what", "not in", clocks)
      .orderBy("next_due_at")
      .select(["id", "next_due_at"])
      .orderBy("id")
      .limit(limit)
      .offset(offset),
  );
}

/** How many open cases owe one of these clocks: all of them, or those on one side of a moment. */
export async function countCasesOwing(
  from: From,
  area: string,
  clocks: readonly string[],
  side?: SideOf,
): Promise<number> {
  const values = [area, ...clocks, ...(side ? [side.at] : [])];
  const counted = await lookForOne(from, `count cases owing ${clocks.length} ${side?.when}`, values, (q) => {
    const owing = open(q, area).where("next_what", "in", clocks);
    const query = side ? owing.where("next_due_at", side.when === "passed" ? "<" : ">=", side.at) : owing;
    return query.select((e) => e.fn.countAll<number>().as("n"));
  });
  return counted?.n ?? 0;
}
