// What stands in one status, a page at a time. It says nothing of a person, because those read it who see no case.
import type { Actor } from "#app/commands/told.ts";
import type { From } from "#db/connection.ts";
import { liveDeadlinesOfCases } from "#db/deadline.ts";
import { organisationsById } from "#db/organisation.ts";
import { countStanding, movedTo, standingIn, type StandingRow } from "#db/standing.ts";
import { may } from "#machines/access.ts";
import { clocksOf } from "#machines/clocks-of.ts";
import { drawnOf } from "#machines/drawn.ts";
import { dueAt, type Due } from "#machines/due-words.ts";
import { baseClock, mostUrgent, owedBy, owedWords, type AnyClock, type Owed } from "#machines/owed.ts";
import { meaningWords } from "#machines/status-meaning-words.ts";
import { statusWords } from "#machines/status-words.ts";
import { SUBJECTS, type Subject } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { casesClosedTo } from "../closed-to.ts";
import { mostCounted } from "../count-words.ts";

/** Rows of one page. */
export const PAGE_ROWS = 25;

export interface StandingItem {
  /** The case's; null for a contact that is part of none. */
  readonly reference: string | null;
  /** Where it is opened; null for whoever may not. */
  readonly opens: { readonly page: "case" | "contact"; readonly id: string } | null;
  readonly began: Instant;
  readonly since: Instant;
  /** What is owed next on it, as a verb; all three are null where nothing is. */
  readonly next: string | null;
  readonly due: Due | null;
  readonly turn: string | null;
}

export interface StandingList {
  readonly subject: Subject;
  readonly status: string;
  readonly title: string;
  readonly name: string;
  readonly meaning: string;
  /** What comes first. */
  readonly order: "due" | "began" | "newest";
  readonly items: readonly StandingItem[];
  /** At most what is counted, which means that many or more: the list ends there too. */
  readonly count: number;
  readonly page: number;
  readonly pageCount: number;
}

/** One page, from 1, of what stands in a status in the actor's own hub; null when there is no such thing or status. */
export async function standingList(
  from: From,
  actor: Actor,
  at: Instant,
  which: { readonly subject: string; readonly status: string; readonly page: number },
): Promise<StandingList | null> {
  const subject = SUBJECTS.find((known) => known === which.subject);
  if (subject === undefined) return null;
  const { graph, title } = drawnOf(subject);
  const status = graph.states.find((known) => known.status === which.status)?.status;
  if (status === undefined) return null;
  const hiddenCases = [...(await casesClosedTo(from, actor))];
  const place = { area: actor.area, hub: actor.organisationId, subject, status, hiddenCases };
  const owesNothing = clocksOf(subject, status).length === 0;
  const count = await countStanding(from, place, mostCounted(owesNothing));
  const pageCount = Math.max(1, Math.ceil(count / PAGE_ROWS));
  const page = Math.min(which.page, pageCount);
  const stretch = { limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS };
  const rows = await standingIn(from, { ...place, newestFirst: owesNothing }, stretch);
  return {
    subject,
    status,
    title,
    name: statusWords(subject, status),
    meaning: meaningWords(subject, status),
    order: owesNothing ? "newest" : ORDER[subject],
    items: await itemsOf(from, actor, at, { subject, status, rows, owesNothing }),
    count,
    page,
    pageCount,
  };
}

const ORDER = {
  case: "due",
  action: "due",
  approval: "due",
  contact: "began",
  referral: "began",
  attempt: "began",
} as const satisfies Record<Subject, StandingList["order"]>;

interface Found {
  readonly subject: Subject;
  readonly status: string;
  readonly rows: readonly StandingRow[];
  readonly owesNothing: boolean;
}

async function itemsOf(from: From, actor: Actor, at: Instant, found: Found): Promise<StandingItem[]> {
  const { subject, status, rows, owesNothing } = found;
  const since = await movedTo(
    from,
    subject,
    status,
    rows.map((row) => row.id),
  );
  const owed = owesNothing ? new Map<string, Owed>() : await owedOf(from, subject, rows);
  const names = await namesOf(from, rows);
  return rows.map((row) => {
    const next = owed.get(row.id);
    return {
      reference: subject === "contact" ? null : row.reference,
      opens: opensFor(actor, subject, row),
      began: row.began_at,
      since: since.get(row.id) ?? row.began_at,
      next: next ? owedWords(next.clock, next.clock.endsWith("-action") ? "the action" : undefined) : null,
      due: next ? dueAt(next.due, at) : null,
      turn: next ? turnOf(next.clock, names.get(row.organisation_id ?? "")) : null,
    };
  });
}

/** Who sees no case gets no way into one: not even its id. */
function opensFor(actor: Actor, subject: Subject, row: StandingRow): StandingItem["opens"] {
  if (subject === "contact") return may(actor, "contact.see") ? { page: "contact", id: row.id } : null;
  return row.case_id !== null && may(actor, "case.read") ? { page: "case", id: row.case_id } : null;
}

/** What is owed next on each, by its id: what its row says, or else the most urgent of its own clocks. */
async function owedOf(from: From, subject: Subject, rows: readonly StandingRow[]): Promise<ReadonlyMap<string, Owed>> {
  if (subject === "case" || subject === "contact" || subject === "referral")
    return new Map(
      rows.flatMap(({ id, next_what: clock, next_due_at: due }) =>
        clock === null || due === null ? [] : [[id, { clock: clock as AnyClock, due }] as const],
      ),
    );
  const cases = rows.map((row) => row.case_id).filter((id) => id !== null);
  const running = (await liveDeadlinesOfCases(from, [...new Set(cases)])).filter(
    ({ fired_at: fired }) => fired === null,
  );
  const clocks = Map.groupBy(running, ({ subject_id: id }) => id);
  return new Map(
    rows.flatMap(({ id }) => {
      const its = (clocks.get(id) ?? []).map(({ clock, due_at: due }) => ({ clock: clock as AnyClock, due }));
      const urgent = mostUrgent(its);
      return urgent ? [[id, urgent] as const] : [];
    }),
  );
}

async function namesOf(from: From, rows: readonly StandingRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.map((row) => row.organisation_id).filter((id) => id !== null);
  return new Map((await organisationsById(from, [...new Set(ids)])).map(({ id, name }) => [id, name]));
}

/** A role or an organisation, never somebody's name. Only a partner's own clocks, and an attempt's, can be a partner's. */
function turnOf(clock: AnyClock, organisation: string | undefined): string {
  const base = baseClock(clock);
  const whose = owedBy(base) === "partner" || base === "finish-attempt" ? organisation : undefined;
  switch (owedBy(clock)) {
    case "duty":
      return "Duty manager";
    case "manager":
      return whose === undefined ? "The hub’s manager" : `Manager, ${whose}`;
    case "partner":
    case "hub":
      return whose ?? "The hub";
  }
}
