import {
  actionById,
  countOpenActionsOfOrganisation,
  openActionsOfOrganisationByTimeLeft,
  type TimedAction,
} from "#db/action.ts";
import type { Db } from "#db/connection.ts";

export { actionById };

/** A page of what the organisation owes, the least time left first; a page beyond the last is the last. What is of a case in `hidden` is not there. */
export async function pageOfOpenActions(
  db: Db,
  organisationId: string,
  { page, size }: { readonly page: number; readonly size: number },
  hidden: ReadonlySet<string>,
): Promise<{ rows: TimedAction[]; count: number; shown: number }> {
  const count = await countOpenActionsOfOrganisation(db, organisationId, [...hidden]);
  const shown = Math.min(page, Math.max(1, Math.ceil(count / size)));
  const stretch = { limit: size, offset: (shown - 1) * size };
  return { rows: await openActionsOfOrganisationByTimeLeft(db, organisationId, stretch, [...hidden]), count, shown };
}
