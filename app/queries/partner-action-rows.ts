import {
  actionById,
  countOpenActionsOfOrganisation,
  openActionsOfOrganisationByTimeLeft,
  type TimedAction,
} from "#db/action.ts";
import type { Db } from "#db/connection.ts";

export { actionById };

/** A page of what the organisation owes, the least time left first; a page beyond the last is the last. */
export async function pageOfOpenActions(
  db: Db,
  organisationId: string,
  page: number,
  size: number,
): Promise<{ rows: TimedAction[]; count: number; shown: number }> {
  const count = await countOpenActionsOfOrganisation(db, organisationId);
  const shown = Math.min(page, Math.max(1, Math.ceil(count / size)));
  const stretch = { limit: size, offset: (shown - 1) * size };
  return { rows: await openActionsOfOrganisationByTimeLeft(db, organisationId, stretch), count, shown };
}
