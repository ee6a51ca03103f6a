import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import type { From } from "#db/connection.ts";
import { createKeyring } from "#db/keyring.ts";
import { agreedPersonLinks } from "#db/person-link.ts";
import { caseCosts } from "#db/report-costs.ts";
import * as known from "#db/report-known.ts";
import * as opened from "#db/report-opened.ts";
import * as people from "#db/report-people.ts";
import type { Tables } from "#db/schema.ts";
import { openSqlite } from "#db/sqlite.ts";
import { instantOf, type Day } from "#machines/time.ts";
import { openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";

const SPAN = { since: instantOf("2026-01-01T00:00:00Z"), until: instantOf("2026-03-31T23:00:00Z") };
const DAYS = { first: "2026-01-01" as Day, last: "2026-03-31" as Day };

/** What a report looks for, and the index by which the quarter is found: what happened before costs nothing. */
const LOOKS: Record<string, readonly [index: string, look: (from: From) => Promise<unknown>]> = {
  "cases opened": ["case_opened", (from) => opened.casesOpened(from, "essex", SPAN)],
  "their contacts": ["case_opened", (from) => opened.contactsOfOpened(from, "essex", SPAN)],
  "their turns": ["case_opened", (from) => opened.turnsOfOpened(from, "essex", SPAN)],
  "their actions": ["case_opened", (from) => opened.actionsOfOpened(from, "essex", SPAN)],
  "grades agreed": ["risk_assessment_at", (from) => people.gradesOfAssessed(from, "essex", SPAN)],
  "unmet needs": ["unmet_need_at", (from) => people.needsUnmet(from, "essex", SPAN)],
  "clocks due": ["deadline_due", (from) => people.clocksDue(from, "essex", SPAN)],
  "first reviews": ["event_reviewed", (from) => known.firstReviewed(from, "essex", SPAN)],
  "what is known of cases": ["cost_event_case", (from) => known.knownOfCases(from, ["one"], DAYS.last)],
  "cases with an event": [
    "cost_event_trigger",
    (from) => known.casesWithEvent(from, "essex", ["police-callout"], DAYS),
  ],
  "conference referrals": ["action_conference", (from) => people.conferenceReferrals(from, "essex", SPAN)],
  "contacts again": ["event_again", (from) => people.contactedAgain(from, "essex", SPAN)],
  "contacts begun": ["contact_", (from) => people.contactsBegun(from, "essex", SPAN)],
  "cases of one person": ["person_link_agreed", (from) => agreedPersonLinks(from, "essex")],
  "what cases cost": ["ledger_entry_quarter", (from) => caseCosts(from, "essex", "2026Q1", "2024-25")],
};

it.each(Object.entries(LOOKS))(
  "%s of a quarter are found by an index, and no table is read whole",
  async (_, [index, look]) => {
    const file = join(scratchFolder(), "hub.sqlite");
    await (await openFreshDb(file)).close();
    const heard: string[] = [];
    const q = new Kysely<Tables>({ dialect: openSqlite(file).dialect, log: ({ query }) => void heard.push(query.sql) });
    onTestFinished(() => q.destroy());
    await look({ kind: "db", q, keyring: createKeyring(TEST_KEY), dialect: "sqlite", close: () => q.destroy() });
    const plans: string[] = [];
    for (const one of heard.slice())
      plans.push(
        ...(await sql.raw<{ detail: string }>(`explain query plan ${one}`).execute(q)).rows.map((row) => row.detail),
      );
    expect(plans[0] === "CO-ROUTINE assessed" ? plans[1] : plans[0]).toContain(index);
    // The cases that were graded in the quarter are a list of its own, made just before.
    expect(plans.filter((detail) => detail.startsWith("SCAN") && detail !== "SCAN assessed")).toEqual([]);
  },
);
