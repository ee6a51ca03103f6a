// Who keeps the prices and who releases the returns.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { columnAnew, migrationOf } from "./ddl.ts";

const ROLES = [
  "call-handler",
  "duty-manager",
  "referrer",
  "safeguarding-lead",
  "receptionist",
  "partner",
  "commissioner",
  "finance-lead",
  "governance-lead",
  "administrator",
];

/** The finance lead and the information governance lead. */
export const finance = (dialect: DialectName): Migration =>
  migrationOf(dialect, [
    `drop index if exists user_role`,
    ...columnAnew(dialect, { table: "user", column: "role", words: ROLES, first: "receptionist" }),
    `create index if not exists user_role on "user" (role, status)`,
  ]);
