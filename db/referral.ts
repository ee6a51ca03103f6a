// A contact made by a professional about someone else.
import type { ExpressionBuilder } from "kysely";
import type { From, Trx } from "./connection.ts";
import { look } from "./look.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row, Stretch } from "./rows.ts";
import type { Tables } from "./schema.ts";

export type ReferralRow = Row<"referral">;

/** Puts one in. */
export const insertReferral = (trx: Trx, row: NewRow<"referral">): Promise<void> => insertRow(trx, "referral", row);

/** The one with this id. */
export const referralById = (from: From, id: string): Promise<ReferralRow | undefined> => rowById(from, "referral", id);

/** Changes it; false when it is no longer at `version`. */
export const updateReferral = (trx: Trx, id: string, version: number, changes: Changes<"referral">): Promise<boolean> =>
  changeRow(trx, "referral", id, version, changes);

/** Referrals that are not there for whoever looks: of these cases, and of those unless they sent it themselves. */
export interface Hidden {
  readonly cases: readonly string[];
  readonly unlessSent: readonly string[];
  readonly userId: string;
}

const NOTHING_HIDDEN: Hidden = { cases: [], unlessSent: [], userId: "" };

const shown = (where: ExpressionBuilder<Tables, "referral">, { cases, unlessSent, userId }: Hidden) =>
  where.and([
    ...(cases.length === 0 ? [] : [where("case_id", "not in", cases)]),
    ...(unlessSent.length === 0
      ? []
      : [where.or([where("case_id", "not in", unlessSent), where("referred_by", "=", userId)])]),
  ]);

/** What the organisation referred, newest first. */
export function referralsOfOrganisation(
  from: From,
  organisationId: string,
  { limit, offset = 0 }: Stretch,
  hidden: Hidden = NOTHING_HIDDEN,
): Promise<ReferralRow[]> {
  return from.q
    .selectFrom("referral")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where((where) => shown(where, hidden))
    .orderBy("submitted_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many the organisation referred. */
export async function countReferralsOfOrganisation(
  from: From,
  organisationId: string,
  hidden: Hidden = NOTHING_HIDDEN,
): Promise<number> {
  const { n } = await from.q
    .selectFrom("referral")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("organisation_id", "=", organisationId)
    .where((where) => shown(where, hidden))
    .executeTakeFirstOrThrow();
  return n;
}

/** What this person of the organisation referred, newest first. */
export function referralsOfPerson(
  from: From,
  { organisationId, userId }: { readonly organisationId: string; readonly userId: string },
  { limit, offset = 0 }: Stretch,
  hidden: Hidden = NOTHING_HIDDEN,
): Promise<ReferralRow[]> {
  return from.q
    .selectFrom("referral")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("referred_by", "=", userId)
    .where((where) => shown(where, hidden))
    .orderBy("submitted_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many this person of the organisation referred. */
export async function countReferralsOfPerson(
  from: From,
  { organisationId, userId }: { readonly organisationId: string; readonly userId: string },
  hidden: Hidden = NOTHING_HIDDEN,
): Promise<number> {
  const { n } = await from.q
    .selectFrom("referral")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("organisation_id", "=", organisationId)
    .where("referred_by", "=", userId)
    .where((where) => shown(where, hidden))
    .executeTakeFirstOrThrow();
  return n;
}

/** Every referral that led to the case, oldest first. */
export function referralsOfCase(from: From, caseId: string): Promise<ReferralRow[]> {
  return look(from, "referrals of case", [caseId], (q) =>
    q.selectFrom("referral").selectAll().where("case_id", "=", caseId).orderBy("submitted_at").orderBy("id"),
  );
}

/** The referral that the contact brought. */
export function referralOfContact(from: From, contactId: string): Promise<ReferralRow | undefined> {
  return from.q.selectFrom("referral").selectAll().where("contact_id", "=", contactId).executeTakeFirst();
}

/** The referral people mean when they say its reference. */
export function referralByReference(from: From, reference: string): Promise<ReferralRow | undefined> {
  return from.q.selectFrom("referral").selectAll().where("reference", "=", reference).executeTakeFirst();
}
