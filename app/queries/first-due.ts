import type { CaseRow } from "#db/case.ts";
import type { LiveDeadline } from "#db/deadline.ts";
import { baseClock, isLate, type AnyClock } from "#machines/owed.ts";
import type { Instant } from "#machines/time.ts";

/**
 * When what is late on a case was first due: what is shown is how late it is, not how long whoever was asked next has for it.
 * Null when it is not late. `live` holds the clocks of the case that run or have passed, earliest first.
 */
export function firstDueOf(live: readonly LiveDeadline[], row: CaseRow): Instant | null {
  const clock = row.next_what as AnyClock | null;
  if (clock === null || !isLate(clock)) return null;
  const running = live.find(
    (one) => one.case_id === row.id && one.fired_at === null && one.clock === clock && one.due_at === row.next_due_at,
  );
  const passed = live.findLast(
    (one) => one.subject_id === running?.subject_id && one.fired_at !== null && one.clock === baseClock(clock),
  );
  return passed?.due_at ?? null;
}
