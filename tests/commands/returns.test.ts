import { describe, expect, it } from "vitest";
import { giveReturn, printReturn } from "#app/commands/give-return.ts";
import { openReturn } from "#app/commands/open-return.ts";
import { prepareReturn } from "#app/commands/prepare-return.ts";
import { releaseReturn } from "#app/commands/release-return.ts";
import type { Result } from "#app/commands/result.ts";
import type { Told } from "#app/commands/told.ts";
import { withdrawReturn } from "#app/commands/withdraw-return.ts";
import { returnPage } from "#app/queries/report-return.ts";
import { returnsPage } from "#app/queries/report-returns.ts";
import { lastAudit } from "#db/audit.ts";
import { ROLES } from "#machines/roles.ts";
import { instantOf } from "#machines/time.ts";
import { actorOf, aHub, type AHub } from "../factories.ts";
import { someLives } from "../reports/definitions/lives.ts";

const AT = instantOf("2026-04-02T09:00:00Z");
const NAMED = { name: "Test Collector", organisation: "Test collection", email: "collector@example.org" };
const RELEASE = { ...NAMED, purpose: "The quarterly collection." };
const CONFERENCE = { name: "conference", period: "2026Q1" };

const reasonOf = (result: Result): string => (result.kind === "refused" ? result.reason : result.kind);

async function aDesk() {
  const { db, hub, call } = await someLives();
  const answers = { "risk.tool": "professional-only", "risk.grade": "high" };
  const refer = (at: string) => call(at, "high", { answers });
  await refer("2026-01-12T09:00:00Z");
  const as = (by: keyof AHub["user"], of = hub): Told => ({ by: actorOf(of, by), at: AT });
  const finance = as("finance-lead");
  const lead = as("governance-lead");
  const prepared = async (told = finance) => {
    const result = await prepareReturn(db, CONFERENCE, told);
    if (result.kind !== "done") throw new Error(JSON.stringify(result));
    return result;
  };
  const released = async (snapshotId: string) => {
    const result = await releaseReturn(db, { snapshotId, ...RELEASE }, lead);
    if (result.kind !== "done") throw new Error(JSON.stringify(result));
    return result.releaseId;
  };
  const printed = (period = "2026Q1") =>
    printReturn(
      db,
      { name: "conference", period, format: "json" },
      { by: { userId: "clock", organisationId: "clock", role: "clock", area: hub.area }, at: AT },
    );
  return { db, hub, refer, as, finance, lead, prepared, released, printed };
}

describe("a return", () => {
  it("is prepared of a period that has ended, and once as long as nothing has changed", async () => {
    const { db, finance, lead, prepared, refer } = await aDesk();
    const early = await prepareReturn(db, { ...CONFERENCE, period: "2026Q2" }, finance);
    expect(early).toMatchObject({ kind: "refused", reason: "April to June 2026 has not ended yet." });
    expect((await prepareReturn(db, { ...CONFERENCE, period: "2019Q2" }, finance)).kind).toBe("refused");
    for (const wrong of [
      { ...CONFERENCE, period: "2025-26" },
      { ...CONFERENCE, name: "none" },
    ])
      expect(await prepareReturn(db, wrong, finance)).toEqual({ kind: "not-found" });
    expect(await prepared()).toMatchObject({ number: 1 });
    expect(await prepareReturn(db, CONFERENCE, lead)).toMatchObject({ kind: "refused" });
    await refer("2026-01-13T09:00:00Z");
    expect(await prepared(lead)).toMatchObject({ number: 2 });
  });

  it("is released by somebody else than who prepared it, at the hub, to a named person with a purpose", async () => {
    const { db, finance, lead, prepared } = await aDesk();
    const { snapshotId } = await prepared(lead);
    const own = await releaseReturn(db, { snapshotId, ...RELEASE }, lead);
    expect(own).toMatchObject({ kind: "refused", reason: "You prepared it: somebody else releases it." });
    expect(await releaseReturn(db, { snapshotId, ...RELEASE }, finance)).toEqual({ kind: "not-found" });
    const safe = await prepareReturn(db, { name: "safe-accommodation", period: "2025-26" }, finance);
    if (safe.kind !== "done") throw new Error(safe.kind);
    for (const field of ["name", "organisation", "email", "purpose"]) {
      const without = { snapshotId: safe.snapshotId, ...RELEASE, [field]: " " };
      expect(await releaseReturn(db, without, lead)).toMatchObject({ kind: "refused" });
    }
    const done = await releaseReturn(db, { snapshotId: safe.snapshotId, ...RELEASE }, lead);
    expect(done).toMatchObject({ kind: "done", snapshotId: safe.snapshotId });
  });

  it("gives each file once for each release, and writes down who took it", async () => {
    const { db, hub, lead, finance, prepared, released } = await aDesk();
    const { snapshotId } = await prepared();
    const releaseId = await released(snapshotId);
    const take = (format: "csv" | "json", told = lead) => giveReturn(db, { snapshotId, releaseId, format }, told);
    expect(await take("csv", finance)).toEqual({ kind: "not-found" });
    const csv = await take("csv");
    expect(csv).toMatchObject({ kind: "done", fileName: "hub-return-2026Q1-1.csv" });
    expect(csv.kind === "done" && csv.text).toMatch(/^by,line,name,count\r\nall,referrals,.*,1\r\n/);
    expect(csv.kind === "done" && csv.text).toContain(",not recorded\r\n");
    const [audit] = await lastAudit(db, 1);
    expect(audit).toMatchObject({
      verb: "return.give",
      subject: "return_release",
      subject_id: releaseId,
      outcome: "csv",
      by: hub.user["governance-lead"],
    });
    expect(await take("csv")).toMatchObject({ kind: "refused" });
    expect(await take("json")).toMatchObject({ kind: "done" });
    const page = await returnPage(db, lead.by, snapshotId, true);
    expect(page?.releases[0]).toMatchObject({ files: [], given: [{ format: "csv" }, { format: "json" }] });
    expect((await returnPage(db, lead.by, snapshotId, true))?.releases[0]?.to).toEqual({
      name: NAMED.name,
      email: NAMED.email,
      purpose: RELEASE.purpose,
    });
  });

  it("stays as it was prepared, whatever is told afterwards: a correction has the next number", async () => {
    const { prepared, released, refer, printed, db, lead } = await aDesk();
    const { snapshotId } = await prepared();
    const releaseId = await released(snapshotId);
    const before = await printed();
    await refer("2026-03-13T09:00:00Z");
    expect(await printed()).toEqual(before);
    const taken = await giveReturn(db, { snapshotId, releaseId, format: "json" }, lead);
    expect(before).toMatchObject({ kind: "done" });
    expect(taken).toEqual(before);
    const second = await prepared();
    // Prepared is not released: what was released still stands.
    expect(await printed()).toEqual(before);
    await released(second.snapshotId);
    const after = await printed();
    const countIn = (result: typeof after) =>
      result.kind === "done" ? (JSON.parse(result.text) as { number: number; rows: { count: number }[] }) : null;
    expect([countIn(before)?.number, countIn(before)?.rows[0]?.count]).toEqual([1, 1]);
    expect([countIn(after)?.number, countIn(after)?.rows[0]?.count]).toEqual([2, 2]);
  });

  it("is printed at the terminal only when it was released, and each printing is written down", async () => {
    const { db, lead, prepared, released, printed } = await aDesk();
    expect(reasonOf(await printed())).toMatch(/^It was not prepared/);
    const { snapshotId } = await prepared();
    expect(reasonOf(await printed())).toMatch(/^It was prepared and not/);
    const releaseId = await released(snapshotId);
    for (const _ of [1, 2]) expect(await printed()).toMatchObject({ kind: "done" });
    const [audit] = await lastAudit(db, 1);
    expect(audit).toMatchObject({ verb: "return.give", subject_id: releaseId, by: null });
    const page = await returnPage(db, lead.by, snapshotId, true);
    expect(page?.releases[0]?.given.map(({ by }) => by)).toEqual(["At the terminal", "At the terminal"]);
    expect(page?.releases[0]?.files).toEqual(["csv", "json"]);
    expect(await printReturn(db, { name: "conference", period: "2026Q1", format: "csv" }, lead)).toEqual({
      kind: "not-found",
    });
  });

  it("that was withdrawn is given out no more, and may be prepared again with the same numbers", async () => {
    const { db, lead, finance, prepared, released, printed } = await aDesk();
    const { snapshotId } = await prepared();
    const releaseId = await released(snapshotId);
    expect(await withdrawReturn(db, { snapshotId, why: "A wrong source." }, finance)).toEqual({ kind: "not-found" });
    expect(await withdrawReturn(db, { snapshotId, why: " " }, lead)).toMatchObject({ kind: "refused" });
    expect(await withdrawReturn(db, { snapshotId, why: "A wrong source." }, lead)).toMatchObject({ kind: "done" });
    expect(await withdrawReturn(db, { snapshotId, why: "Again." }, lead)).toMatchObject({ kind: "refused" });
    expect(await giveReturn(db, { snapshotId, releaseId, format: "csv" }, lead)).toMatchObject({ kind: "refused" });
    expect(await releaseReturn(db, { snapshotId, ...RELEASE }, lead)).toMatchObject({ kind: "refused" });
    expect(await printed()).toMatchObject({ kind: "refused" });
    expect(await prepared()).toMatchObject({ number: 2 });
  });

  it("does not exist for anybody else, nor for another area", async () => {
    const { db, hub, as, prepared, released } = await aDesk();
    const { snapshotId } = await prepared();
    const releaseId = await released(snapshotId);
    const other = await aHub(db, "west-cheshire");
    const allowed = ["finance-lead", "governance-lead"];
    const others = [
      ...ROLES.filter((role) => !allowed.includes(role)).map((role) => as(role)),
      ...(["finance-lead", "governance-lead"] as const).map((role) => as(role, other)),
    ];
    for (const told of others) {
      expect(await openReturn(db, { snapshotId }, told)).toEqual({ kind: "not-found" });
      expect(await releaseReturn(db, { snapshotId, ...RELEASE }, told)).toEqual({ kind: "not-found" });
      expect(await withdrawReturn(db, { snapshotId, why: "No." }, told)).toEqual({ kind: "not-found" });
      expect(await giveReturn(db, { snapshotId, releaseId, format: "csv" }, told)).toEqual({ kind: "not-found" });
      if (told.by.area === hub.area) expect(await prepareReturn(db, CONFERENCE, told)).toEqual({ kind: "not-found" });
    }
    expect((await returnsPage(db, actorOf(other, "governance-lead"), AT)).returns[0]?.periods[0]?.numbers).toEqual([]);
    expect(await returnPage(db, actorOf(other, "governance-lead"), snapshotId, true)).toBeNull();
  });

  it("shows its exact numbers at the hub alone, and writes down who read them", async () => {
    const { db, hub, lead, finance, prepared } = await aDesk();
    const { snapshotId } = await prepared();
    expect(await openReturn(db, { snapshotId }, finance)).toEqual({ kind: "done", exact: false });
    expect((await lastAudit(db, 1))[0]?.verb).toBe("return.prepare");
    const page = await returnPage(db, finance.by, snapshotId, false);
    expect(page).toMatchObject({ content: null, mayRelease: false });
    expect(await openReturn(db, { snapshotId }, lead)).toEqual({ kind: "done", exact: true });
    expect((await lastAudit(db, 1))[0]).toMatchObject({ verb: "return.read", by: hub.user["governance-lead"] });
  });

  it("is kept sealed: neither its numbers nor its recipient can be read in the database", async () => {
    const { db, prepared, released } = await aDesk();
    await released((await prepared()).snapshotId);
    const rows = [
      ...(await db.q.selectFrom("return_snapshot").selectAll().execute()),
      ...(await db.q.selectFrom("return_release").selectAll().execute()),
    ];
    for (const secret of ["Test Collector", "collector@example.org", "quarterly collection", "referrals", "count"])
      expect(JSON.stringify(rows)).not.toContain(secret);
    await expect(db.q.deleteFrom("return_release").execute()).rejects.toThrow(/never changed or removed/);
  });
});
