import type { CaseRow } from "#db/case.ts";
import type { LiveDeadline } from "#db/deadline.ts";
import { baseClock, isLate, type AnyClock } from "#machines/owed.ts";
import type { Instant } from "#machines/time.ts";

/**
 * When what a running clock asks for was first due: what is shown is how late it is, not how long whoever was asked next has for
 * it. `live` holds the clocks of the case that run or have passed, earliest first.
 */
export function firstDueOfClock(live: readonly LiveDeadline[], running: LiveDeadline): Instant {
  const clock = running.clock as AnyClock;
  if (!isLate(clock)) return running.due_at;
  const passed = live.findLast(
    (one) => one.subject_id === running.subject_id && one.fired_at !== null && one.clock === baseClock(clock),
  );
  return passed?.due_at ?? running.due_at;
}

/** The same of what is owed next on a case; null when it owes nothing. */
export function firstDueOf(live: readonly LiveDeadline[], row: CaseRow): Instant | null {
  const running = live.find(
    (one) =>
      one.case_id === row.id && one.fired_at === null && one.clock === row.next_what && one.due_at === row.next_due_at,
  );
  return running ? firstDueOfClock(live, running) : null;
}
