// What a referrer sees: their own organisation's referrals, and of each no more than is safe on a practice's screen.
import { caseById } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { contactById } from "#db/contact.ts";
import { draftsOfOwner } from "#db/draft.ts";
import { organisationById } from "#db/organisation.ts";
import { countReferralsOfOrganisation, referralByReference, referralsOfOrganisation } from "#db/referral.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { canSeeReferral, type Holder } from "#machines/access.ts";
import { dateWords, dueWords, isPast, timeWords } from "#machines/due-words.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { SOURCES, type Source } from "#machines/protocol/vocabulary.ts";
import { safeStatusOf, type SafeStatus } from "#machines/referral-words.ts";
import { later, type Instant } from "#machines/time.ts";
import { DRAFT_KEPT, payloadOf } from "../referral-draft.ts";

type Referrer = Holder & { readonly userId: string };

export interface OpenForm {
  /** "patient" where clinicians work, "person" elsewhere. */
  readonly who: "patient" | "person";
  /** What this person typed last and did not send. */
  readonly draft: { readonly key: string; readonly answers: Answers; readonly saved: string } | null;
}

/** The form as this person left it. */
export async function referralForm(db: Db, actor: Referrer, at: Instant): Promise<OpenForm> {
  const [draft] = await draftsOfOwner(db, actor.userId, "referral");
  const kind = (await organisationById(db, actor.organisationId))?.kind;
  const who = kind === "gp" || kind === "hospital" || kind === "nhs" ? "patient" : "person";
  if (!draft || draft.updated_at < later(at, -DRAFT_KEPT) || draft.organisation_id !== actor.organisationId)
    return { who, draft: null };
  const { key, answers } = await payloadOf(db, draft);
  return { who, draft: { key, answers, saved: `${dateWords(draft.updated_at)} at ${timeWords(draft.updated_at)}` } };
}

/** Where a referral by this person comes from, as the protocol names it. */
export async function referralSource(db: Db, actor: Referrer): Promise<Source> {
  const kind = (await organisationById(db, actor.organisationId))?.kind;
  return SOURCES.find((source) => source === kind) ?? "other";
}

export interface SentReferral {
  readonly reference: string;
  readonly status: SafeStatus;
  readonly danger: boolean;
  /** Whether the hub may ring them at all. */
  readonly mayRing: boolean;
  /** By when somebody acts; null once there has been an attempt. */
  readonly due: { readonly words: string; readonly at: Instant; readonly late: boolean } | null;
}

/** One referral; null for another organisation's, and equally for one that does not exist. */
export async function sentReferral(
  db: Db,
  actor: Referrer,
  reference: string,
  at: Instant,
): Promise<SentReferral | null> {
  const row = await referralByReference(db, reference);
  if (!row || !canSeeReferral(actor, { organisationId: row.organisation_id, referredBy: row.referred_by })) return null;
  const due = (await caseById(db, row.case_id))?.first_contact_due_at ?? null;
  const waits = row.status === "submitted" || row.status === "acknowledged";
  const contact = await contactById(db, row.contact_id);
  const ways = await safeContactsOfCase(db, row.case_id);
  return {
    reference: row.reference,
    status: safeStatusOf(row.status),
    danger: contact?.danger === "yes",
    mayRing: ways.some((way) => way.channel === "phone" && way.safe === "safe" && way.do_not_contact === 0),
    due: waits && due !== null ? { words: dueWords(due, at), at: due, late: isPast(due, at) } : null,
  };
}

export interface ReferralList {
  readonly rows: readonly {
    readonly reference: string;
    readonly sent: string;
    readonly by: string;
    readonly status: SafeStatus;
  }[];
  readonly page: number;
  readonly pageCount: number;
}

const PAGE = 25;

/** What the organisation referred, newest first; a page beyond the last is the last. */
export async function referralList(db: Db, actor: Referrer, page: number): Promise<ReferralList> {
  const pageCount = Math.max(1, Math.ceil((await countReferralsOfOrganisation(db, actor.organisationId)) / PAGE));
  const shown = Math.min(page, pageCount);
  const rows = await referralsOfOrganisation(db, actor.organisationId, { limit: PAGE, offset: (shown - 1) * PAGE });
  return {
    rows: rows.map((row) => ({
      reference: row.reference,
      sent: dateWords(row.submitted_at),
      by: row.referred_by === actor.userId ? "You" : "A colleague",
      status: safeStatusOf(row.status),
    })),
    page: shown,
    pageCount,
  };
}
