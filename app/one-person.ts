// Which cases are one person's, from everything that was asked about them and decided.
import type { PersonLinkRow } from "#db/person-link.ts";

type Link = Pick<PersonLinkRow, "case_id" | "other_case_id" | "kind" | "status" | "decided_at">;

/** The other of the two cases. */
export const otherCase = (link: Pick<Link, "case_id" | "other_case_id">, caseId: string): string =>
  link.case_id === caseId ? link.other_case_id : link.case_id;

/** The cases that stand joined with this one: of each two, what was agreed last. What waits or was refused changes nothing. */
export function joinedWith(links: readonly Link[], caseId: string): string[] {
  const stands = new Map<string, boolean>();
  const decided = links.filter(
    (link) => link.status === "agreed" && [link.case_id, link.other_case_id].includes(caseId),
  );
  for (const link of [...decided].sort((a, b) => (a.decided_at ?? "").localeCompare(b.decided_at ?? "")))
    stands.set(otherCase(link, caseId), link.kind === "join");
  return [...stands].filter(([, joined]) => joined).map(([other]) => other);
}

/** What waits for a second person between these two; undefined when nothing does. */
export const waitingBetween = <L extends Link>(links: readonly L[], caseId: string, other: string): L | undefined =>
  links.find(
    (link) =>
      link.status === "waiting" &&
      otherCase(link, caseId) === other &&
      [link.case_id, link.other_case_id].includes(caseId),
  );
