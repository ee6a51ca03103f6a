// What reports read of what the hub was told of: at first reviews, and of single events.
import { sql } from "kysely";
import type { EventKind } from "#machines/cost-events.ts";
import type { Day } from "#machines/time.ts";
import type { From } from "./connection.ts";
import type { Span } from "./report-opened.ts";
import type { Row } from "./rows.ts";

/** The cases of the area whose first review was recorded in the quarter, with where they came from. */
export async function firstReviewed(
  from: From,
  area: string,
  { since, until }: Span,
): Promise<{ readonly case_id: string; readonly source: string }[]> {
  return from.q
    .selectFrom("event")
    .crossJoin("case")
    .whereRef("case.id", "=", "event.case_id")
    .where("event.type", "=", sql.lit("REVIEWED"))
    .where("event.at", ">=", since)
    .where("event.at", "<", until)
    .where("case.area", "=", area)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("event as before")
            .select("before.seq")
            .whereRef("before.case_id", "=", "event.case_id")
            .where("before.type", "=", "REVIEWED")
            .where("before.at", "<", since),
        ),
      ),
    )
    .select(["case.id as case_id", "case.source"])
    .distinct()
    .orderBy("case.id")
    .execute();
}

export interface KnownOfCase {
  readonly case_id: string;
  readonly trigger: string;
  readonly origin: Row<"cost_event">["origin"];
  readonly happened_on: Day;
  readonly quantity: number;
}

/** What is known to have happened to these cases until a day, by case and day; actions of the hub's plan are left out. */
export async function knownOfCases(from: From, caseIds: readonly string[], until: Day): Promise<KnownOfCase[]> {
  const found: KnownOfCase[] = [];
  // Both databases take only so many values in one statement.
  for (let first = 0; first < caseIds.length; first += 500)
    found.push(
      ...(await from.q
        .selectFrom("cost_event")
        .select(["case_id", "trigger", "origin", "happened_on", "quantity"])
        .where("case_id", "in", caseIds.slice(first, first + 500))
        .where("origin", "!=", "action")
        .where("happened_on", "<=", until)
        .orderBy("case_id")
        .orderBy("happened_on")
        .orderBy("id")
        .execute()),
    );
  return found;
}

/** The cases of the area about which the hub was told of one of these in the quarter. */
export async function casesWithEvent(
  from: From,
  area: string,
  kinds: readonly EventKind[],
  days: { readonly first: Day; readonly last: Day },
): Promise<string[]> {
  const rows = await from.q
    .selectFrom("cost_event")
    .select("case_id")
    .distinct()
    .where("area", "=", area)
    .where("origin", "in", ["baseline", "learned"])
    .where("happened_on", ">=", days.first)
    .where("happened_on", "<=", days.last)
    .where("trigger", "in", kinds)
    .orderBy("case_id")
    .execute();
  return rows.map(({ case_id }) => case_id);
}
