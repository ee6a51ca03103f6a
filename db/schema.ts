// The tables as TypeScript sees them, handwritten: one interface a table, named in the singular as the table is.
// Booleans are 0 or 1 and instants are text, because both databases must read them alike. A column that ends in
// `_sealed` holds AES-256-GCM text (see sealed.ts) under the row's `key_id`; nothing personal is stored any other way.
import type { ColumnType, Generated } from "kysely";
import type { ServiceStatus } from "#machines/directory/service.ts";
import type { ChangeKind, ChangeStatus } from "#machines/catalogue-change.ts";
import type { Band, Bearer } from "#machines/money-words.ts";
import type { ContactPointKind, DoorStatus } from "#machines/contact-point.ts";
import type { ContraReason } from "#machines/contra-reasons.ts";
import type { BudgetStage, HubCostLine } from "#machines/hub-cost.ts";
import type { OrganisationKind, Role } from "#machines/roles.ts";
import type {
  ActionStatus,
  ApprovalStatus,
  AttemptStatus,
  CaseStatus,
  ContactStatus,
  Grade,
  ReferralStatus,
  Subject,
} from "#machines/statuses.ts";
import type { Day, Instant } from "#machines/time.ts";
import type { ReleaseStatus } from "./migrations/0018-releases.ts";
import type { Comparator } from "./migrations/0021-business-case.ts";
import type { ReturnFormat, ReturnName } from "./migrations/0022-returns.ts";

export type Flag = 0 | 1;
/** Text made by sealed.ts and by nothing else. */
export type SealedText = string & { readonly __sealed: true };
/** A column that is written once and never changed. */
type Fixed<T> = ColumnType<T, T, never>;
/** Written by the database layer itself; see row-seal.ts. */
type Seal = ColumnType<string | null, string | null | undefined, never>;
/** The same of a row that changes: made again with every change. */
type SealAgain = ColumnType<string | null, string | null | undefined, string>;
/** A column that came later: older rows, and most newer ones, have nothing in it. */
type Added = ColumnType<string | null, string | null | undefined, never>;

export interface AreaTable {
  code: Fixed<string>;
  name: string;
}

/** The area's thresholds from a day on; the newest row not after today holds. `unavailable` is a JSON list of pathway codes. */
export interface AreaSettingTable {
  id: Fixed<string>;
  area: Fixed<string>;
  from_day: Fixed<Day>;
  visible_high: Fixed<number>;
  medium_from: Fixed<number>;
  escalation_incidents: Fixed<number>;
  repeat_months: Fixed<number>;
  unavailable: Fixed<string>;
  /** A JSON object: the pathways asked in this order where the area's differ from the catalogue's. */
  alternatives: Fixed<string>;
}

export interface OrganisationTable {
  id: Fixed<string>;
  name: string;
  kind: OrganisationKind;
  ods_code: string | null;
  /** What its people type instead of an ODS code when they sign in by e-mail; unique. */
  hub_code: string | null;
  /** The domains its people have e-mail at, in lower case with spaces between. */
  email_domains: Generated<string>;
  area: string;
  status: "active" | "disabled";
  /** Who answers for the organisation when something of theirs is late twice. */
  manager_user_id: string | null;
  created_at: Fixed<Instant>;
  version: number;
}

/** Which organisation takes which pathway in its area; the lowest `rank` that is active is asked first. */
export interface OrganisationPathwayTable {
  organisation_id: string;
  pathway: string;
  rank: number;
}

export interface UserTable {
  id: Fixed<string>;
  organisation_id: string;
  role: Role;
  email_sealed: SealedText;
  /** Blind index of the lower-cased address: how sign-in finds the row. */
  email_key: string;
  name_sealed: SealedText;
  password_hash: string | null;
  totp_sealed: SealedText | null;
  totp_last_step: number | null;
  status: "invited" | "active" | "disabled";
  /** SHA-256 of the invitation's token; the token itself is shown once. */
  invite_hash: string | null;
  invite_expires_at: Instant | null;
  demo: Flag;
  on_shift: Flag;
  created_at: Fixed<Instant>;
  version: number;
  key_id: Fixed<string>;
}

/** A system of another organisation that refers by itself. `user_id` stands for it wherever who did something is kept; nobody signs in as it. */
export interface ApiClientTable {
  id: Fixed<string>;
  organisation_id: Fixed<string>;
  user_id: Fixed<string>;
  name: Fixed<string>;
  /** SHA-256 of the token; the token itself is shown once. */
  token_hash: string;
  per_minute: Fixed<number>;
  created_at: Fixed<Instant>;
  revoked_at: Instant | null;
  version: number;
}

export interface SessionTable {
  /** SHA-256 of the token in the cookie. */
  id_hash: Fixed<string>;
  user_id: Fixed<string>;
  /** The user's `version` when the session began: a change of role ends it. */
  user_version: Fixed<number>;
  /** A password was given but the one-time code was not yet. */
  pending_code: Flag;
  created_at: Fixed<Instant>;
  seen_at: Instant;
  expires_at: Fixed<Instant>;
  revoked_at: Instant | null;
  /** The device is remembered until the session expires: it does not go idle. */
  remembered: Generated<Flag>;
}

/** A code sent to somebody's e-mail at work, asked for by whoever holds the request's token. */
export interface SignInCodeTable {
  /** SHA-256 of the request's token. */
  id: Fixed<string>;
  /** Null when nothing was sent, for whatever reason: no code is ever right then. */
  organisation_id: Fixed<string | null>;
  email_key: Fixed<string>;
  email_sealed: Fixed<SealedText>;
  /** Keyed hash of the six figures. */
  code_hash: Fixed<string>;
  tries: number;
  created_at: Fixed<Instant>;
  expires_at: Fixed<Instant>;
  /** The code was right, and a name is still to be given. */
  proved_at: Instant | null;
  used_at: Instant | null;
  key_id: Fixed<string>;
}

/** A data key, wrapped by the key outside the database. `scope` says what it was made for; it names nobody. */
export interface DataKeyTable {
  id: Fixed<string>;
  scope: Fixed<"case" | "contact" | "referral" | "user" | "organisation">;
  wrapped: string;
  key_version: number;
  created_at: Fixed<Instant>;
}

export interface PersonTable {
  id: Fixed<string>;
  name_sealed: SealedText | null;
  /** What the person asked to be called. */
  chosen_name_sealed: SealedText | null;
  birth_date_sealed: SealedText | null;
  nhs_number_sealed: SealedText | null;
  address_sealed: SealedText | null;
  created_at: Fixed<Instant>;
  version: number;
  key_id: Fixed<string>;
}

export const PERSON_KEY_KINDS = ["phone", "name-birth-date", "phonetic-birth-year", "postcode", "email"] as const;
export type PersonKeyKind = (typeof PERSON_KEY_KINDS)[number];

/** Blind keys by which the same person is found again without opening anything. */
export interface PersonKeyTable {
  person_id: Fixed<string>;
  kind: Fixed<PersonKeyKind>;
  hmac: Fixed<string>;
}

/** Who else belongs to a case; the role belongs to the case's incidents, never to the person. */
export interface CasePersonTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  person_id: Fixed<string>;
  role: "harmed" | "alleged" | "both-alleged" | "unclear" | "child" | "safe-person";
  relationship_sealed: SealedText | null;
  created_at: Fixed<Instant>;
  key_id: Fixed<string>;
}

/** What is owed next. On the case, and on the contact: all null exactly when the row is closed (a CHECK says so). */
export interface NextColumns {
  next_what: string | null;
  next_owner_organisation_id: string | null;
  next_owner_user_id: string | null;
  next_due_at: Instant | null;
}

export interface CaseTable extends NextColumns {
  id: Fixed<string>;
  /** What people say aloud: eight letters and digits, random, so that it counts nothing. */
  reference: Fixed<string>;
  area: Fixed<string>;
  person_id: Fixed<string>;
  hub_organisation_id: Fixed<string>;
  /** The handler who took it; whoever is on shift may, when it is nobody. */
  holder_user_id: string | null;
  status: CaseStatus;
  /** The standing grade: the agreed one, or the higher one while an approval is pending. Null until somebody grades. */
  grade: Grade | null;
  suggested_grade: Grade | "not-assessed";
  conference_route: Flag;
  emergency_since: Instant | null;
  children: Flag | null;
  needs_interpreter: Flag | null;
  source: string;
  protocol_version: string;
  opened_at: Fixed<Instant>;
  first_contact_due_at: Instant | null;
  first_contact_at: Instant | null;
  review_due_at: Instant | null;
  closed_at: Instant | null;
  closed_outcome: string | null;
  /** The action that is owed next, when the next step is one. */
  next_action_id: string | null;
  version: number;
  key_id: Fixed<string>;
}

export interface ContactTable extends NextColumns {
  id: Fixed<string>;
  area: Fixed<string>;
  channel: Fixed<"call" | "web-form" | "referral" | "walk-in" | "message">;
  hub_organisation_id: Fixed<string>;
  status: ContactStatus;
  case_id: string | null;
  owner_user_id: string | null;
  danger: "yes" | "no" | "unknown";
  started_at: Fixed<Instant>;
  ended_at: Instant | null;
  how_ended: string | null;
  doors_tried: number | null;
  /** How often the story had been told before: asked after the call, if at all. */
  times_told: number | null;
  /** Everything answered, with the questions as they were worded that day (JSON). */
  answers_sealed: SealedText | null;
  version: number;
  key_id: Fixed<string>;
}

/** Something being written that is not yet told: one row an owner, saved as it is typed. */
export interface DraftTable {
  id: Fixed<string>;
  kind: Fixed<"contact" | "referral">;
  contact_id: string | null;
  owner_user_id: string;
  organisation_id: string;
  payload_sealed: SealedText;
  created_at: Fixed<Instant>;
  updated_at: Instant;
  version: number;
  key_id: Fixed<string>;
}

export interface ReferralTable {
  id: Fixed<string>;
  reference: Fixed<string>;
  area: Fixed<string>;
  case_id: Fixed<string>;
  contact_id: Fixed<string>;
  /** The organisation that referred; nobody of another one ever sees the row. */
  organisation_id: Fixed<string>;
  referred_by: Fixed<string>;
  source: Fixed<string>;
  status: ReferralStatus;
  /** The person knows of the referral and agreed, was not asked, or refused. */
  agreed: Fixed<"yes" | "not-asked" | "no">;
  feedback_safe: Flag | null;
  answers_sealed: Fixed<SealedText>;
  submitted_at: Fixed<Instant>;
  /** The referrer took it back; what it began goes on until somebody at the hub has looked. */
  withdrawn_at: Instant | null;
  version: number;
  key_id: Fixed<string>;
}

export interface RiskAssessmentTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  contact_id: Fixed<string | null>;
  tool: Fixed<string>;
  protocol_version: Fixed<string>;
  /** The facts document as it stood (JSON): what a review needs to replay the decision. */
  facts_sealed: Fixed<SealedText>;
  /** The protocol's answer (JSON). */
  result_sealed: Fixed<SealedText>;
  suggested_grade: Fixed<Grade | "not-assessed">;
  agreed_grade: Fixed<Grade | null>;
  reason_sealed: Fixed<SealedText | null>;
  by: Fixed<string>;
  at: Fixed<Instant>;
  key_id: Fixed<string>;
}

/** A grade below high when high was suggested, waiting for a second person. The higher grade stands meanwhile. */
export interface GradeApprovalTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  assessment_id: Fixed<string>;
  from_grade: Fixed<Grade>;
  to_grade: Fixed<Grade>;
  status: ApprovalStatus;
  requested_by: Fixed<string>;
  requested_at: Fixed<Instant>;
  due_at: Fixed<Instant>;
  decided_by: string | null;
  decided_at: Instant | null;
  version: number;
}

export interface ActionTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  area: Fixed<string>;
  pathway: Fixed<string>;
  /** JSON list of rule codes; an open action may take on further ones. */
  rules: string;
  consent_basis: Fixed<"not-needed" | "override" | "given" | "to-ask">;
  override_reason_sealed: SealedText | null;
  status: ActionStatus;
  owner_organisation_id: string;
  owner_user_id: string | null;
  due_at: Instant;
  agreed_by: string | null;
  agreed_at: Instant | null;
  sent_at: Instant | null;
  sent_how: "in-hub" | "phone" | "secure-email" | "form" | null;
  /** Whom we told and their reference. */
  sent_to_sealed: SealedText | null;
  decline_reason: string | null;
  decline_note_sealed: SealedText | null;
  outcome: string | null;
  feels_safer: "yes" | "same" | "no" | "not-asked" | null;
  replaces_action_id: Fixed<string | null>;
  created_at: Fixed<Instant>;
  version: number;
  key_id: Fixed<string>;
}

export interface UnmetNeedTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  area: Fixed<string>;
  pathway: Fixed<string>;
  reason: Fixed<"service-refused" | "sharing-refused" | "unavailable" | "declined" | "no-capacity">;
  met_by: Fixed<string | null>;
  due_at: Fixed<Instant>;
  at: Fixed<Instant>;
  /** When the duty manager dealt with a need that nothing met. */
  settled_at: Instant | null;
  settled_by: string | null;
}

export interface ContactAttemptTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  action_id: Fixed<string | null>;
  channel: Fixed<string>;
  /** `started` is written by the press that shows the number; how it ended is owed until somebody says so. */
  status: AttemptStatus;
  /** How it ended, more closely than the status: `no-answer`, `voicemail-left` … */
  result: string;
  in_slot: Fixed<Flag>;
  note_sealed: SealedText | null;
  by: Fixed<string>;
  at: Fixed<Instant>;
  ended_at: Instant | null;
  key_id: Fixed<string>;
}

export interface SafeContactTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  channel: "phone" | "text" | "email" | "post" | "in-person";
  value_sealed: SealedText | null;
  safe: "safe" | "not-safe" | "unknown";
  /** JSON list of weekdays 1 (Monday) to 7, and hours as `HH:MM` London time; null hours mean any hour of those days. */
  days: string;
  from_time: string | null;
  to_time: string | null;
  voicemail: "yes" | "no" | "unknown";
  text: "yes" | "no" | "unknown";
  whose_phone: "mine" | "shared" | "someone-else" | "unknown";
  others_see: "yes" | "no" | "unknown";
  say_we_are_sealed: SealedText | null;
  who_may_answer_sealed: SealedText | null;
  code_word_hash: string | null;
  distress_word_sealed: SealedText | null;
  interpreter_sealed: SealedText | null;
  do_not_contact: Flag;
  confirmed_at: Instant;
  /** Null while only the person themselves has said it, in writing. */
  confirmed_by: string | null;
  version: number;
  key_id: Fixed<string>;
}

export interface SafetyPlanTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  body_sealed: SealedText;
  updated_at: Instant;
  updated_by: string;
  version: number;
  key_id: Fixed<string>;
}

export interface NoteTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  kind: Fixed<"fact" | "opinion" | "told-in-confidence" | "not-to-be-disclosed">;
  body_sealed: Fixed<SealedText>;
  by: Fixed<string>;
  at: Fixed<Instant>;
  key_id: Fixed<string>;
}

/** What somebody outside the hub tells it about a case: a partner, the referrer, or the person themselves. Only that it was read is added. */
export interface MessageToHubTable {
  id: Fixed<string>;
  area: Fixed<string>;
  case_id: Fixed<string>;
  kind: Fixed<"partner" | "referrer" | "person">;
  organisation_id: Fixed<string | null>;
  action_id: Fixed<string | null>;
  referral_id: Fixed<string | null>;
  body_sealed: Fixed<SealedText>;
  by: Fixed<string | null>;
  at: Fixed<Instant>;
  read_by: string | null;
  read_at: Instant | null;
  key_id: Fixed<string>;
}

/** What somebody who is no user sent through the page for everybody. Written once. */
export interface PublicFormTable {
  id: Fixed<string>;
  /** Keyed hash of the form's own key: the same form sent twice is one. */
  form_hash: Fixed<string>;
  request_hash: Fixed<string>;
  reference: Fixed<string>;
  writer: Fixed<"self" | "family-friend" | "not-said">;
  case_id: Fixed<string>;
  contact_id: Fixed<string>;
  /** The word by which the writer is known on that page, hashed as a password is. */
  word_hash: Fixed<string>;
  /** By when they were told that they would hear. */
  due_at: Fixed<Instant>;
  at: Fixed<Instant>;
}

/** How many places an organisation last said it has for a pathway, and until which day that holds. */
export interface CapacityTable {
  id: Fixed<string>;
  organisation_id: Fixed<string>;
  pathway: Fixed<string>;
  places: number;
  until_day: Day | null;
  /** How many were accepted since it was said. */
  taken: Generated<number>;
  said_by: string;
  said_at: Instant;
  version: Generated<number>;
}

/** That the owner of an action was told of it, once. Never changed, never removed. */
export interface TellingTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  action_id: Fixed<string>;
  how: Fixed<"in-hub" | "phone" | "secure-email" | "form">;
  whom_sealed: Fixed<SealedText | null>;
  reference_sealed: Fixed<SealedText | null>;
  by: Fixed<string>;
  at: Fixed<Instant>;
  key_id: Fixed<string>;
}

/** Two cases are asked to be one person's (`join`), or no longer (`part`): one person asks, a second decides. The newest that was agreed stands. */
export interface PersonLinkTable {
  id: Fixed<string>;
  area: Fixed<string>;
  kind: Fixed<"join" | "part">;
  /** Where it was asked, and whose key seals the reason. */
  case_id: Fixed<string>;
  other_case_id: Fixed<string>;
  reason_sealed: Fixed<SealedText>;
  status: "waiting" | "agreed" | "refused";
  asked_by: Fixed<string>;
  asked_at: Fixed<Instant>;
  due_at: Fixed<Instant>;
  decided_by: string | null;
  decided_at: Instant | null;
  version: number;
  key_id: Fixed<string>;
}

/** Whether a caller showed that they are the person of a case that is known; a check that failed names no case. */
export interface IdentityCheckTable {
  id: Fixed<string>;
  contact_id: Fixed<string>;
  case_id: Fixed<string | null>;
  outcome: Fixed<"passed" | "failed">;
  how: Fixed<"code-word" | "told">;
  note_sealed: Fixed<SealedText | null>;
  by: Fixed<string>;
  at: Fixed<Instant>;
  key_id: Fixed<string>;
}

/** Somebody who works here may be the one who causes harm: for them, or for all of their organisation, the case is not there. */
export interface SilentBlockTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  user_id: Fixed<string | null>;
  organisation_id: Fixed<string | null>;
  why: Fixed<"name" | "email" | "works-for">;
  at: Fixed<Instant>;
  lifted_by: string | null;
  lifted_at: Instant | null;
  lifted_why_sealed: SealedText | null;
  version: number;
  key_id: Fixed<string>;
}

export interface DeadlineTable {
  id: Fixed<string>;
  subject: Fixed<Subject>;
  subject_id: Fixed<string>;
  case_id: Fixed<string | null>;
  /** Which clock this is: `first-contact`, `finish-call`, `answer-action`, `approve-grade`, `review` … */
  clock: Fixed<string>;
  due_at: Fixed<Instant>;
  /** Set once, by the tick, in the transaction that sent CLOCK_PASSED. */
  fired_at: Instant | null;
  /** Set when the thing was done in time, or no longer matters. */
  cleared_at: Instant | null;
}

/** What happened, in order; the stored status can be replayed from it. Never changed, never removed. */
export interface EventTable {
  seq: Generated<number>;
  subject: Fixed<Subject>;
  subject_id: Fixed<string>;
  case_id: Fixed<string | null>;
  type: Fixed<string>;
  from_status: Fixed<string | null>;
  to_status: Fixed<string>;
  by: Fixed<string | null>;
  at: Fixed<Instant>;
  payload_sealed: Fixed<SealedText | null>;
  key_id: Fixed<string | null>;
}

/** Who did or read what. Never changed, never removed; holds ids only. */
export interface AuditTable {
  seq: Generated<number>;
  at: Fixed<Instant>;
  by: Fixed<string | null>;
  organisation_id: Fixed<string | null>;
  verb: Fixed<string>;
  subject: Fixed<string>;
  subject_id: Fixed<string | null>;
  case_id: Fixed<string | null>;
  outcome: Fixed<string>;
}

/** What is to go out to somebody outside. Its id is our reference at the service that sends it. */
export interface OutboxTable {
  id: Fixed<string>;
  at: Fixed<Instant>;
  /** Which template. */
  kind: Fixed<string>;
  /** Where it goes: somebody who signs in, an address at an organisation, or the person of a case by way of safe contact. */
  user_id: Fixed<string | null>;
  organisation_id: Fixed<string | null>;
  case_id: Fixed<string | null>;
  safe_contact_id: Fixed<string | null>;
  area: Fixed<string | null>;
  /** What it says and where it goes; nothing of either any more once it is emptied. */
  payload_sealed: SealedText;
  status: "waiting" | "held" | "claimed" | "sent" | "delivered" | "failed" | "done" | "dropped";
  /** When it is looked at next; null when nothing but a person moves it. */
  due_at: Instant | null;
  /** After this it makes no sense any more and is not sent. */
  until_at: Fixed<Instant | null>;
  /** Why it is held or failed, as a word. */
  why: string | null;
  claimed_at: Instant | null;
  sent_at: Instant | null;
  tries: number;
  notify_id: string | null;
  ended_by: string | null;
  /** How a person did it by hand, or why it was dropped. */
  how_sealed: SealedText | null;
  /** When its words were taken out, long after it was finished: that it went stays. */
  emptied_at: Instant | null;
  key_id: Fixed<string>;
}

/** The words of an area for one message, from then on: the newest holds. */
export interface MessageTemplateTable {
  id: Fixed<string>;
  area: Fixed<string>;
  code: Fixed<string>;
  subject: Fixed<string>;
  body: Fixed<string>;
  at: Fixed<Instant>;
  by: Fixed<string>;
}

/** A new number or address that was told and is not in force yet. */
export interface ContactChangeTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  safe_contact_id: Fixed<string>;
  value_sealed: Fixed<SealedText>;
  status: "pending" | "made" | "cancelled";
  proof: Fixed<"code-word" | "in-person" | "second-person">;
  /** The colleague who heard them too, where there was no code word. */
  confirmed_by: string | null;
  asked_by: Fixed<string>;
  asked_at: Fixed<Instant>;
  due_at: Instant;
  ended_at: Instant | null;
  ended_by: string | null;
  early: Flag;
  reason_sealed: SealedText | null;
  version: number;
  key_id: Fixed<string>;
}

/** The first answer to a posted form, so that the second posting gets the same one. */
export interface IdempotencyKeyTable {
  key: Fixed<string>;
  scope: Fixed<string>;
  user_id: Fixed<string>;
  request_hash: Fixed<string>;
  response_sealed: Fixed<SealedText>;
  at: Fixed<Instant>;
  key_id: Fixed<string>;
}

export interface UnitCostTable {
  version: Fixed<string>;
  code: Fixed<string>;
  label: Fixed<string>;
  unit: Fixed<string>;
  pence: Fixed<number>;
  /** Financial year, `2013-14`. */
  price_year: Fixed<string>;
  bearer: Fixed<Bearer>;
  band: Fixed<Band>;
  source: Fixed<string>;
  licence: Fixed<string>;
  /** Evidence grade 1 (audited) to 6 (judgement). */
  grade: Fixed<number>;
  /** An invented contract price, for demonstration only. */
  demo: Fixed<Flag>;
  /** The code of its bundle, where its own code does not say so. */
  bundle: Added;
  /** Whose own price it is; null for one that was published. */
  area: Added;
  change_id: Added;
  seal: Seal;
}

export interface DeflatorTable {
  vintage: Fixed<string>;
  fy: Fixed<string>;
  index_value: Fixed<number>;
  status: Fixed<"outturn" | "forecast">;
  change_id: Added;
  seal: Seal;
}

/** Which unit cost prices an action's outcome or a known event, from a day on. */
export interface PriceRuleTable {
  id: Fixed<string>;
  area: Fixed<string>;
  /** A pathway code, or the kind of a cost event. */
  trigger: Fixed<string>;
  unit_cost_version: Fixed<string>;
  unit_cost_code: Fixed<string>;
  band: Fixed<Band>;
  bearer: Fixed<Bearer>;
  from_day: Fixed<Day>;
  change_id: Added;
  seal: Seal;
}

/** A change to prices, rules or indices: it stands once a second person has approved it. */
export interface CatalogueChangeTable {
  id: Fixed<string>;
  /** Whose it is; `*` for what was published. */
  area: Fixed<string>;
  kind: Fixed<ChangeKind>;
  /** The list, the vintage or the trigger it is about. */
  name: Fixed<string>;
  digest: Fixed<string>;
  payload_sealed: Fixed<SealedText>;
  /** Null for the terminal. */
  proposed_by: Fixed<string | null>;
  proposed_at: Fixed<Instant>;
  status: ChangeStatus;
  decided_by: string | null;
  decided_at: Instant | null;
  words_sealed: SealedText | null;
  key_id: Fixed<string>;
  version: number;
  seal: SealAgain;
}

export interface CostEventTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  area: Fixed<string>;
  /** `action` (an outcome), `baseline` (the year before, from the six-week review) or `learned` (since entry). */
  origin: Fixed<"action" | "baseline" | "learned">;
  trigger: Fixed<string>;
  quantity: Fixed<number>;
  happened_on: Fixed<Day>;
  action_id: Fixed<string | null>;
  by: Fixed<string>;
  at: Fixed<Instant>;
  seal: Seal;
}

/** A priced event. Never changed, never removed: a correction is a contra entry that names what it corrects. */
export interface LedgerEntryTable {
  seq: Generated<number>;
  id: Fixed<string>;
  case_id: Fixed<string>;
  cost_event_id: Fixed<string>;
  area: Fixed<string>;
  quarter: Fixed<string>;
  bearer: Fixed<Bearer>;
  band: Fixed<Band>;
  price_rule_id: Fixed<string>;
  unit_cost_version: Fixed<string>;
  unit_cost_code: Fixed<string>;
  quantity: Fixed<number>;
  /** The unit price as published, in pence of `price_year`. */
  unit_pence: Fixed<number>;
  price_year: Fixed<string>;
  /** The unit price in pence of `base_year`, by the deflators of `vintage`. */
  unit_base_pence: Fixed<number>;
  base_year: Fixed<string>;
  vintage: Fixed<string>;
  /** quantity × unit_base_pence; negative in a contra entry. */
  base_pence: Fixed<number>;
  corrects_id: Fixed<string | null>;
  by: Fixed<string>;
  at: Fixed<Instant>;
  seal: Seal;
}

/** How many rows a table of prices has, so that one that is gone is missed. */
export interface SealedCountTable {
  table_name: Fixed<string>;
  rows: number;
  seal: string;
}
/** An event whose price would count a part twice: as itself, and in a bundle that is counted on the same case. */
export interface CostClashTable {
  id: Fixed<string>;
  case_id: Fixed<string>;
  area: Fixed<string>;
  cost_event_id: Fixed<string>;
  /** What would price the event. */
  price_rule_id: Fixed<string>;
  /** `kept`: what was counted first stands. `replaced`: it was taken back, and the event is counted. */
  status: "open" | "kept" | "replaced";
  decided_by: string | null;
  decided_at: Instant | null;
  at: Fixed<Instant>;
  version: number;
  seal: SealAgain;
}

/** Why an entry was taken back, beside its contra. */
export interface ContraReasonTable {
  contra_id: Fixed<string>;
  reason: Fixed<ContraReason>;
  seal: Seal;
}

/** The vintage of the price index that entries are made with from a moment on. */
export interface VintageInForceTable {
  id: Fixed<string>;
  vintage: Fixed<string>;
  from_at: Fixed<Instant>;
  change_id: Fixed<string | null>;
  seal: Seal;
}

/** A rule that came after some of what it prices had happened: until `done_at` is set, what it covers and has no price is looked for. */
export interface LatePriceTable {
  price_rule_id: Fixed<string>;
  at: Fixed<Instant>;
  done_at: Instant | null;
  version: number;
}

/** How many cost events a case has, so that one that is gone is missed. */
export interface CostEventCountTable {
  case_id: Fixed<string>;
  events: number;
}

/** What the hub itself cost in a quarter, in pence as paid; a row with `corrects_id` takes back the one it names. */
export interface HubCostTable {
  id: Fixed<string>;
  area: Fixed<string>;
  /** `2026Q1`. */
  quarter: Fixed<string>;
  line: Fixed<HubCostLine>;
  pence: Fixed<number>;
  /** Where it stands in the general ledger. */
  source: Fixed<string>;
  corrects_id: Fixed<string | null>;
  by: Fixed<string>;
  at: Fixed<Instant>;
  seal: Seal;
}

/** What one of those who put in promised or paid for a financial year; a row with `corrects_id` takes back the one it names. */
export interface BudgetPartTable {
  id: Fixed<string>;
  area: Fixed<string>;
  /** `2026-27`. */
  financial_year: Fixed<string>;
  /** Who puts in: one of the list, or an organisation by its name. */
  bearer: Fixed<Bearer | null>;
  organisation_name: Fixed<string | null>;
  stage: Fixed<BudgetStage>;
  pence: Fixed<number>;
  source: Fixed<string>;
  corrects_id: Fixed<string | null>;
  by: Fixed<string>;
  at: Fixed<Instant>;
  seal: Seal;
}

/** Running totals, kept in the transaction that writes the entry, so that no report scans the ledger. `*` is "all of them". */
export interface LedgerTotalTable {
  area: string;
  quarter: string;
  bearer: Bearer | "*";
  band: Band | "*";
  base_year: string;
  entries: number;
  /** How many cases have an entry here: what disclosure control counts. */
  cases: number;
  base_pence: number;
  /** The largest unit price here, in pence of the base year: what money is rounded by. */
  max_unit_pence: number;
}

export interface LedgerCaseTotalTable {
  case_id: string;
  area: string;
  quarter: string;
  bearer: Bearer | "*";
  band: Band | "*";
  base_year: string;
  entries: number;
  base_pence: number;
}

/** What was shown of a report, an area and a quarter. One that was held back (`held`) has no numbers. */
export interface ReportReleaseTable {
  id: Fixed<string>;
  report: Fixed<string>;
  area: Fixed<string>;
  period: Fixed<string>;
  /** From 1, those that were held back included. */
  number: Fixed<number>;
  status: Fixed<ReleaseStatus>;
  /** JSON of controlled numbers, as they are shown. */
  columns: Fixed<string | null>;
  rows: Fixed<string | null>;
  notes: Fixed<string | null>;
  /** One digest over all people: the same for two that were made of the same. */
  people_digest: Fixed<string>;
  most_hidden: Fixed<number>;
  count_step: Fixed<number>;
  /** The quarter whose release says what this one revised; the period itself, for a first one. */
  told_in: Fixed<string>;
  made_at: Fixed<Instant>;
  by: Fixed<string | null>;
}

/** Whom a release was made of: a line for each, the person and a digest of what they brought. Never leaves the server. */
export interface ReportReleasePeopleTable {
  release_id: Fixed<string>;
  people: Fixed<string>;
}

/** Stated numbers of an area, worked out by the business-case formula. Each version is kept as it was saved. */
export interface BusinessCaseTable {
  id: Fixed<string>;
  area: Fixed<string>;
  name: Fixed<string>;
  created_at: Fixed<Instant>;
  created_by: Fixed<string>;
}

/** `input` and `sources` are JSON: the numbers, and where each comes from by its path. `vintage` is the price index they use. */
export interface BusinessCaseVersionTable {
  id: Fixed<string>;
  business_case_id: Fixed<string>;
  number: Fixed<number>;
  input: Fixed<string>;
  sources: Fixed<string>;
  vintage: Fixed<string>;
  comparator: Fixed<Comparator>;
  /** Evidence grade 1 to 6 of an assumption. */
  comparator_grade: Fixed<number | null>;
  comparator_words: Fixed<string | null>;
  note: Fixed<string>;
  at: Fixed<Instant>;
  by: Fixed<string>;
}

/** A finance lead answers for what of a version is real money. */
export interface CashableSignatureTable {
  id: Fixed<string>;
  version_id: Fixed<string>;
  at: Fixed<Instant>;
  by: Fixed<string>;
}

/** How an area controls what it publishes; the highest number holds. */
export interface PublisherSettingTable {
  id: Fixed<string>;
  area: Fixed<string>;
  number: Fixed<number>;
  most_hidden: Fixed<number>;
  count_step: Fixed<number>;
  at: Fixed<Instant>;
  by: Fixed<string | null>;
}

/** Exact numbers for one named recipient, as they stood when they were prepared. Never changed: a correction has the next number. */
export interface ReturnSnapshotTable {
  id: Fixed<string>;
  name: Fixed<ReturnName>;
  area: Fixed<string>;
  /** A calendar quarter or a financial year. */
  period: Fixed<string>;
  number: Fixed<number>;
  /** JSON of the rows with their words: exact small numbers are about people. */
  content_sealed: Fixed<SealedText>;
  made_by: Fixed<string>;
  made_at: Fixed<Instant>;
  key_id: Fixed<string>;
}

/** That a snapshot may go to somebody: their name, organisation and address (JSON), and what for. */
export interface ReturnReleaseTable {
  id: Fixed<string>;
  snapshot_id: Fixed<string>;
  recipient_sealed: Fixed<SealedText>;
  purpose_sealed: Fixed<SealedText>;
  released_by: Fixed<string>;
  at: Fixed<Instant>;
  key_id: Fixed<string>;
}

/** That somebody took the file of a release; nobody, at the terminal. */
export interface ReturnDownloadTable {
  id: Fixed<string>;
  release_id: Fixed<string>;
  format: Fixed<ReturnFormat>;
  by: Fixed<string | null>;
  at: Fixed<Instant>;
}

/** That a snapshot is no longer to be used, and why. */
export interface ReturnWithdrawalTable {
  id: Fixed<string>;
  snapshot_id: Fixed<string>;
  why_sealed: Fixed<SealedText>;
  by: Fixed<string>;
  at: Fixed<Instant>;
  key_id: Fixed<string>;
}

/** A protocol by version. `definition` is a JSON object of what differs from version 1; it is never changed once proposed. */
export interface ProtocolVersionTable {
  version: Fixed<string>;
  name: Fixed<string>;
  definition: Fixed<string>;
  proposed_by: Fixed<string | null>;
  proposed_at: Fixed<Instant>;
  /** From when cases are triaged under it; null until a second person has switched it on. */
  from_at: Instant | null;
  switched_by: string | null;
  switched_at: Instant | null;
  /** A proposal that was taken back before it was switched on. */
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
}

/** The questions of a risk tool as licensed to this hub: `questions` is a JSON list of `{ topic, text }`, never changed. */
export interface RiskToolTable {
  id: Fixed<string>;
  tool: Fixed<"dash-safelives" | "dash-police" | "dara">;
  version: Fixed<string>;
  licence: Fixed<string>;
  questions: Fixed<string>;
  loaded_at: Fixed<Instant>;
  withdrawn_at: Instant | null;
}

/** When the tick last ran: a late one raises an alarm of its own. */
export interface HeartbeatTable {
  name: string;
  at: Instant;
}

/** A door that was there before the hub: of an office, never of a refuge or a person. */
export interface ContactPointTable {
  id: Fixed<string>;
  area: Fixed<string>;
  name: string;
  /** The name in one spelling, by which files mean it. */
  name_key: string;
  kind: ContactPointKind;
  organisation: string;
  /** Its public number or address; "" when it has none. */
  reach: string;
  created_at: Fixed<Instant>;
  version: number;
}

/** How a contact point stands from a day on. */
export interface ContactPointStatusTable {
  contact_point_id: Fixed<string>;
  from_day: Fixed<Day>;
  status: DoorStatus;
  at: Instant;
}

/** One contact of an old call log: which door and which day, nothing of anybody. */
export interface LegacyContactTable {
  contact_point_id: Fixed<string>;
  /** A blind key of the log's own reference, or of the row and its place among equal rows. */
  source_key: Fixed<string>;
  on_day: Fixed<Day>;
}

/** How many a month, kept in the transaction that puts the contacts in. */
export interface LegacyContactTotalTable {
  area: string;
  month: string;
  contact_point_id: string;
  contacts: number;
}

/** A row of another system's file that became a referral. */
export interface ImportedReferralTable {
  organisation_id: Fixed<string>;
  /** A blind key of the organisation's own reference. */
  source_key: Fixed<string>;
  /** A blind key of the name, so that somebody else under the same reference is not taken for known. */
  person_key: Fixed<string>;
  at: Fixed<Instant>;
}

/** A door that a contact had tried before. */
export interface ContactDoorTriedTable {
  contact_id: Fixed<string>;
  contact_point_id: Fixed<string>;
}

/**
 * A service of the directory, from whichever `source` brought it first. `refuge` says that people are kept safe there: then it has
 * no location, which the database sees to. `needs_said` is 0 while its needs are only read from its words.
 */
export interface ServiceTable {
  id: Fixed<string>;
  source: Fixed<string>;
  name: string;
  description: string | null;
  url: string;
  email: string | null;
  status: ServiceStatus;
  minimum_age: number | null;
  maximum_age: number | null;
  /** The day on which somebody last looked whether this still holds. */
  assured_date: string | null;
  alert: string | null;
  fees: string | null;
  eligibility_description: string | null;
  application_process: string | null;
  interpretation_services: string | null;
  wait_time: string | null;
  organisation_id: string | null;
  organisation_name: string | null;
  organisation_description: string | null;
  organisation_website: string | null;
  needs_said: Flag;
  refuge: Flag;
  imported_at: Instant;
  /** Who of the hub looked last; null when the source says it. */
  checked_by: string | null;
  version: number;
}

export interface ServiceNeedTable {
  service_id: string;
  place: number;
  need: string;
}

interface ServicePart {
  service_id: string;
  place: number;
  id: string;
}

export interface ServicePhoneTable extends ServicePart {
  number: string;
  description: string | null;
}

export interface ServiceLanguageTable extends ServicePart {
  name: string | null;
  code: string | null;
  note: string | null;
}

/** When it is open, as the parts of a rule of RFC 5545. */
export interface ServiceScheduleTable extends ServicePart {
  valid_from: string | null;
  valid_to: string | null;
  dtstart: string | null;
  freq: "WEEKLY" | "MONTHLY" | null;
  interval: number | null;
  byday: string | null;
  bymonthday: string | null;
  opens_at: string | null;
  closes_at: string | null;
  description: string | null;
}

export interface ServiceAreaTable extends ServicePart {
  name: string | null;
  uri: string | null;
}

export interface ServiceTermTable extends ServicePart {
  term_id: string;
  term: string;
  taxonomy: string;
  term_uri: string | null;
}

export interface ServiceLocationTable extends ServicePart {
  refuge: 0;
  location_id: string;
  location_type: string;
  name: string | null;
  latitude: number | null;
  longitude: number | null;
  external_identifier: string | null;
  external_identifier_type: string | null;
  has_address: Flag;
  address_1: string | null;
  address_2: string | null;
  city: string | null;
  region: string | null;
  state_province: string | null;
  postal_code: string | null;
  country: string | null;
}

export interface Tables {
  area: AreaTable;
  area_setting: AreaSettingTable;
  organisation: OrganisationTable;
  organisation_pathway: OrganisationPathwayTable;
  user: UserTable;
  session: SessionTable;
  api_client: ApiClientTable;
  sign_in_code: SignInCodeTable;
  data_key: DataKeyTable;
  person: PersonTable;
  person_key: PersonKeyTable;
  case: CaseTable;
  case_person: CasePersonTable;
  contact: ContactTable;
  draft: DraftTable;
  referral: ReferralTable;
  risk_assessment: RiskAssessmentTable;
  grade_approval: GradeApprovalTable;
  action: ActionTable;
  unmet_need: UnmetNeedTable;
  contact_attempt: ContactAttemptTable;
  safe_contact: SafeContactTable;
  safety_plan: SafetyPlanTable;
  note: NoteTable;
  message_to_hub: MessageToHubTable;
  public_form: PublicFormTable;
  person_link: PersonLinkTable;
  identity_check: IdentityCheckTable;
  silent_block: SilentBlockTable;
  capacity: CapacityTable;
  telling: TellingTable;
  deadline: DeadlineTable;
  event: EventTable;
  audit: AuditTable;
  outbox: OutboxTable;
  message_template: MessageTemplateTable;
  contact_change: ContactChangeTable;
  idempotency_key: IdempotencyKeyTable;
  unit_cost: UnitCostTable;
  deflator: DeflatorTable;
  price_rule: PriceRuleTable;
  catalogue_change: CatalogueChangeTable;
  cost_event: CostEventTable;
  ledger_entry: LedgerEntryTable;
  cost_clash: CostClashTable;
  sealed_count: SealedCountTable;
  vintage_in_force: VintageInForceTable;
  late_price: LatePriceTable;
  cost_event_count: CostEventCountTable;
  contra_reason: ContraReasonTable;
  hub_cost: HubCostTable;
  budget_part: BudgetPartTable;
  ledger_total: LedgerTotalTable;
  ledger_case_total: LedgerCaseTotalTable;
  report_release: ReportReleaseTable;
  report_release_people: ReportReleasePeopleTable;
  publisher_setting: PublisherSettingTable;
  business_case: BusinessCaseTable;
  business_case_version: BusinessCaseVersionTable;
  cashable_signature: CashableSignatureTable;
  return_snapshot: ReturnSnapshotTable;
  return_release: ReturnReleaseTable;
  return_download: ReturnDownloadTable;
  return_withdrawal: ReturnWithdrawalTable;
  heartbeat: HeartbeatTable;
  protocol_version: ProtocolVersionTable;
  risk_tool: RiskToolTable;
  contact_point: ContactPointTable;
  contact_point_status: ContactPointStatusTable;
  legacy_contact: LegacyContactTable;
  legacy_contact_total: LegacyContactTotalTable;
  contact_door_tried: ContactDoorTriedTable;
  imported_referral: ImportedReferralTable;
  service: ServiceTable;
  service_need: ServiceNeedTable;
  service_phone: ServicePhoneTable;
  service_language: ServiceLanguageTable;
  service_schedule: ServiceScheduleTable;
  service_area: ServiceAreaTable;
  service_term: ServiceTermTable;
  service_location: ServiceLocationTable;
}
