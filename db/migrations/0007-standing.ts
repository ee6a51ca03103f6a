// What stands in which status is counted and listed, and who set an area's settings is looked up.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { migrationOf } from "./ddl.ts";

const STATEMENTS = [
  `create index if not exists case_standing on "case" (area, hub_organisation_id, status, next_due_at, id)`,
  `create index if not exists contact_standing on contact (area, hub_organisation_id, status, started_at, id)`,
  `create index if not exists action_standing on action (area, status, due_at, id, case_id)`,
  `create index if not exists referral_standing on referral (area, status, submitted_at, id, case_id)`,
  `create index if not exists contact_attempt_standing on contact_attempt (status, at, id, case_id)`,
  // Settings are few and the audit is long: only their rows are in it.
  `create index if not exists audit_area_setting on audit (subject_id) where subject = 'area_setting'`,
];

/** Indexes by status, and one for the settings' part of the audit. */
export const standing = (dialect: DialectName): Migration => migrationOf(dialect, STATEMENTS);
