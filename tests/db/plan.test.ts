import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { openActionsOfOrganisation } from "#db/action.ts";
import { auditOfAreaSettings } from "#db/audit.ts";
import { openCasesByDue } from "#db/case.ts";
import { casesOwing } from "#db/case-queue.ts";
import type { From } from "#db/connection.ts";
import { openContacts } from "#db/contact.ts";
import { deadlinesPassed } from "#db/deadline.ts";
import { createKeyring } from "#db/keyring.ts";
import { hubCostOfQuarters } from "#db/hub-cost.ts";
import { budgetOfYear } from "#db/budget-part.ts";
import { openCostClashes } from "#db/cost-clash.ts";
import { ledgerEntriesOfQuarter } from "#db/ledger.ts";
import { legacyTotals } from "#db/legacy-contact.ts";
import { totalsOfArea } from "#db/ledger-total.ts";
import { finishedOutbox, newestOutboxTo, outboxDue } from "#db/outbox.ts";
import { personsByKey } from "#db/person.ts";
import { referralsOfOrganisation } from "#db/referral.ts";
import type { Tables } from "#db/schema.ts";
import { standingIn } from "#db/standing.ts";
import { openSqlite } from "#db/sqlite.ts";
import { openUnmetWithoutAnswer } from "#db/unmet-need.ts";
import type { Subject } from "#machines/statuses.ts";
import { MONDAY, openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";

const standing = (subject: Subject) => (from: From) =>
  standingIn(from, { area: "essex", hub: "one", subject, status: "sent", newestFirst: true }, { limit: 25 });

/** The looks that people and the tick make all day, and the index that must answer each. */
const LOOKS: Record<string, (from: From) => Promise<unknown>> = {
  case_queue: (from) => openCasesByDue(from, { area: "essex", limit: 25 }),
  case_owed: (from) => casesOwing(from, "essex", ["emergency", "late-emergency"], { limit: 25 }),
  contact_queue: (from) => openContacts(from, "essex"),
  action_owner: (from) => openActionsOfOrganisation(from, "one", { limit: 25 }),
  referral_organisation: (from) => referralsOfOrganisation(from, "one", { limit: 25 }),
  deadline_waiting: (from) => deadlinesPassed(from, MONDAY, 25),
  outbox_waiting: (from) => outboxDue(from, "waiting", MONDAY, 25),
  outbox_user: (from) => newestOutboxTo(from, "one", "work-waiting"),
  outbox_words: (from) => finishedOutbox(from, MONDAY, 25),
  unmet_need_open: (from) => openUnmetWithoutAnswer(from, "essex"),
  person_key: (from) => personsByKey(from, "phone", "aa"),
  case_standing: standing("case"),
  contact_standing: standing("contact"),
  action_standing: standing("action"),
  referral_standing: standing("referral"),
  contact_attempt_standing: standing("attempt"),
  grade_approval_due: standing("approval"),
  audit_area_setting: (from) => auditOfAreaSettings(from, ["one"]),
  legacy_contact_total: (from) => legacyTotals(from, "essex", "2024-03", "2026-02"),
  ledger_total: (from) => totalsOfArea(from, "essex", ["2026Q1"]),
  ledger_entry_quarter: (from) => ledgerEntriesOfQuarter(from, "essex", "2026Q1", { limit: 50 }),
  cost_clash_open: (from) => openCostClashes(from, "essex", { limit: 25 }),
  hub_cost_quarter: (from) => hubCostOfQuarters(from, "essex", ["2026Q1"]),
  budget_part_year: (from) => budgetOfYear(from, "essex", "2026-27"),
};

it.each(Object.entries(LOOKS))(
  "%s answers the look it was made for, and no table is read whole",
  async (index, look) => {
    const file = join(scratchFolder(), "hub.sqlite");
    await (await openFreshDb(file)).close();
    const heard: string[] = [];
    const q = new Kysely<Tables>({ dialect: openSqlite(file).dialect, log: ({ query }) => void heard.push(query.sql) });
    onTestFinished(() => q.destroy());
    await look({ kind: "db", q, keyring: createKeyring(TEST_KEY), dialect: "sqlite", close: () => q.destroy() });
    const { rows } = await sql.raw<{ detail: string }>(`explain query plan ${heard[0]}`).execute(q);
    const plan = rows.map((row) => row.detail).join("; ");
    expect(plan).toMatch(new RegExp(`INDEX (sqlite_autoindex_)?${index}`));
    expect(plan).not.toMatch(/SCAN (?!.*INDEX)/);
  },
);
