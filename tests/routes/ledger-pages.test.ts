import { describe, expect, it } from "vitest";
import { action as sendClash, loader as seeClashes } from "#app/routes/ledger/clashes.tsx";
import { action as sendLedger, loader as seeLedger } from "#app/routes/ledger/ledger.tsx";
import type { ClashesPage } from "#app/queries/report-cost-clashes.ts";
import type { LedgerPage } from "#app/queries/report-ledger.ts";
import { caseById } from "#db/case.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { aHub } from "../factories.ts";
import { pricedByParts } from "../reports/bundle-rules.ts";
import { casesWith, costsHub } from "../reports/costs-hub.ts";
import { visitor, type Answered } from "./visitor.ts";

const clashesOf = (answer: Answered) => (answer.data as { page: ClashesPage }).page;
const ledgerOf = (answer: Answered) => (answer.data as { page: LedgerPage }).page;

/** One case with an incident as a whole and then its police part, both in January, and a finance lead. */
async function setUp() {
  const world = await costsHub({ demo: false });
  const { db, hub } = world;
  await pricedByParts(db, hub.area);
  const on = "2026-01-05";
  const [caseId = ""] = await casesWith(world, 1, [
    { trigger: "incident", on },
    { trigger: "police-part", on },
  ]);
  const finance = await visitor(db, hub, "finance-lead");
  const see = () => finance.get(seeClashes, "/costs/clashes");
  const decide = (fields: Record<string, string>) => finance.post(sendClash, "/costs/clashes", fields);
  const ledger = (query = "?quarter=2026Q1") => finance.get(seeLedger, `/costs/ledger${query}`);
  const takeBack = (fields: Record<string, string>) => finance.post(sendLedger, "/costs/ledger", fields);
  return { ...world, caseId, see, decide, ledger, takeBack };
}

/** Nothing in what a page holds leads to a case, a person or a day. */
async function expectNobody(db: Parameters<typeof caseById>[0], caseId: string, page: unknown): Promise<void> {
  const text = JSON.stringify(page);
  expect(text).not.toContain(caseId);
  expect(text).not.toContain((await caseById(db, caseId))?.reference);
  expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|\b[0-9A-HJKMNP-TV-Z]{26}\b/);
}

describe("what would be counted twice", () => {
  it("is shown with what counts, what came later, and each price; nothing in it leads to anybody", async () => {
    const { db, caseId, see } = await setUp();
    const page = clashesOf(await see());
    expect(page).toMatchObject({ waiting: 1, page: 1, pageCount: 1 });
    expect(page.clashes[0]).toMatchObject({
      version: 1,
      later: { quantity: 1, quarter: "January to March 2026", band: "Reactive" },
      counted: [{ entry: 1, band: "Reactive" }],
    });
    expect(page.clashes[0]?.later.price).toMatch(/£415 per incident, 2008-09 prices \(UCD 1\.4 CR2\.0\.3; .+\)$/);
    await expectNobody(db, caseId, page);
  });

  it("is decided by a button, once, and then waits no longer", async () => {
    const { db, caseId, see, decide } = await setUp();
    const { id: clash = "", version } = clashesOf(await see()).clashes[0] ?? {};
    const fields = { clash, version: String(version), decision: "replace", key: "one-form-1" };
    expect(await decide(fields)).toMatchObject({ status: 303, location: "/costs/clashes" });
    expect((await decide(fields)).status).toBe(303);
    expect((await decide({ ...fields, key: "one-form-2" })).status).toBe(409);
    expect(clashesOf(await see()).clashes).toEqual([]);
    expect(await ledgerEntriesOfCase(db, caseId)).toHaveLength(3);
  });

  it("changes nothing for a form that no page made, an old one, or another area's", async () => {
    const { db, caseId, see, decide } = await setUp();
    const { id: clash = "" } = clashesOf(await see()).clashes[0] ?? {};
    expect((await decide({ clash, version: "1", decision: "both" })).status).toBe(422);
    expect((await decide({ clash, version: "9", decision: "keep" })).status).toBe(409);
    expect((await decide({ clash: "none", version: "1", decision: "keep" })).status).toBe(404);
    const stranger = await visitor(db, await aHub(db, "elsewhere"), "finance-lead");
    const theirs = { clash, version: "1", decision: "keep" };
    expect((await stranger.post(sendClash, "/costs/clashes", theirs)).status).toBe(404);
    expect(clashesOf(await stranger.get(seeClashes, "/costs/clashes")).clashes).toEqual([]);
    expect(await ledgerEntriesOfCase(db, caseId)).toHaveLength(1);
  });
});

describe("the ledger of a quarter", () => {
  it("shows fifty entries a page, the newest first, and nothing that leads to anybody", async () => {
    const world = await setUp();
    await casesWith(world, 51, [{ trigger: "arrest", on: "2026-02-03" }]);
    const first = ledgerOf(await world.ledger());
    expect(first).toMatchObject({ quarter: "2026Q1", entries: 52, page: 1, pageCount: 2 });
    expect(first.lines).toHaveLength(50);
    expect(first.lines[0]?.entry).toBe(52);
    const last = ledgerOf(await world.ledger("?quarter=2026Q1&page=9"));
    expect(last.lines.map(({ entry }) => entry)).toEqual([2, 1]);
    expect(last.lines[1]?.amount).toMatch(/^£[\d,.]+ \(2024-25 prices, HMT March 2026\)$/);
    await expectNobody(world.db, world.caseId, last.lines);
  });

  it("calls a case by another word in another quarter", async () => {
    const world = await costsHub({ demo: false });
    await casesWith(world, 1, [
      { trigger: "arrest", on: "2026-01-05" },
      { trigger: "arrest", on: "2026-01-06" },
      { trigger: "arrest", on: "2025-12-05" },
    ]);
    const finance = await visitor(world.db, world.hub, "finance-lead");
    const words = async (quarter: string) =>
      ledgerOf(await finance.get(seeLedger, `/costs/ledger?quarter=${quarter}`)).lines.map((line) => line.case);
    const [a, b] = await words("2026Q1");
    const [c] = await words("2025Q4");
    expect(a).toMatch(/^[0-9A-F]{6}$/);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
  });

  it("takes a wrong entry back by its number, with a reason; both entries say so", async () => {
    const { ledger, takeBack } = await setUp();
    const fields = { entry: "1", reason: "wrong-event", key: "one-form-1" };
    expect(await takeBack(fields)).toMatchObject({ status: 303, location: "/costs/ledger?quarter=2026Q1" });
    expect(ledgerOf(await ledger()).lines.map(({ note }) => note)).toEqual([
      "Takes back entry 1.",
      "Taken back by entry 2: It was something else that happened.",
    ]);
    expect((await takeBack({ ...fields, key: "one-form-2" })).status).toBe(409);
  });

  it("says at the field what is wrong, with what was typed", async () => {
    const { takeBack } = await setUp();
    const wrong = await takeBack({ entry: "one", reason: "because" });
    expect(wrong.status).toBe(422);
    expect(wrong.data).toMatchObject({
      typed: { entry: "one", reason: "because" },
      errors: [{ field: "entry" }, { field: "reason" }],
    });
    expect(await takeBack({ entry: "77", reason: "wrong-case" })).toMatchObject({
      status: 422,
      data: { errors: [{ field: "entry", message: "There is no entry with this number in your area." }] },
    });
  });

  it("is empty for an area with nothing in it, and for an odd quarter it is this one", async () => {
    const { db } = await setUp();
    const stranger = await visitor(db, await aHub(db, "elsewhere"), "finance-lead");
    const page = ledgerOf(await stranger.get(seeLedger, "/costs/ledger?quarter=soon&page=-4"));
    expect(page).toMatchObject({ quarter: "2026Q1", entries: 0, page: 1, pageCount: 1, lines: [] });
  });
});
