// What keeps a case open beside its actions, its needs and its grade: somebody waits to be answered, or to be read.
import type { From } from "#db/connection.ts";
import { unreadMessageOfCase } from "#db/message-to-hub.ts";
import { personLinksOfCases } from "#db/person-link.ts";

/** Why the case cannot be closed while nobody has answered or read it, a sentence each. */
export async function waitsOnCase(from: From, caseId: string): Promise<readonly string[]> {
  const links = await personLinksOfCases(from, [caseId]);
  return [
    links.some((link) => link.status === "waiting")
      ? "The duty manager has still to decide whether this and another case are one person's."
      : "",
    (await unreadMessageOfCase(from, caseId)) ? "Nobody has read yet what we were told about this case." : "",
  ].filter(Boolean);
}
