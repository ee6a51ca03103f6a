import type { Actor } from "#app/commands/told.ts";
import { areaByCode } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import { releasesOfReturns, returnHeads, withdrawalsOfReturns } from "#db/return-snapshot.ts";
import { dateWords } from "#machines/due-words.ts";
import type { Instant } from "#machines/time.ts";
import { endedPeriods, periodWords } from "../reports/returns/periods.ts";
import { RETURNS } from "../reports/returns/returns.ts";
import { recipientOf } from "../returns-kept.ts";
import { userNames } from "./user-names.ts";

export interface ReturnNumber {
  readonly id: string;
  readonly number: number;
  readonly status: "prepared" | "released" | "withdrawn";
  /** "Prepared on 2 April 2026 by …". */
  readonly prepared: string;
  /** "3 April 2026, to …": the organisation, not the person. */
  readonly released: readonly string[];
}

export interface ReturnPeriod {
  readonly period: string;
  readonly words: string;
  /** Newest first. */
  readonly numbers: readonly ReturnNumber[];
  /** Nothing of it stands: it is to be prepared. */
  readonly due: boolean;
}

export interface ReturnsPage {
  readonly area: string;
  readonly returns: readonly {
    readonly name: string;
    readonly title: string;
    readonly asked: string;
    readonly periods: readonly ReturnPeriod[];
  }[];
}

/** Every return of the actor's area, period by period: what is due, what was prepared, and to whom it was released. */
export async function returnsPage(from: From, actor: Actor, at: Instant): Promise<ReturnsPage> {
  const heads = await returnHeads(from, actor.area);
  const ids = heads.map(({ id }) => id);
  const withdrawn = new Set((await withdrawalsOfReturns(from, ids)).map((one) => one.snapshot_id));
  const releases = await Promise.all(
    (await releasesOfReturns(from, ids)).map(async (row) => ({
      snapshotId: row.snapshot_id,
      words: `${dateWords(row.at)}, to ${(await recipientOf(from, row)).organisation}`,
    })),
  );
  const names = await userNames(
    from,
    heads.map((head) => head.made_by),
  );
  const numbersOf = (name: string, period: string): ReturnNumber[] =>
    heads
      .filter((head) => head.name === name && head.period === period)
      .map((head) => {
        const released = releases.filter((one) => one.snapshotId === head.id).map(({ words }) => words);
        return {
          id: head.id,
          number: head.number,
          status: withdrawn.has(head.id) ? ("withdrawn" as const) : released.length > 0 ? "released" : "prepared",
          prepared: `${dateWords(head.made_at)}, by ${names.get(head.made_by) ?? "somebody"}`,
          released,
        } satisfies ReturnNumber;
      })
      .reverse();
  return {
    area: (await areaByCode(from, actor.area))?.name ?? "",
    returns: RETURNS.map(({ name, title, asked, period: kind }) => {
      const known = heads.filter((head) => head.name === name).map(({ period }) => period);
      const periods = [...new Set([...endedPeriods(kind, at), ...known])].sort().reverse();
      return {
        name,
        title,
        asked,
        periods: periods.map((period) => {
          const numbers = numbersOf(name, period);
          const due = numbers.every(({ status }) => status === "withdrawn");
          return { period, words: periodWords(kind, period), numbers, due };
        }),
      };
    }),
  };
}
