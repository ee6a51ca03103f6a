// Who owes what by when: of every open case, and of everything open that belongs to it.
import { clocksOf } from "#machines/clocks-of.ts";
import { baseClock, mostUrgent, type AnyClock } from "#machines/owed.ts";
import { OPEN_ACTION_STATUSES } from "#machines/statuses.ts";
import type { Seen } from "../seen.ts";
import { said, type Rule } from "./rule.ts";

const OPEN: ReadonlySet<string> = new Set(OPEN_ACTION_STATUSES);

/** What is owed next, as a case and a contact keep it. */
interface Next {
  readonly next_what: string | null;
  readonly next_owner_organisation_id: string | null;
  readonly next_due_at: string | null;
}

/** What is wrong with what is owed next on something open whose clocks these are. */
export function wrongNext(next: Next, running: Seen["running"]): string[] {
  if (next.next_what === null || next.next_due_at === null || next.next_owner_organisation_id === null)
    return ["nothing is owed next, or by nobody, or never"];
  const urgent = mostUrgent(running.map((clock) => ({ ...clock, clock: clock.clock as AnyClock, due: clock.due_at })));
  if (!urgent) return [`“${next.next_what}” is owed next and no clock runs`];
  return said([
    urgent.clock !== next.next_what || urgent.due_at !== next.next_due_at,
    `“${next.next_what}” by ${next.next_due_at} is owed next, but “${urgent.clock}” by ${urgent.due_at} is the most urgent`,
  ]);
}

export function oneNextAction({ row, running }: Seen): string[] {
  return row.status === "closed" ? [] : wrongNext(row, running);
}

export function closedOwesNothing({ row, running, actions, approvals, unmet }: Seen): string[] {
  if (row.status !== "closed") return [];
  return said(
    [row.next_what !== null || row.next_due_at !== null, "it still owes something"],
    [running.length > 0, `a clock still runs: ${running.map(({ clock }) => clock).join()}`],
    [actions.some(({ status }) => OPEN.has(status)), "an action is still open"],
    [approvals.some(({ status }) => status === "pending"), "a lower grade still waits for a second person"],
    [unmet.some((need) => need.met_by === null && need.settled_at === null), "a need is still unmet"],
    [row.closed_outcome === null || row.closed_at === null, "nobody said how it ended"],
  );
}

/** An attempt is open until somebody has written down how it ended. */
const openAttempts = ({ attempts }: Seen) =>
  attempts.filter(({ status, ended_at }) => status === "started" || ended_at === null);

export function openThingsHaveClocks(seen: Seen): string[] {
  const { row, running, actions, approvals, unmet } = seen;
  if (row.status === "closed") return [];
  const has = (subject: string, id: string) =>
    running.some((clock) => clock.subject === subject && clock.subject_id === id);
  const asks = (base: string) => running.some((clock) => baseClock(clock.clock as AnyClock) === base);
  return [
    ...actions
      .filter(({ id, status }) => OPEN.has(status) && !has("action", id))
      .map(({ status, pathway }) => `an action (${pathway}) that is ${status} has no running clock`),
    ...openAttempts(seen)
      .filter(({ id }) => !has("attempt", id))
      .map(() => "an attempt whose end nobody wrote down has no running clock"),
    ...approvals
      .filter(({ id, status }) => status === "pending" && !has("approval", id))
      .map(() => "a lower grade that waits for a second person has no running clock"),
    ...said(
      [
        unmet.some((need) => need.met_by === null && need.settled_at === null) && !asks("settle-unmet"),
        "a need that nothing meets has no running clock",
      ],
      [row.status === "emergency" && !asks("emergency"), "there is danger now and no clock runs for it"],
    ),
  ];
}

export function clocksAskForSomething(seen: Seen): string[] {
  const { running, actions, approvals, unmet, row } = seen;
  const open: ReadonlySet<string> = new Set([
    row.id,
    ...actions.filter(({ status }) => OPEN.has(status)).map(({ id }) => id),
    ...approvals.filter(({ status }) => status === "pending").map(({ id }) => id),
    ...openAttempts(seen).map(({ id }) => id),
  ]);
  const asks = (base: string) => running.filter((clock) => baseClock(clock.clock as AnyClock) === base).length;
  return [
    ...running
      .filter((clock) => clock.subject !== "referral" && !open.has(clock.subject_id))
      .map(({ clock, subject }) => `“${clock}” runs for ${subject} on which nobody owes anything`),
    ...said(
      [row.status !== "emergency" && asks("emergency") > 0, "a clock runs for a danger that has passed"],
      [
        asks("settle-unmet") > 0 && !unmet.some((need) => need.met_by === null && need.settled_at === null),
        "a clock runs for a need that is settled",
      ],
    ),
  ];
}

export function clocksFitTheStatus({ row, running, actions, approvals, attempts }: Seen): string[] {
  const statuses = new Map(
    [row, ...actions, ...approvals, ...attempts].map(({ id, status }) => [id, status as string]),
  );
  return running.flatMap(({ subject, subject_id: id, clock }) => {
    const status = statuses.get(id) ?? "not there";
    const fits = clocksOf(subject, status).includes(baseClock(clock as AnyClock));
    return fits ? [] : [`“${clock}” runs for ${subject} that is ${status}, which “How cases move” does not say`];
  });
}

export const OWED_RULES: readonly Rule<Seen>[] = [
  {
    rule: "An open case has exactly one next action: the most urgent of its running clocks, with an owner and a due time.",
    broken: oneNextAction,
  },
  { rule: "A closed case owes nothing: no clock, no action, no approval, no need.", broken: closedOwesNothing },
  {
    rule: "Every open action, attempt, approval and unmet need of an open case, and its danger, has a running clock.",
    broken: openThingsHaveClocks,
  },
  { rule: "No clock runs for what is over.", broken: clocksAskForSomething },
  { rule: "A clock that runs is one of those that the status of its thing names.", broken: clocksFitTheStatus },
];
