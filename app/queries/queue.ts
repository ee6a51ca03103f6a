// The queue: who is on, and everything open, in the order in which it cannot wait.
import type { Actor } from "#app/commands/told.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { usersOnShift } from "#db/user.ts";
import type { Instant } from "#machines/time.ts";
import { casesClosedTo } from "../closed-to.ts";
import { casesOfGroup, countOfGroup, type QueueGroupName, type Where } from "./queue-groups.ts";
import { queueCalls, type QueueCall } from "./queue-calls.ts";
import { queueRows, type QueueRow } from "./queue-rows.ts";
import { userNames } from "./user-names.ts";

/** Rows of one page of a group that is shown alone. */
export const PAGE_ROWS = 25;

/** Rows on the first page, by group; "everything else" fills it up to a page. */
const FIRST_ROWS = { danger: PAGE_ROWS, ring: 10, late: 10, back: 10 } as const;

export interface QueueGroup {
  readonly name: QueueGroupName;
  readonly calls: readonly QueueCall[];
  readonly rows: readonly QueueRow[];
  /** There are more than are shown. */
  readonly more: boolean;
}

interface WhoIsOn {
  readonly onShift: number;
  readonly dutyManagers: readonly string[];
}

export interface QueueFront extends WhoIsOn {
  readonly groups: readonly QueueGroup[];
  /** Calls that go on now. */
  readonly live: readonly QueueCall[];
}

/** Everything that cannot wait, and as much of the rest as a page holds. */
export async function queueFront(from: From, actor: Actor, at: Instant): Promise<QueueFront> {
  const where = await whereOf(from, actor, at);
  const found: { name: QueueGroupName; limit: number; cases: CaseRow[] }[] = [];
  for (const [name, limit] of Object.entries(FIRST_ROWS) as [keyof typeof FIRST_ROWS, number][])
    found.push({ name, limit, cases: await casesOfGroup(from, where, name, { limit: limit + 1 }) });
  const shown = found.reduce((count, { cases, limit }) => count + Math.min(cases.length, limit), 0);
  const left = Math.max(5, PAGE_ROWS - shown);
  found.push({ name: "others", limit: left, cases: await casesOfGroup(from, where, "others", { limit: left + 1 }) });
  const cases = found.flatMap((group) => group.cases.slice(0, group.limit));
  const rows = new Map((await queueRows(from, actor, cases, at)).map((row) => [row.id, row]));
  const { live, ...calls } = await queueCalls(from, actor, at);
  return {
    ...(await whoIsOn(from, actor)),
    live,
    groups: found.map(({ name, limit, cases: its }) => ({
      name,
      calls: name === "danger" || name === "ring" || name === "late" ? calls[name] : [],
      rows: its.slice(0, limit).flatMap((row) => rows.get(row.id) ?? []),
      more: its.length > limit,
    })),
  };
}

export interface QueueList extends WhoIsOn {
  readonly name: QueueGroupName;
  readonly rows: readonly QueueRow[];
  readonly page: number;
  readonly pageCount: number;
}

/** One group alone, a page at a time; `page` is from 1, and one past the end is the last. */
export async function queueList(
  from: From,
  actor: Actor,
  at: Instant,
  name: QueueGroupName,
  page: number,
): Promise<QueueList> {
  const where = await whereOf(from, actor, at);
  const pageCount = Math.max(1, Math.ceil((await countOfGroup(from, where, name)) / PAGE_ROWS));
  const shown = Math.min(page, pageCount);
  const stretch = { limit: PAGE_ROWS, offset: (shown - 1) * PAGE_ROWS };
  const rows = await queueRows(from, actor, await casesOfGroup(from, where, name, stretch), at);
  return { ...(await whoIsOn(from, actor)), name, rows, page: shown, pageCount };
}

/** The actor's own queue, without the cases in which they may be the one who causes harm. */
async function whereOf(from: From, actor: Actor, at: Instant): Promise<Where> {
  const hidden = [...(await casesClosedTo(from, actor))];
  return { area: actor.area, hub: actor.organisationId, at, hidden };
}

async function whoIsOn(from: From, actor: Actor): Promise<WhoIsOn> {
  const on = (await usersOnShift(from, actor.area)).filter((user) => user.organisation_id === actor.organisationId);
  const managers = on.filter((user) => user.role === "duty-manager");
  const names = await userNames(
    from,
    managers.map((user) => user.id),
  );
  return { onShift: on.length, dutyManagers: managers.map((user) => names.get(user.id) ?? "") };
}
