import type { Actor } from "#app/commands/told.ts";
import { areaByCode } from "#db/area.ts";
import { businessCasesOf, businessCaseVersions } from "#db/business-case.ts";
import type { From } from "#db/connection.ts";
import { dateWords } from "#machines/due-words.ts";
import { userNames } from "./user-names.ts";

export interface ListedCase {
  readonly id: string;
  readonly name: string;
  /** The number of the version that stands. */
  readonly number: number;
  /** When it was saved, and by whom. */
  readonly on: string;
  readonly by: string;
  readonly locked: boolean;
}

/** The business cases of the actor's own area, the one made last first. */
export async function businessCaseList(from: From, actor: Actor): Promise<{ area: string; cases: ListedCase[] }> {
  const rows = await businessCasesOf(from, actor.area);
  const versions = await businessCaseVersions(
    from,
    rows.map(({ id }) => id),
  );
  const newest = new Map(versions.map((version) => [version.business_case_id, version]));
  const names = await userNames(
    from,
    [...newest.values()].map(({ by }) => by),
  );
  return {
    area: (await areaByCode(from, actor.area))?.name ?? "",
    cases: rows.flatMap(({ id, name }) => {
      const version = newest.get(id);
      if (!version) return [];
      const { number, at, by, comparator } = version;
      return [{ id, name, number, on: dateWords(at), by: names.get(by) ?? "Somebody", locked: comparator === "none" }];
    }),
  };
}
