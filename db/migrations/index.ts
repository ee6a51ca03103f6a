import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { house } from "./0001-house.ts";
import { cases } from "./0002-cases.ts";
import { actions } from "./0003-actions.ts";
import { record } from "./0004-record.ts";
import { appendOnly } from "./0005-append-only.ts";
import { versions } from "./0006-versions.ts";
import { standing } from "./0007-standing.ts";
import { doors } from "./0008-doors.ts";
import { referrers } from "./0009-referrers.ts";
import { partners } from "./0010-partners.ts";
import { outbox } from "./0011-outbox.ts";
import { samePerson } from "./0012-same-person.ts";
import { publicDoor } from "./0013-public.ts";
import { doorsClosed } from "./0014-doors-closed.ts";
import { apiClients } from "./0015-api-clients.ts";
import { directory } from "./0016-directory.ts";
import { finance } from "./0017-finance.ts";
import { releases } from "./0018-releases.ts";
import { catalogue } from "./0019-catalogue.ts";
import { ledger } from "./0020-ledger.ts";
import { businessCases } from "./0021-business-case.ts";
import { returns } from "./0022-returns.ts";
import { reportIndexes } from "./0023-report-indexes.ts";
import { budget } from "./0024-budget.ts";
import { outboxKept } from "./0030-outbox-kept.ts";
import { ledgerSeals } from "./0031-ledger-seals.ts";

/** Every migration by name, in the order of their names. Imported, not read from a folder, so that none can be left behind. */
export const migrationsFor = (dialect: DialectName): Record<string, Migration> => ({
  "0001-house": house(dialect),
  "0002-cases": cases(dialect),
  "0003-actions": actions(dialect),
  "0004-record": record(dialect),
  "0005-append-only": appendOnly(dialect),
  "0006-versions": versions(dialect),
  "0007-standing": standing(dialect),
  "0008-doors": doors(dialect),
  "0009-referrers": referrers(dialect),
  "0010-partners": partners(dialect),
  "0011-outbox": outbox(dialect),
  "0012-same-person": samePerson(dialect),
  "0013-public": publicDoor(dialect),
  "0014-doors-closed": doorsClosed(dialect),
  "0015-api-clients": apiClients(dialect),
  "0016-directory": directory(dialect),
  "0017-finance": finance(dialect),
  "0018-releases": releases(dialect),
  "0019-catalogue": catalogue(dialect),
  "0020-ledger": ledger(dialect),
  "0021-business-case": businessCases(dialect),
  "0022-returns": returns(dialect),
  "0023-report-indexes": reportIndexes(dialect),
  "0024-budget": budget(dialect),
  "0030-outbox-kept": outboxKept(dialect),
  "0031-ledger-seals": ledgerSeals(dialect),
});
