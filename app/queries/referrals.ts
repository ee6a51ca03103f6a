// What a referrer sees: their own organisation's referrals, and of each no more than is safe on a practice's screen.
import { caseById } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { contactById } from "#db/contact.ts";
import { draftsOfOwner } from "#db/draft.ts";
import { organisationById } from "#db/organisation.ts";
import {
  countReferralsOfOrganisation,
  countReferralsOfPerson,
  referralsOfOrganisation,
  referralsOfPerson,
} from "#db/referral.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { may } from "#machines/access.ts";
import { accepts } from "#machines/decide.ts";
import { dateWords, dueWords, isPast, timeWords } from "#machines/due-words.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { referralPage, referrerOf, type Referrer } from "#machines/intake/refer/pages.ts";
import { isKeptBack, seenStatusOf, type SafeStatus } from "#machines/referral-words.ts";
import { later, type Instant } from "#machines/time.ts";
import { referralsClosedTo } from "../closed-to.ts";
import type { Actor } from "../commands/told.ts";
import { DRAFT_KEPT, payloadOf } from "../referral-draft.ts";
import { referralSeenBy } from "../referral-seen.ts";

export interface OpenForm {
  /** Whose page it is. */
  readonly referrer: Referrer;
  /** What this person typed last and did not send. */
  readonly draft: { readonly key: string; readonly answers: Answers; readonly saved: string } | null;
}

/** The form as this person left it. */
export async function referralForm(db: Db, actor: Actor, at: Instant): Promise<OpenForm> {
  const [draft] = await draftsOfOwner(db, actor.userId, "referral");
  const referrer = await referralSource(db, actor);
  if (!draft || draft.updated_at < later(at, -DRAFT_KEPT) || draft.organisation_id !== actor.organisationId)
    return { referrer, draft: null };
  const { key, answers } = await payloadOf(db, draft);
  return {
    referrer,
    draft: { key, answers, saved: `${dateWords(draft.updated_at)} at ${timeWords(draft.updated_at)}` },
  };
}

/** Where a referral by this person comes from, as the protocol names it. */
export async function referralSource(db: Db, actor: Actor): Promise<Referrer> {
  return referrerOf((await organisationById(db, actor.organisationId))?.kind ?? "other");
}

export interface SentReferral {
  readonly reference: string;
  readonly status: SafeStatus;
  readonly danger: boolean;
  /** Whether the hub may ring them at all. */
  readonly mayRing: boolean;
  /** By when somebody acts; null once there has been an attempt. */
  readonly due: { readonly words: string; readonly at: Instant; readonly late: boolean } | null;
  readonly who: "patient" | "person";
  /** When the referrer took it back; null when they did not. */
  readonly takenBack: string | null;
  /** It may still be taken back. */
  readonly mayTakeBack: boolean;
  readonly version: number;
}

/** One referral; null for another organisation's, and equally for one that does not exist. */
export async function sentReferral(db: Db, actor: Actor, reference: string, at: Instant): Promise<SentReferral | null> {
  const row = await referralSeenBy(db, actor, reference);
  if (!row) return null;
  const due = (await caseById(db, row.case_id))?.first_contact_due_at ?? null;
  const waits = row.status === "submitted" || row.status === "acknowledged";
  const contact = await contactById(db, row.contact_id);
  const ways = await safeContactsOfCase(db, row.case_id);
  return {
    reference: row.reference,
    status: seenStatusOf(row),
    danger: contact?.danger === "yes",
    mayRing: ways.some((way) => way.channel === "phone" && way.safe === "safe" && way.do_not_contact === 0),
    due: waits && due !== null ? { words: dueWords(due, at), at: due, late: isPast(due, at) } : null,
    who: referralPage(referrerOf(row.source)).who,
    takenBack: row.withdrawn_at === null ? null : `${dateWords(row.withdrawn_at)} at ${timeWords(row.withdrawn_at)}`,
    mayTakeBack:
      row.withdrawn_at === null && (isKeptBack(row) || accepts("referral", row.status, {}, { type: "WITHDRAWN" })),
    version: row.version,
  };
}

export interface ReferralList {
  /** Everybody's of the organisation, not only their own. */
  readonly all: boolean;
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

/** What they may see, newest first: their own, or all of the organisation's. A page beyond the last is the last. */
export async function referralList(db: Db, actor: Actor, page: number): Promise<ReferralList> {
  const all = may(actor, "referral.list-all");
  const hidden = await referralsClosedTo(db, actor);
  const count = all
    ? await countReferralsOfOrganisation(db, actor.organisationId, hidden)
    : await countReferralsOfPerson(db, actor, hidden);
  const pageCount = Math.max(1, Math.ceil(count / PAGE));
  const shown = Math.min(page, pageCount);
  const stretch = { limit: PAGE, offset: (shown - 1) * PAGE };
  const rows = all
    ? await referralsOfOrganisation(db, actor.organisationId, stretch, hidden)
    : await referralsOfPerson(db, actor, stretch, hidden);
  return {
    all,
    rows: rows.map((row) => ({
      reference: row.reference,
      sent: dateWords(row.submitted_at),
      by: row.referred_by === actor.userId ? "You" : "A colleague",
      status: seenStatusOf(row),
    })),
    page: shown,
    pageCount,
  };
}
