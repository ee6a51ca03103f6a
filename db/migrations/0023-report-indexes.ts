// What a report reads of one quarter, it finds by an index: what happened before costs it nothing.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { migrationOf } from "./ddl.ts";

const STATEMENTS = [
  `create index if not exists case_opened on "case" (area, opened_at)`,
  `create index if not exists risk_assessment_at on risk_assessment (at)`,
  `create index if not exists grade_approval_assessment on grade_approval (assessment_id)`,
  `create index if not exists unmet_need_at on unmet_need (area, at)`,
  `create index if not exists deadline_due on deadline (due_at)`,
  `create index if not exists event_reviewed on event (at) where type = 'REVIEWED'`,
  `create index if not exists event_again on event (at) where type = 'CONTACTED_AGAIN'`,
  `create index if not exists action_conference on action (area, created_at) where pathway = 'marac-referral'`,
  `create index if not exists referral_area on referral (area, submitted_at)`,
  `create index if not exists person_link_agreed on person_link (area, decided_at) where status = 'agreed'`,
];

/** Indexes by the moment something happened. */
export const reportIndexes = (dialect: DialectName): Migration => migrationOf(dialect, STATEMENTS);
