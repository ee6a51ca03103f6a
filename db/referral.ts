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

interface Of {
  readonly organisationId: string;
  /** Only what this person of it sent. */
  readonly userId?: string;
}

const referralsOf = ({ q }: From, { organisationId, userId }: Of, hidden: Hidden) =>
  q
    .selectFrom("referral")
    .where("organisation_id", "=", organisationId)
    .where((where) => shown(where, hidden))
    .$if(userId !== undefined, (its) => its.where("referred_by", "=", userId ?? ""));

const newestOf = (from: From, of: Of, { limit, offset = 0 }: Stretch, hidden: Hidden): Promise<ReferralRow[]> =>
  referralsOf(from, of, hidden)
    .selectAll()
    .orderBy("submitted_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();

async function countOf(from: From, of: Of, hidden: Hidden): Promise<number> {
  const { n } = await referralsOf(from, of, hidden)
    .select((e) => e.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** What the organisation referred, newest first. */
export const referralsOfOrganisation = (
  from: From,
  organisationId: string,
  stretch: Stretch,
  hidden: Hidden = NOTHING_HIDDEN,
): Promise<ReferralRow[]> => newestOf(from, { organisationId }, stretch, hidden);

/** How many the organisation referred. */
export const countReferralsOfOrganisation = (
  from: From,
  organisationId: string,
  hidden: Hidden = NOTHING_HIDDEN,
): Promise<number> => countOf(from, { organisationId }, hidden);

/** What this person of the organisation referred, newest first. */
export const referralsOfPerson = (
  from: From,
  of: Required<Of>,
  stretch: Stretch,
  hidden: Hidden = NOTHING_HIDDEN,
): Promise<ReferralRow[]> => newestOf(from, of, stretch, hidden);

/** How many this person of the organisation referred. */
export const countReferralsOfPerson = (
  from: From,
  of: Required<Of>,
  hidden: Hidden = NOTHING_HIDDEN,
): Promise<number> => countOf(from, of, hidden);

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
