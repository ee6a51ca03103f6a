// What stands in which status: how many, and which, of one hub of one area. For pages that say how things move.
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Subject } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import type { From } from "./connection.ts";
import type { Stretch } from "./rows.ts";

/** One thing in a status. Nothing in it says anything of a person. */
export interface StandingRow {
  readonly id: string;
  /** The case it is or belongs to; null for a contact that is not part of one. */
  readonly case_id: string | null;
  readonly reference: string | null;
  /** When it began: what is known where no event says when its status did. */
  readonly began_at: Instant;
  /** What is owed next on the case, the contact, or the case of a referral; null for all others. */
  readonly next_what: string | null;
  readonly next_due_at: Instant | null;
  /** Whose turn that is; of an action, and an attempt for one, the organisation that does it. */
  readonly organisation_id: string | null;
}

export interface StandingIn {
  readonly area: string;
  readonly hub: string;
  readonly subject: Subject;
  readonly status: string;
  /** Cases that are not there for whoever asks, nor is anything of theirs. */
  readonly hiddenCases?: readonly string[];
}

/** Where things of a kind are found: `t` is their own table and `c` their case. The index of each has `order` after the status. */
interface Source {
  /** What says whose it is. */
  readonly tables: string;
  /** What only a list needs. */
  readonly beside?: string;
  readonly case: "t" | "c";
  readonly area: "t" | "c";
  readonly hub: "t" | "c";
  readonly began: string;
  readonly order: string;
  readonly next: "t" | "c" | null;
  readonly organisation: string | null;
}

const OF_CASE = 'join "case" c on c.id = t.case_id';

const SOURCES: Readonly<Record<Subject, Source>> = {
  case: {
    tables: `"case" t`,
    case: "t",
    area: "t",
    hub: "t",
    began: "opened_at",
    order: "next_due_at",
    next: "t",
    organisation: null,
  },
  contact: {
    tables: "contact t",
    beside: `left ${OF_CASE}`,
    case: "c",
    area: "t",
    hub: "t",
    began: "started_at",
    order: "started_at",
    next: "t",
    organisation: null,
  },
  action: {
    tables: `action t ${OF_CASE}`,
    case: "c",
    area: "t",
    hub: "c",
    began: "created_at",
    order: "due_at",
    next: null,
    organisation: "t.owner_organisation_id",
  },
  referral: {
    tables: `referral t ${OF_CASE}`,
    case: "c",
    area: "t",
    hub: "c",
    began: "submitted_at",
    order: "submitted_at",
    next: "c",
    organisation: null,
  },
  attempt: {
    tables: `contact_attempt t ${OF_CASE}`,
    beside: "left join action a on a.id = t.action_id",
    case: "c",
    area: "c",
    hub: "c",
    began: "at",
    order: "at",
    next: null,
    organisation: "a.owner_organisation_id",
  },
  approval: {
    tables: `grade_approval t ${OF_CASE}`,
    case: "c",
    area: "c",
    hub: "c",
    began: "requested_at",
    order: "due_at",
    next: null,
    organisation: null,
  },
};

/** A contact that is part of no case stays. */
const without = (subject: Subject, cases: readonly string[]): RawBuilder<unknown> =>
  sql`and coalesce(${sql.raw(subject === "case" ? "t.id" : "t.case_id")}, '') not in (${sql.join(cases)})`;

function standing(
  { area, hub, subject, status, hiddenCases = [] }: StandingIn,
  isListed: boolean,
): RawBuilder<unknown> {
  const source = SOURCES[subject];
  const beside = isListed ? (source.beside ?? "") : "";
  return sql`from ${sql.raw(`${source.tables} ${beside}`)}
    where ${sql.ref(`${source.area}.area`)} = ${area}
      and ${sql.ref(`${source.hub}.hub_organisation_id`)} = ${hub}
      and t.status = ${status} ${hiddenCases.length === 0 ? sql`` : without(subject, hiddenCases)}`;
}

/** How many there are; counting stops at `most`, because what is over only grows. */
export async function countStanding(from: From, which: StandingIn, most: number): Promise<number> {
  const query = sql<{ n: number }>`select count(*) as n
    from (select 1 as one ${standing(which, false)} limit ${most}) counted`;
  const { rows } = await query.execute(from.q);
  return rows[0]?.n ?? 0;
}

/** A stretch of them: those that wait longest first, or the newest first where nothing waits. */
export async function standingIn(
  from: From,
  which: StandingIn & { readonly newestFirst: boolean },
  { limit, offset = 0 }: Stretch,
): Promise<StandingRow[]> {
  const { case: its, began, order, next, organisation } = SOURCES[which.subject];
  const columns = [
    `t.id, ${its}.id as case_id, ${its}.reference`,
    `t.${began} as began_at`,
    next === null ? "null as next_what, null as next_due_at" : `${next}.next_what, ${next}.next_due_at`,
    `${organisation ?? (next === null ? "null" : `${next}.next_owner_organisation_id`)} as organisation_id`,
  ];
  const direction = which.newestFirst ? "desc" : "asc";
  const query = sql<StandingRow>`select ${sql.raw(columns.join(", "))} ${standing(which, true)}
    order by ${sql.raw(`t.${order} ${direction}, t.id ${direction}`)} limit ${limit} offset ${offset}`;
  return (await query.execute(from.q)).rows;
}

/** Since when each of these things has had its status: the last time that it came to it from another. */
export async function movedTo(
  from: From,
  subject: Subject,
  status: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  if (ids.length === 0) return new Map();
  const rows = await from.q
    .selectFrom("event")
    .select((e) => ["subject_id", e.fn.max("at").as("since")])
    .where("subject", "=", subject)
    .where("subject_id", "in", ids)
    .where("to_status", "=", status)
    .where((e) => e.or([e("from_status", "is", null), e("from_status", "<>", status)]))
    .groupBy("subject_id")
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row.since]));
}
