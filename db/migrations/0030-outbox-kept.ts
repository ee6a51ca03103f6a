// How long the words of what went out are kept, and what was last written to somebody who signs in.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { migrationOf } from "./ddl.ts";

const STATEMENTS = [
  { table: "outbox", column: "emptied_at", kind: "text" },
  `create index if not exists outbox_user on outbox (user_id, kind, id) where user_id is not null`,
  `create index if not exists outbox_words on outbox (status, at) where emptied_at is null`,
] as const;

/** When the words of a finished message were taken out, and two indexes. */
export const outboxKept = (dialect: DialectName): Migration => migrationOf(dialect, STATEMENTS);
