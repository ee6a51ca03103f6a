// For whom a case is not there. Everything that shows a case, lists it, counts it or lets somebody answer for it asks here.
import type { From } from "#db/connection.ts";
import type { Hidden, ReferralRow } from "#db/referral.ts";
import { silentBlocksFor, silentBlocksOfCase, type Reader, type SilentBlockRow } from "#db/silent-block.ts";
import { activeUsersOfOrganisation, usersById } from "#db/user.ts";

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

/**
 * A referral as access asks about it. Whoever sent it keeps its receipt while only their organisation is kept out: they wrote it
 * themselves. Whoever may be the one who causes harm does not.
 */
export async function asReferred(
  from: From,
  row: Pick<ReferralRow, "case_id" | "organisation_id" | "referred_by">,
  reader: Reader,
): Promise<{ organisationId: string; referredBy: string; hidden: boolean }> {
  const hidden =
    row.referred_by === reader.userId
      ? await isClosedToThemselves(from, row.case_id, reader.userId)
      : await isClosedTo(from, row.case_id, reader);
  return { organisationId: row.organisation_id, referredBy: row.referred_by, hidden };
}

/** The referrals that are not there for the reader, for the lists of what was sent (see asReferred). */
export async function referralsClosedTo(from: From, reader: Reader): Promise<Hidden> {
  const blocks = await silentBlocksFor(from, reader);
  return {
    cases: blocks.filter((block) => block.user_id !== null).map((block) => block.case_id),
    unlessSent: blocks.filter((block) => block.organisation_id !== null).map((block) => block.case_id),
    userId: reader.userId,
  };
}

/** Who may not be asked about a case: people, and whole organisations. */
export interface NotAsked {
  readonly users: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
}

/**
 * The organisations that cannot be asked: those kept out as a whole, and those in which nobody is left who could answer. Who works
 * where nobody signs in is told of it by a person, who knows from the case whom to ring.
 */
export async function organisationsNotAsked(from: From, { users, organisations }: NotAsked): Promise<Set<string>> {
  const out = new Set(organisations);
  for (const user of await usersById(from, [...users])) {
    const active = await activeUsersOfOrganisation(from, user.organisation_id);
    if (active.length > 0 && active.every(({ id }) => users.has(id))) out.add(user.organisation_id);
  }
  return out;
}

/** Whether anybody signs in at an organisation who may be told of the case in the hub. */
export async function canSeeInHub(from: From, caseId: string, organisationId: string): Promise<boolean> {
  const { users, organisations } = await notAskedFor(from, caseId);
  if (organisations.has(organisationId)) return false;
  return (await activeUsersOfOrganisation(from, organisationId)).some(({ id }) => !users.has(id));
}

/**
 * Those that may be asked, of those that take a pathway. Where nobody else takes it, whoever must not learn of it in the hub is
 * asked after all, by a person who rings somebody there whom the duty manager named: nobody goes without help because of this.
 */
export function notOut<T extends { readonly id: string }>(takers: readonly T[], out: ReadonlySet<string>): T[] {
  const others = takers.filter(({ id }) => !out.has(id));
  return others.length > 0 ? others : [...takers];
}

/** Who must not learn of the case, so that nobody else is put in their way. */
export async function notAskedFor(from: From, caseId: string): Promise<NotAsked> {
  const standing = (await silentBlocksOfCase(from, caseId)).filter((block) => block.lifted_at === null);
  return {
    users: new Set(standing.flatMap((block) => block.user_id ?? [])),
    organisations: new Set(standing.flatMap((block) => block.organisation_id ?? [])),
  };
}
