// Which column holds a word of which list: what the CHECKs of the database have to say.
import { CHANGE_KINDS, CHANGE_STATUSES } from "#machines/catalogue-change.ts";
import { WRITERS } from "#db/migrations/0013-public.ts";
import { OUTBOX_STATUSES } from "#db/migrations/0011-outbox.ts";
import { RELEASE_STATUSES } from "#db/migrations/0018-releases.ts";
import { COMPARATORS } from "#db/migrations/0021-business-case.ts";
import { RETURN_FORMATS, RETURN_NAMES } from "#db/migrations/0022-returns.ts";
import { PERSON_KEY_KINDS } from "#db/schema.ts";
import { CONTACT_POINT_KINDS, DOOR_STATUSES } from "#machines/contact-point.ts";
import { FREQUENCIES, SERVICE_STATUSES } from "#machines/directory/service.ts";
import { CONTRA_REASONS } from "#machines/contra-reasons.ts";
import { BUDGET_STAGES, HUB_COST_LINES } from "#machines/hub-cost.ts";
import { BANDS, BEARERS } from "#machines/money-words.ts";
import { ORGANISATION_KINDS, ROLES } from "#machines/roles.ts";
import {
  ACTION_STATUSES,
  APPROVAL_STATUSES,
  CASE_STATUSES,
  CONTACT_STATUSES,
  GRADES,
  REFERRAL_STATUSES,
  SUBJECTS,
} from "#machines/statuses.ts";

/** Every column that holds a word of a list, and the list. */
export const LISTS: Record<string, readonly string[]> = {
  "organisation.kind": ORGANISATION_KINDS,
  "user.role": ROLES,
  "case.status": CASE_STATUSES,
  "case.grade": GRADES,
  "case.suggested_grade": [...GRADES, "not-assessed"],
  "contact.status": CONTACT_STATUSES,
  "referral.status": REFERRAL_STATUSES,
  "risk_assessment.suggested_grade": [...GRADES, "not-assessed"],
  "risk_assessment.agreed_grade": GRADES,
  "grade_approval.status": APPROVAL_STATUSES,
  "grade_approval.from_grade": GRADES,
  "grade_approval.to_grade": GRADES,
  "action.status": ACTION_STATUSES,
  "telling.how": ["in-hub", "phone", "secure-email", "form"],
  "deadline.subject": SUBJECTS,
  "event.subject": SUBJECTS,
  "person_key.kind": PERSON_KEY_KINDS,
  "person_link.kind": ["join", "part"],
  "person_link.status": ["waiting", "agreed", "refused"],
  "identity_check.outcome": ["passed", "failed"],
  "identity_check.how": ["code-word", "told"],
  "silent_block.why": ["name", "email", "works-for"],
  "public_form.writer": WRITERS,
  "outbox.status": OUTBOX_STATUSES,
  "contact_change.status": ["pending", "made", "cancelled"],
  "contact_change.proof": ["code-word", "in-person", "second-person"],
  "contact_point.kind": CONTACT_POINT_KINDS,
  "contact_point_status.status": DOOR_STATUSES,
  "unit_cost.band": BANDS,
  "unit_cost.bearer": BEARERS,
  "price_rule.band": BANDS,
  "price_rule.bearer": BEARERS,
  "ledger_entry.band": BANDS,
  "ledger_entry.bearer": BEARERS,
  "ledger_total.band": [...BANDS, "*"],
  "ledger_total.bearer": [...BEARERS, "*"],
  "ledger_case_total.band": [...BANDS, "*"],
  "ledger_case_total.bearer": [...BEARERS, "*"],
  "catalogue_change.kind": CHANGE_KINDS,
  "catalogue_change.status": CHANGE_STATUSES,
  "cost_clash.status": ["open", "kept", "replaced"],
  "contra_reason.reason": CONTRA_REASONS,
  "hub_cost.line": HUB_COST_LINES,
  "budget_part.bearer": BEARERS,
  "budget_part.stage": BUDGET_STAGES,
  "report_release.status": RELEASE_STATUSES,
  "return_snapshot.name": RETURN_NAMES,
  "return_download.format": RETURN_FORMATS,
  "business_case_version.comparator": COMPARATORS,
  "service.status": SERVICE_STATUSES,
  "service_schedule.freq": FREQUENCIES,
};
