// Which open cases stand where in the queue. A case stands in one group: by what is owed next, then by when.
import { casesById, type CaseRow } from "#db/case.ts";
import { casesOwing, casesOwingNoneOf, countCasesOwing, type Owed } from "#db/case-queue.ts";
import type { From } from "#db/connection.ts";
import type { Stretch } from "#db/rows.ts";
import { CLOCKS, isLate, namesOf, type AnyClock, type Clock } from "#machines/owed.ts";
import type { Instant } from "#machines/time.ts";

export const QUEUE_GROUPS = ["danger", "ring", "late", "back", "others"] as const;
export type QueueGroupName = (typeof QUEUE_GROUPS)[number];

/** The clocks, of whomever they ask. */
const withLate = (clocks: readonly Clock[]): AnyClock[] => clocks.flatMap(namesOf);

const DANGER = withLate(["emergency"]);
const RING = withLate(["first-contact", "ring-back"]);
const BACK = withLate(["settle-unmet", "approve-grade"]);
const OTHERS = CLOCKS.filter((clock) => ![...DANGER, ...RING, ...BACK].includes(clock));
const LATE = withLate(OTHERS).filter(isLate);

/** The clocks of a group, and on which side of now they are; "late" is made of two such sets. */
interface Part {
  readonly clocks: readonly AnyClock[];
  readonly when?: "passed" | "to-come";
}

const PARTS: Readonly<Record<QueueGroupName, readonly Part[]>> = {
  danger: [{ clocks: DANGER }],
  ring: [{ clocks: RING }],
  late: [{ clocks: LATE }, { clocks: OTHERS, when: "passed" }],
  back: [{ clocks: BACK }],
  others: [{ clocks: OTHERS, when: "to-come" }],
};

/** The clocks that are in none of the sets with a side of now. */
const NOT_OTHERS = [...DANGER, ...RING, ...BACK, ...LATE];

export interface Where {
  readonly area: string;
  readonly hub: string;
  readonly at: Instant;
  /** Cases that are not there for whoever looks. */
  readonly hidden: readonly string[];
}

/**
 * A stretch of a part by when they are due. Which index is walked decides whether this takes a tenth of a millisecond or ten: a
 * set of clocks is found by clock, and what is most of the queue by due time.
 */
function stretchOf(from: From, { area, at, hidden }: Where, { clocks, when }: Part, part: Stretch): Promise<Owed[]> {
  const stretch = { ...part, hidden };
  return when === undefined
    ? casesOwing(from, area, clocks, stretch)
    : casesOwingNoneOf(from, area, NOT_OTHERS, { at, when }, stretch);
}

const byDue = (a: Owed, b: Owed): number =>
  (a.next_due_at ?? "").localeCompare(b.next_due_at ?? "") || a.id.localeCompare(b.id);

/** The cases of a group, earliest clock first. */
export async function casesOfGroup(
  from: From,
  where: Where,
  group: QueueGroupName,
  { limit, offset = 0 }: Stretch,
): Promise<CaseRow[]> {
  const ids = await idsOfGroup(from, where, PARTS[group], { limit, offset });
  const rows = new Map(
    (
      await casesById(
        from,
        ids.map((one) => one.id),
      )
    ).map((row) => [row.id, row]),
  );
  return ids.flatMap(({ id }) => rows.get(id) ?? []).filter((row) => row.hub_organisation_id === where.hub);
}

async function idsOfGroup(
  from: From,
  where: Where,
  parts: readonly Part[],
  { limit, offset }: Required<Stretch>,
): Promise<Owed[]> {
  const [only, ...others] = parts;
  if (only && others.length === 0) return stretchOf(from, where, only, { limit, offset });
  const found: Owed[] = [];
  // Each part in its own order, then one order: a stretch of the whole lies within as much of each.
  for (const part of parts) found.push(...(await stretchOf(from, where, part, { limit: offset + limit })));
  return found.sort(byDue).slice(offset, offset + limit);
}

/** How many cases a group has. */
export async function countOfGroup(from: From, where: Where, group: QueueGroupName): Promise<number> {
  let count = 0;
  for (const { clocks, when } of PARTS[group])
    count += await countCasesOwing(from, where.area, clocks, when && { at: where.at, when }, where.hidden);
  return count;
}
