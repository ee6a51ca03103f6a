// Which open cases stand where in the queue. A case stands in one group: by what is owed next, then by when.
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import type { Stretch } from "#db/rows.ts";
import { CLOCKS, type AnyClock, type Clock } from "#machines/owed.ts";
import type { Instant } from "#machines/time.ts";

export const QUEUE_GROUPS = ["danger", "ring", "late", "back", "others"] as const;
export type QueueGroupName = (typeof QUEUE_GROUPS)[number];

const withLate = (clocks: readonly Clock[]): AnyClock[] => [
  ...clocks,
  ...clocks.map((clock) => `late-${clock}` as const),
];

const DANGER = withLate(["emergency"]);
const RING = withLate(["first-contact", "ring-back"]);
const BACK = withLate(["settle-unmet", "approve-grade"]);
const OTHERS = CLOCKS.filter((clock) => ![...DANGER, ...RING, ...BACK].includes(clock));
const LATE = OTHERS.map((clock): AnyClock => `late-${clock}`);

/** The clocks of a group, and on which side of now they are; "late" is made of two such sets. */
type Part = { readonly clocks: readonly AnyClock[]; readonly when?: "passed" | "to-come" };

const PARTS: Readonly<Record<QueueGroupName, readonly Part[]>> = {
  danger: [{ clocks: DANGER }],
  ring: [{ clocks: RING }],
  late: [{ clocks: LATE }, { clocks: OTHERS, when: "passed" }],
  back: [{ clocks: BACK }],
  others: [{ clocks: OTHERS, when: "to-come" }],
};

export interface Where {
  readonly area: string;
  readonly hub: string;
  readonly at: Instant;
}

function owing(from: From, { area, hub, at }: Where, { clocks, when }: Part) {
  const query = from.q
    .selectFrom("case")
    .where("area", "=", area)
    .where("next_due_at", "is not", null)
    .where("hub_organisation_id", "=", hub)
    .where("next_what", "in", clocks);
  return when === undefined ? query : query.where("next_due_at", when === "passed" ? "<" : ">=", at);
}

const byDue = (a: CaseRow, b: CaseRow): number =>
  (a.next_due_at ?? "").localeCompare(b.next_due_at ?? "") || a.id.localeCompare(b.id);

/** The cases of a group, earliest clock first. */
export async function casesOfGroup(
  from: From,
  where: Where,
  group: QueueGroupName,
  { limit, offset = 0 }: Stretch,
): Promise<CaseRow[]> {
  const [only, ...more] = PARTS[group];
  const wanted = (part: Part, stretch: Stretch) =>
    owing(from, where, part)
      .selectAll()
      .orderBy("next_due_at")
      .orderBy("id")
      .limit(stretch.limit)
      .offset(stretch.offset ?? 0)
      .execute();
  if (only && more.length === 0) return wanted(only, { limit, offset });
  const found: CaseRow[] = [];
  // Each part in its own order by its own index, then one order: a stretch of the whole lies within as much of each.
  for (const part of PARTS[group]) found.push(...(await wanted(part, { limit: offset + limit })));
  return found.sort(byDue).slice(offset, offset + limit);
}

/** How many cases a group has. */
export async function countOfGroup(from: From, where: Where, group: QueueGroupName): Promise<number> {
  let count = 0;
  for (const part of PARTS[group]) {
    const { n } = await owing(from, where, part)
      .select((e) => e.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    count += Number(n);
  }
  return count;
}
