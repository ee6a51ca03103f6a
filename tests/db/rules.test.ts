// What the database refuses by itself, whatever the code above it does.
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { updateCase } from "#db/case.ts";
import { inTransaction } from "#db/connection.ts";
import type { Db } from "#db/connection.ts";
import { insertApproval } from "#db/grade-approval.ts";
import { newId } from "#db/ids.ts";
import { WRITTEN_ONCE } from "#db/migrations/0005-append-only.ts";
import { insertUser, userById } from "#db/user.ts";
import type { Tables } from "#db/schema.ts";
import { CASE_STATUSES } from "#machines/statuses.ts";
import { aHub, MONDAY } from "../factories.ts";
import { onBothDatabases } from "./both.ts";
import { LISTS } from "./lists.ts";
import { aCase, aContact, anAssessment, NOTHING_OWED, owed } from "./row-factories.ts";
import { aWorld } from "./world.ts";

/** The CHECKs of a table as the database itself tells them. */
async function checksOf(db: Db, table: string): Promise<string[]> {
  if (db.dialect === "postgres") {
    const found = await sql<{ text: string }>`
      select pg_get_constraintdef(oid) as text from pg_constraint
      where contype = 'c' and conrelid = ${`"${table}"`}::regclass`.execute(db.q);
    return found.rows.map((row) => row.text);
  }
  const found = await sql<{
    sql: string;
  }>`select sql from sqlite_master where type = 'table' and name = ${table}`.execute(db.q);
  return (found.rows[0]?.sql ?? "").split("\n");
}

/** The words that the table's CHECK lets into the column. */
async function wordsOf(db: Db, table: string, column: string): Promise<string[]> {
  const start = db.dialect === "postgres" ? `CHECK ((${column} = ANY` : `check (${column} in (`;
  const check = (await checksOf(db, table)).find((text) => text.includes(start)) ?? "";
  // What is said behind it on the same line, such as a default, is no word of the list.
  const [list = ""] = check.slice(check.indexOf(start)).split("))");
  return [...list.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");
}

const refusing = (db: Db, work: Parameters<typeof inTransaction>[1]): Promise<unknown> => inTransaction(db, work);

onBothDatabases("The database", (open) => {
  it("knows exactly the words of every list", async () => {
    const db = await open.fresh();
    for (const [place, list] of Object.entries(LISTS)) {
      const [table = "", column = ""] = place.split(".");
      expect([place, (await wordsOf(db, table, column)).sort()]).toEqual([place, [...list].sort()]);
    }
  });

  it("takes every status of a case and refuses another", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    const closed = { ...NOTHING_OWED, closed_at: MONDAY, closed_outcome: "engaged" };
    for (const status of CASE_STATUSES)
      await inTransaction(db, (trx) => aCase(trx, hub, { status, ...(status === "closed" ? closed : {}) }));
    await expect(refusing(db, (trx) => aCase(trx, hub, { status: "parked" as never }))).rejects.toThrow();
  });

  it("refuses an open case that owes nothing, lacks an owner or lacks a due time, and a closed one that owes something", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    const closed = { status: "closed", closed_at: MONDAY, closed_outcome: "engaged" } as const;
    const wrong = [
      NOTHING_OWED,
      { next_what: null },
      { next_owner_organisation_id: null },
      { next_due_at: null },
      closed,
      { ...closed, ...NOTHING_OWED, next_due_at: MONDAY },
      { ...closed, ...NOTHING_OWED, next_owner_user_id: hub.user["call-handler"] },
      { ...closed, ...NOTHING_OWED, closed_outcome: null },
    ];
    for (const changes of wrong)
      await expect(refusing(db, (trx) => aCase(trx, hub, changes))).rejects.toThrow(/check/i);
    const { id } = await inTransaction(db, (trx) => aCase(trx, hub));
    await expect(refusing(db, (trx) => updateCase(trx, id, 1, NOTHING_OWED))).rejects.toThrow(/check/i);
    await expect(refusing(db, (trx) => updateCase(trx, id, 1, closed))).rejects.toThrow(/check/i);
  });

  it("refuses a live or cut-off contact that owes nothing, and a routed one that owes something", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    for (const status of ["live", "cut-off"] as const)
      await expect(refusing(db, (trx) => aContact(trx, hub, { status, ...NOTHING_OWED }))).rejects.toThrow(/check/i);
    for (const status of ["routed", "over"] as const)
      await expect(refusing(db, (trx) => aContact(trx, hub, { status, ...owed(hub) }))).rejects.toThrow(/check/i);
  });

  it("lets one form of two win: the second is at an old version", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    const { id } = await inTransaction(db, (trx) => aCase(trx, hub));
    const save = () => inTransaction(db, (trx) => updateCase(trx, id, 1, { status: "supporting" }));
    expect(await Promise.all([save(), save()])).toEqual([true, false]);
  });

  it("refuses a second pending approval of a case, and a person who approves their own request", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    const of = await inTransaction(db, async (trx) => {
      const made = await aCase(trx, hub);
      return { made, assessment: await anAssessment(trx, hub, made) };
    });
    const ask = (decided_by: string | null = null) =>
      refusing(db, (trx) =>
        insertApproval(trx, {
          id: newId(),
          case_id: of.made.id,
          assessment_id: of.assessment,
          from_grade: "high",
          to_grade: "medium",
          status: decided_by === null ? "pending" : "approved",
          requested_by: hub.user["call-handler"],
          requested_at: MONDAY,
          due_at: MONDAY,
          decided_by,
          decided_at: decided_by === null ? null : MONDAY,
          version: 1,
        }),
      );
    await expect(ask(hub.user["call-handler"])).rejects.toThrow(/check/i);
    await ask(hub.user["duty-manager"]);
    await ask();
    await expect(ask()).rejects.toThrow(/unique/i);
  });

  it("refuses a row that points to nothing, two users with one address, and a number where text belongs", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    await expect(refusing(db, (trx) => aCase(trx, hub, { person_id: "none" }))).rejects.toThrow(/foreign key/i);
    await expect(refusing(db, (trx) => aCase(trx, hub, { next_action_id: "none" }))).rejects.toThrow(/foreign key/i);
    await expect(refusing(db, (trx) => aCase(trx, hub, { conference_route: "yes" as never }))).rejects.toThrow();
    const user = await userById(db, hub.user.partner);
    if (!user) throw new Error("The hub has a partner.");
    await expect(refusing(db, (trx) => insertUser(trx, { ...user, id: newId() }))).rejects.toThrow(/unique/i);
  });

  it("keeps what is written once, against every kind of statement", async () => {
    const world = await aWorld(await open.fresh());
    const { db } = world;
    for (const table of WRITTEN_ONCE) {
      const before = await rowsOf(db, table);
      expect([table, before.length > 0]).toEqual([table, true]);
      for (const statement of againstOne(db, table, before[0] ?? {}))
        await expect(sql.raw(statement).execute(db.q), statement).rejects.toThrow(
          /never changed or removed|foreign key/i,
        );
      expect(await rowsOf(db, table)).toEqual(before);
    }
  });
});

type Cells = Record<string, string | number | null>;

const rowsOf = async (db: Db, table: keyof Tables): Promise<Cells[]> =>
  await db.q.selectFrom(table).selectAll().execute();

const quoted = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? "null" : typeof value === "number" ? String(value) : `'${value}'`;

/** Every way a row could be changed or lost without dropping its table. */
function againstOne(db: Db, table: string, row: Cells): string[] {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  const [first = "", second = ""] = columns;
  const into = `into ${table} (${columns.join(", ")})`;
  const values = `values (${Object.values(row).map(quoted).join(", ")})`;
  const always = [
    `update ${table} set ${second} = ${second}`,
    `delete from ${table}`,
    `delete from ${table} where ${first} = ${quoted(row[first.slice(1, -1)])}`,
  ];
  if (db.dialect === "sqlite")
    return [
      ...always,
      `insert or replace ${into} ${values}`,
      `replace ${into} ${values}`,
      `update or replace ${table} set ${second} = ${second}`,
      `insert ${into} ${values} on conflict do update set ${first} = ${first}`,
    ];
  const key = table === "unit_cost" ? "(version, code)" : table === "deflator" ? "(vintage, fy)" : `(${first})`;
  const counter = first === `"seq"` ? "overriding system value" : "";
  return [
    ...always,
    `truncate ${table} cascade`,
    `insert ${into} ${counter} ${values} on conflict ${key} do update set ${second} = excluded.${second}`,
    `merge into ${table} using (select 1) as one on true when matched then delete`,
  ];
}

describe("The list of tables that are written once", () => {
  it("names what courts and auditors will ask for", () => {
    expect(WRITTEN_ONCE).toEqual(
      expect.arrayContaining(["event", "audit", "ledger_entry", "cost_event", "risk_assessment", "note"]),
    );
  });
});
