// A case with everything that belongs to it, as the tables have it, for the rules to look at.
import type { ActionRow } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { ContactRow } from "#db/contact.ts";
import type { AttemptRow } from "#db/contact-attempt.ts";
import type { DeadlineRow } from "#db/deadline.ts";
import type { ApprovalRow } from "#db/grade-approval.ts";
import type { OrganisationRow } from "#db/organisation.ts";
import type { ReferralRow } from "#db/referral.ts";
import type { AssessmentRow } from "#db/risk-assessment.ts";
import type { UnmetRow } from "#db/unmet-need.ts";
import type { UserRow } from "#db/user.ts";
import type { Look } from "./reader.ts";

/** Everybody there is, by id. */
export interface Everybody {
  readonly user: ReadonlyMap<string, UserRow>;
  readonly organisation: ReadonlyMap<string, OrganisationRow>;
}

/** Of an assessment what says how it was graded: the facts themselves are long, and sealed. */
export type Graded = Pick<AssessmentRow, "id" | "suggested_grade" | "agreed_grade" | "reason_sealed" | "at">;

export interface Seen extends Everybody {
  readonly row: CaseRow;
  readonly actions: readonly ActionRow[];
  /** In the order they were written. */
  readonly assessments: readonly Graded[];
  readonly approvals: readonly ApprovalRow[];
  readonly unmet: readonly UnmetRow[];
  readonly attempts: readonly AttemptRow[];
  readonly referrals: readonly ReferralRow[];
  /** The clocks of the case and of what belongs to it that have neither passed nor been stopped. */
  readonly running: readonly DeadlineRow[];
}

export interface SeenContact extends Everybody {
  readonly row: ContactRow;
  readonly running: readonly DeadlineRow[];
  readonly drafts: number;
}

export async function everybody(look: Look): Promise<Everybody> {
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
  return {
    user: byId(await look<UserRow>(`select * from "user"`)),
    organisation: byId(await look<OrganisationRow>("select * from organisation")),
  };
}

export async function seenCase(look: Look, row: CaseRow, all: Everybody): Promise<Seen> {
  const of = <Row>(table: string) => look<Row>(`select * from ${table} where case_id = ? order by rowid`, row.id);
  return {
    ...all,
    row,
    actions: await of<ActionRow>("action"),
    assessments: await look<Graded>(
      "select id, suggested_grade, agreed_grade, reason_sealed, at from risk_assessment where case_id = ? order by rowid",
      row.id,
    ),
    approvals: await of<ApprovalRow>("grade_approval"),
    unmet: await of<UnmetRow>("unmet_need"),
    attempts: await of<AttemptRow>("contact_attempt"),
    referrals: await of<ReferralRow>("referral"),
    running: await look<DeadlineRow>(
      "select * from deadline where case_id = ? and fired_at is null and cleared_at is null order by due_at, id",
      row.id,
    ),
  };
}

export async function seenContact(look: Look, row: ContactRow, all: Everybody): Promise<SeenContact> {
  const running = await look<DeadlineRow>(
    "select * from deadline where subject = 'contact' and subject_id = ? and fired_at is null and cleared_at is null",
    row.id,
  );
  const drafts = await look<object>("select id from draft where contact_id = ?", row.id);
  return { ...all, row, running, drafts: drafts.length };
}
