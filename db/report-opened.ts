// What reports read of the cases that were opened in a quarter, and of what came after until it ended.
import type { Instant } from "#machines/time.ts";
import type { From } from "./connection.ts";

/** A quarter as instants: from the first until, and without, the second. */
export interface Span {
  readonly since: Instant;
  readonly until: Instant;
}

/** The cases of the area that were opened in the quarter; everything below is joined to these by the case. */
const opened = (from: From, area: string, { since, until }: Span) =>
  from.q
    .selectFrom("case")
    .where("case.area", "=", area)
    .where("case.opened_at", ">=", since)
    .where("case.opened_at", "<", until);

export interface OpenedCase {
  readonly id: string;
  readonly source: string;
  readonly opened_at: Instant;
}

/** The cases that were opened, by id. */
export function casesOpened(from: From, area: string, span: Span): Promise<OpenedCase[]> {
  return opened(from, area, span).select(["case.id", "case.source", "case.opened_at"]).orderBy("case.id").execute();
}

export interface ContactOfOpened {
  readonly case_id: string;
  readonly started_at: Instant;
  readonly doors_tried: number | null;
  readonly times_told: number | null;
}

/** The contacts of those cases, by case and time. */
export async function contactsOfOpened(from: From, area: string, span: Span): Promise<ContactOfOpened[]> {
  return opened(from, area, span)
    .innerJoin("contact", "contact.case_id", "case.id")
    .where("contact.started_at", "<", span.until)
    .select(["case.id as case_id", "contact.started_at", "contact.doors_tried", "contact.times_told"])
    .orderBy("case.id")
    .orderBy("contact.started_at")
    .orderBy("contact.id")
    .execute();
}

export interface TurnOfOpened {
  readonly case_id: string;
  /** `again`: they contacted the hub again. `accepted`: somebody took an action on. `helped`: one was begun or done. */
  readonly turn: "again" | "accepted" | "helped";
  readonly at: Instant;
}

/** What happened to those cases that a way to help is made of, by case and time. */
export async function turnsOfOpened(from: From, area: string, span: Span): Promise<TurnOfOpened[]> {
  const rows = await opened(from, area, span)
    .innerJoin("event", "event.case_id", "case.id")
    .where("event.at", "<", span.until)
    .where((where) =>
      where.or([
        where.and([where("event.subject", "=", "case"), where("event.type", "=", "CONTACTED_AGAIN")]),
        where.and([
          where("event.subject", "=", "action"),
          where("event.to_status", "in", ["accepted", "under-way", "done"]),
          where("event.type", "!=", "CLOCK_PASSED"),
        ]),
      ]),
    )
    .select(["case.id as case_id", "event.subject", "event.to_status", "event.at"])
    .orderBy("case.id")
    .orderBy("event.at")
    .orderBy("event.seq")
    .execute();
  return rows.map(({ case_id, subject, to_status, at }) => ({
    case_id,
    turn: subject === "case" ? "again" : to_status === "accepted" ? "accepted" : "helped",
    at,
  }));
}

export interface ActionOfOpened {
  readonly case_id: string;
  readonly pathway: string;
  readonly owner_organisation_id: string;
  readonly created_at: Instant;
  readonly sent_at: Instant | null;
}

/** The actions of those cases, by case and time. */
export async function actionsOfOpened(from: From, area: string, span: Span): Promise<ActionOfOpened[]> {
  return opened(from, area, span)
    .innerJoin("action", "action.case_id", "case.id")
    .where("action.created_at", "<", span.until)
    .select([
      "case.id as case_id",
      "action.pathway",
      "action.owner_organisation_id",
      "action.created_at",
      "action.sent_at",
    ])
    .orderBy("case.id")
    .orderBy("action.created_at")
    .orderBy("action.id")
    .execute();
}
