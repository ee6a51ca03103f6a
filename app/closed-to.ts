// For whom a case is not there. Everything that shows a case, lists it, counts it or lets somebody answer for it asks here.
import type { From } from "#db/connection.ts";
import { silentBlocksFor, silentBlocksOfCase, type Reader, type SilentBlockRow } from "#db/silent-block.ts";

export type { Reader };

const isFor = (block: SilentBlockRow, reader: Reader): boolean =>
  block.lifted_at === null && (block.user_id === reader.userId || block.organisation_id === reader.organisationId);

/** The cases that are not there for this reader, by their ids. For nearly everybody there are none. */
export async function casesClosedTo(from: From, reader: Reader): Promise<ReadonlySet<string>> {
  return new Set((await silentBlocksFor(from, reader)).map((block) => block.case_id));
}

/** True when the case is not there for this reader. */
export async function isClosedTo(from: From, caseId: string, reader: Reader): Promise<boolean> {
  return (await silentBlocksOfCase(from, caseId)).some((block) => isFor(block, reader));
}

/** True when the case is not there for the reader as a person, whatever their organisation may see: they may be the one themselves. */
export async function isClosedToThemselves(from: From, caseId: string, userId: string): Promise<boolean> {
  return (await silentBlocksOfCase(from, caseId)).some((block) => block.lifted_at === null && block.user_id === userId);
}

/** Who may not be asked about a case: people, and whole organisations. */
export interface NotAsked {
  readonly users: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
}

/** Who must not learn of the case, so that nobody else is put in their way. */
export async function notAskedFor(from: From, caseId: string): Promise<NotAsked> {
  const standing = (await silentBlocksOfCase(from, caseId)).filter((block) => block.lifted_at === null);
  return {
    users: new Set(standing.flatMap((block) => block.user_id ?? [])),
    organisations: new Set(standing.flatMap((block) => block.organisation_id ?? [])),
  };
}
