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

const open = (q: Kysely<Tables>, area: string, hidden: readonly string[]) =>
  q
    .selectFrom("case")
    .where("area", "=", area)
    .where("next_due_at", "is not", null)
    .$if(hidden.length > 0, (its) => its.where("id", "not in", hidden));

/** A stretch of the queue without the cases that are not there for whoever looks. */
export interface QueueStretch extends Stretch {
  readonly hidden?: readonly string[];
}

/**
 * The open cases that owe one of these clocks, earliest due first. For clocks that few cases have: ordering by an expression
 * keeps SQLite from walking the whole queue by due time in search of a clock that nobody has, and case_owed answers.
 */
export function casesOwing(
  from: From,
  area: string,
  clocks: readonly string[],
  { limit, offset = 0, hidden = [] }: QueueStretch,
): Promise<Owed[]> {
  const name = `cases owing ${clocks.length} but ${hidden.length}`;
  return look(from, name, [area, ...hidden, ...clocks, "", limit, offset], (q) =>
    open(q, area, hidden)
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
  { limit, offset = 0, hidden = [] }: QueueStretch,
): Promise<Owed[]> {
  const name = `cases ${when} owing none of ${clocks.length} but ${hidden.length}`;
  return look(from, name, [area, ...hidden, at, ...clocks, limit, offset], (q) =>
    open(q, area, hidden)
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
  hidden: readonly string[] = [],
): Promise<number> {
  const values = [area, ...hidden, ...clocks, ...(side ? [side.at] : [])];
  const name = `count cases owing ${clocks.length} ${side?.when} but ${hidden.length}`;
  const counted = await lookForOne(from, name, values, (q) => {
    const owing = open(q, area, hidden).where("next_what", "in", clocks);
    const query = side ? owing.where("next_due_at", side.when === "passed" ? "<" : ">=", side.at) : owing;
    return query.select((e) => e.fn.countAll<number>().as("n"));
  });
  return counted?.n ?? 0;
}
