// A database of a hub that has worked for a while under the first five migrations, and what the sixth makes of it.
import { sql } from "kysely";
import { expect, it } from "vitest";
import { inTransaction, type Db } from "#db/connection.ts";
import { migrationsFor } from "#db/migrations/index.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { tick } from "#app/commands/tick.ts";
import { HOUR, later } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { createKey } from "#db/sealed.ts";
import { onBothDatabases } from "./both.ts";

const AT = MONDAY;
const PASSED = later(MONDAY, -HOUR);
const DUE = later(MONDAY, HOUR);

/** Rows in the words of the first five migrations, by hand: no function of today writes yesterday's columns. */
async function fill(db: Db): Promise<void> {
  const say = (statement: string) => sql.raw(statement).execute(db.q);
  await say(`insert into area (code, name) values ('essex', 'Test area')`);
  const { keyId } = await inTransaction(db, (trx) => createKey(trx, "case", AT));
  await say(
    `insert into organisation (id, name, kind, area, status, created_at, version)
      values ('o', 'Test hub', 'hub', 'essex', 'active', '${AT}', 3)`,
  );
  for (const [id, role] of [
    ["u", "call-handler"],
    ["m", "duty-manager"],
  ])
    await say(
      `insert into "user" (id, organisation_id, role, email_sealed, email_key, name_sealed, status, demo, on_shift, created_at, version, key_id)
        values ('${id}', 'o', '${role}', 's', '${id}', 's', 'active', 0, 1, '${AT}', 1, '${keyId}')`,
    );
  await say(`insert into person (id, created_at, version, key_id) values ('p', '${AT}', 1, '${keyId}')`);
  for (const [id, status, next] of [
    ["c", "supporting", `'approve-grade', 'o', 'm', '${DUE}'`],
    ["d", "closed", "null, null, null, null"],
  ])
    await say(
      `insert into "case" (id, reference, area, person_id, hub_organisation_id, status, grade, suggested_grade, conference_route,
          source, protocol_version, opened_at, version, key_id, closed_at, closed_outcome,
          next_what, next_owner_organisation_id, next_owner_user_id, next_due_at)
        values ('${id}', 'TEST-${id}', 'essex', 'p', 'o', '${status}', 'high', 'high', 0, 'self', '1', '${AT}', 4, '${keyId}',
          ${status === "closed" ? `'${AT}', 'died'` : "null, null"}, ${next})`,
    );
  const assessment = (id: string) =>
    say(
      `insert into risk_assessment (id, case_id, tool, protocol_version, facts_sealed, result_sealed, suggested_grade, agreed_grade, "by", at, key_id)
        values ('${id}', 'c', 'none', '1', 's', 's', 'high', 'medium', 'u', '${AT}', '${keyId}')`,
    );
  const approval = (id: string, status: string, decided: string) =>
    say(
      `insert into grade_approval (id, case_id, assessment_id, from_grade, to_grade, status, requested_by, requested_at, due_at, decided_by, decided_at, version)
        values ('${id}', 'c', '${id}', 'high', 'medium', '${status}', 'u', '${PASSED}', '${DUE}', ${decided}, 2)`,
    );
  for (const id of ["a1", "a2"]) await assessment(id);
  await approval("a1", "refused", `'m', '${AT}'`);
  await approval("a2", "pending", "null, null");
  const attempt = (id: string, caseId: string, result: string, ended: string) =>
    say(
      `insert into contact_attempt (id, case_id, channel, result, in_slot, note_sealed, "by", at, ended_at, key_id)
        values ('${id}', '${caseId}', 'call', '${result}', 1, null, 'u', '${PASSED}', ${ended}, '${keyId}')`,
    );
  await attempt("t1", "c", "reached", `'${AT}'`);
  await attempt("t2", "c", "could-not-talk", `'${AT}'`);
  await attempt("t3", "c", "text-sent", `'${AT}'`);
  await attempt("t4", "c", "started", "null");
  await attempt("t5", "d", "started", "null");
  const deadline = (id: string, clock: string, due: string, fired: string, cleared: string) =>
    say(
      `insert into deadline (id, subject, subject_id, case_id, clock, due_at, fired_at, cleared_at)
        values ('${id}', 'case', 'c', 'c', '${clock}', '${due}', ${fired}, ${cleared})`,
    );
  await deadline("l1", "approve-grade", DUE, "null", "null");
  await deadline("l2", "approve-grade", PASSED, "null", `'${AT}'`);
  await deadline("l3", "triage", PASSED, `'${AT}'`, "null");
  await deadline("l4", "review", DUE, "null", "null");
  for (const [type, from, to] of [
    ["RECEIVED", "null", "received"],
    ["GRADED", "'received'", "triaging"],
    ["ACTIONS_AGREED", "'triaging'", "supporting"],
  ])
    await say(
      `insert into event (subject, subject_id, case_id, type, from_status, to_status, "by", at, payload_sealed, key_id)
        values ('case', 'c', 'c', '${type}', ${from}, '${to}', 'u', '${AT}', 'sealed ${type}', '${keyId}')`,
    );
}

const rows = async (db: Db, statement: string) =>
  (await sql.raw<Record<string, unknown>>(statement).execute(db.q)).rows;

async function beforeAndAfter(db: Db) {
  for (const [name, migration] of Object.entries(migrationsFor(db.dialect)))
    if (name < "0006") await migration.up(db.q);
  await fill(db);
  const tables = {
    event: "select * from event order by seq",
    deadline: "select * from deadline order by id",
    grade_approval: "select * from grade_approval order by id",
    contact_attempt: "select * from contact_attempt order by id",
    organisation: "select * from organisation order by id",
  };
  const look = async () =>
    Object.fromEntries(
      await Promise.all(Object.entries(tables).map(async ([name, ask]) => [name, await rows(db, ask)] as const)),
    ) as Record<keyof typeof tables, Record<string, unknown>[]>;
  const before = await look();
  for (const [name, migration] of Object.entries(migrationsFor(db.dialect)))
    if (name.startsWith("0006")) await migration.up(db.q);
  return { before, after: await look(), look };
}

onBothDatabases("The sixth migration, over a hub that has worked", (open) => {
  it("keeps every row, every column in its place", async () => {
    const { before, after } = await beforeAndAfter(await open.bare());
    expect(after.event.slice(0, 3)).toEqual(before.event);
    expect(after.grade_approval).toEqual(before.grade_approval);
    for (const [index, row] of before.contact_attempt.entries())
      expect(after.contact_attempt[index]).toMatchObject(row);
    for (const row of before.deadline.filter((one) => one["id"] !== "l1")) expect(after.deadline).toContainEqual(row);
    expect(after.organisation).toMatchObject(before.organisation);
    expect(after.organisation[0]?.["manager_user_id"]).toBeNull();
  });

  it("gives a request that waits its own clock, and an attempt its status and what is owed on it", async () => {
    const { after } = await beforeAndAfter(await open.bare());
    const clock = (id: string) => after.deadline.find((one) => one["id"] === id);
    expect(clock("l1")).toMatchObject({ subject: "approval", subject_id: "a2", case_id: "c", due_at: DUE });
    expect(clock("l2")).toMatchObject({ subject: "case", subject_id: "c" });
    expect(after.contact_attempt.map((one) => one["status"])).toEqual([
      "reached",
      "not-reached",
      "message-left",
      "started",
      "started",
    ]);
    // The case that is closed owes nothing.
    expect(after.deadline.filter((one) => one["clock"] === "finish-attempt")).toMatchObject([
      { subject: "attempt", subject_id: "t4", case_id: "c", fired_at: null, cleared_at: null },
    ]);
  });

  it("begins the history of attempts and requests with what their rows say, so that it gives their status", async () => {
    const { after } = await beforeAndAfter(await open.bare());
    const statusOf = new Map<unknown, unknown>();
    for (const event of after.event) {
      if (event["subject"] !== "attempt" && event["subject"] !== "approval") continue;
      expect(event["from_status"]).toBe(statusOf.get(event["subject_id"]) ?? null);
      statusOf.set(event["subject_id"], event["to_status"]);
    }
    for (const row of [...after.contact_attempt, ...after.grade_approval])
      expect([row["id"], statusOf.get(row["id"])]).toEqual([row["id"], row["status"]]);
    expect(after.event.find((one) => one["type"] === "REQUESTED")).toMatchObject({ at: PASSED, by: "u", case_id: "c" });
  });

  it("does nothing the second time", async () => {
    const db = await open.bare();
    const { after, look } = await beforeAndAfter(db);
    await migrationsFor(db.dialect)["0006-versions"]?.up(db.q);
    expect(await look()).toEqual(after);
    expect(await migrateToLatest(db)).toEqual(Object.keys(migrationsFor(db.dialect)));
    expect(await migrateToLatest(db)).toEqual([]);
  });

  it("leaves a history that nobody can change or take from, and that goes on where it stopped", async () => {
    const db = await open.bare();
    const { after } = await beforeAndAfter(db);
    await expect(sql`update event set type = 'OTHER'`.execute(db.q)).rejects.toThrow("never changed");
    await expect(sql`delete from event`.execute(db.q)).rejects.toThrow("never changed");
    await db.q
      .insertInto("event")
      .values({
        subject: "attempt",
        subject_id: "t4",
        case_id: "c",
        type: "REACHED",
        from_status: "started",
        to_status: "reached",
        by: "u",
        at: AT,
      } as never)
      .execute();
    const seqs = (await rows(db, "select seq from event order by seq")).map((one) => Number(one["seq"]));
    expect(seqs.at(-1)).toBeGreaterThan(Number(after.event.at(-1)?.["seq"]));
    expect(new Set(seqs).size).toBe(after.event.length + 1);
    await expect(
      sql`insert into deadline (id, subject, subject_id, clock, due_at) values ('x', 'nobody', 'x', 'triage', 'x')`.execute(
        db.q,
      ),
    ).rejects.toThrow();
  });

  it("lets the clocks that were running pass, each once", async () => {
    const db = await open.bare();
    await beforeAndAfter(db);
    await migrateToLatest(db);
    expect(await tick(db, DUE)).toEqual({ fired: 3, failed: 0 });
    expect(await tick(db, DUE)).toEqual({ fired: 0, failed: 0 });
    const waiting = await rows(
      db,
      "select clock from deadline where fired_at is null and cleared_at is null order by clock",
    );
    expect(waiting.map((one) => one["clock"])).toEqual([
      "escalated-approve-grade",
      "late-finish-attempt",
      "review-overdue",
    ]);
  });
});
