import { describe, expect, it } from "vitest";
import { correctLedgerEntry } from "#app/commands/correct-ledger-entry.ts";
import { LEDGER } from "#app/reports/definitions/ledger-table.ts";
import { concentration } from "#app/reports/definitions/concentration.ts";
import { costPerCase } from "#app/reports/definitions/cost-per-case.ts";
import { reactionAndPrevention } from "#app/reports/definitions/reaction-and-prevention.ts";
import { whoPays } from "#app/reports/definitions/who-pays.ts";
import { USUAL } from "#app/reports/publisher.ts";
import { insertPersonLink } from "#db/person-link.ts";
import { inTransaction } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { createKey } from "#db/sealed.ts";
import { MONDAY } from "../../factories.ts";
import { aQuarter, casesWith, costsHub, type CostsHub } from "../costs-hub.ts";
import { peopleIn, QUARTER, truthOf } from "./truth.ts";

const ON = "2026-02-03";

async function joined({ db, hub }: CostsHub, one: string, other: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const id = newId();
    const box = await createKey(trx, "case", MONDAY);
    await insertPersonLink(trx, {
      id,
      area: hub.area,
      kind: "join",
      case_id: one,
      other_case_id: other,
      reason_sealed: box.seal("person_link", "reason_sealed", id, "They said so."),
      status: "agreed",
      asked_by: hub.user["call-handler"],
      asked_at: MONDAY,
      due_at: MONDAY,
      decided_by: hub.user["duty-manager"],
      decided_at: MONDAY,
      version: 1,
      key_id: box.keyId,
    });
  });
}

/** The pence of the entries of a case. */
const penceOf = async ({ db }: CostsHub, caseId: string): Promise<number> =>
  (await ledgerEntriesOfCase(db, caseId)).reduce((sum, entry) => sum + entry.base_pence, 0);

describe("the money table", () => {
  it("has each person in the band, the bearer and the cell of what happened, and once in all", async () => {
    const world = await costsHub({ demo: false });
    // An A&E attendance (£280, NHS, reactive) and a GP consultation (NHS, preventive) for one; two police call-outs for another.
    const [one = ""] = await casesWith(world, 1, [
      { trigger: "ae-attendance", on: ON },
      { trigger: "gp-consultation", on: ON },
    ]);
    const [other = ""] = await casesWith(world, 1, [{ trigger: "police-callout", on: ON, quantity: 2 }]);
    const truth = await truthOf(LEDGER, world.db, "essex");
    expect(peopleIn(truth, "all")).toEqual({ all: 2 });
    expect(peopleIn(truth, "band")).toEqual({ reactive: 2, preventive: 1 });
    expect(peopleIn(truth, "bearer")).toEqual({ nhs: 1, police: 1 });
    expect(peopleIn(truth, "bearer-band")).toEqual({ "nhs.reactive": 1, "nhs.preventive": 1, "police.reactive": 1 });
    expect(truth.get("bearer-band.nhs.reactive")?.pence).toBe(28_000);
    expect(truth.get("all.all")?.pence).toBe((await penceOf(world, one)) + (await penceOf(world, other)));
  });

  it("leaves out what was taken back", async () => {
    const world = await costsHub({ demo: false });
    const [one = ""] = await casesWith(world, 1, [{ trigger: "ae-attendance", on: ON }]);
    const [entry] = await ledgerEntriesOfCase(world.db, one);
    expect((await correctLedgerEntry(world.db, { entryId: entry?.id ?? "" }, world.told)).kind).toBe("done");
    expect(await truthOf(LEDGER, world.db, "essex")).toEqual(new Map());
  });

  it("counts the cost of two cases that are one person's as one person's", async () => {
    const world = await costsHub({ demo: false });
    const [one = "", other = ""] = await casesWith(world, 2, [{ trigger: "ae-attendance", on: ON }]);
    expect(peopleIn(await truthOf(LEDGER, world.db, "essex"), "cost")).toEqual({ "from-0": 2 });
    await joined(world, one, other);
    const truth = await truthOf(LEDGER, world.db, "essex");
    // Twice £280 is £560.
    expect(peopleIn(truth, "cost")).toEqual({ "from-500": 1 });
    expect(truth.get("all.all")).toMatchObject({ people: 1, pence: 56_000 });
    expect(truth.get("band.reactive")?.people).toBe(1);
  });

  it("puts the tenth who cost most first, and each person in one tenth", async () => {
    const world = await costsHub({ demo: false });
    for (let times = 1; times <= 20; times++)
      await casesWith(world, 1, [{ trigger: "ae-attendance", on: ON, quantity: times }]);
    const truth = await truthOf(LEDGER, world.db, "essex");
    expect(truth.get("tenth.tenth-1")).toMatchObject({ people: 2, pence: 39 * 28_000 });
    expect(truth.get("tenth.tenth-10")).toMatchObject({ people: 2, pence: 3 * 28_000 });
  });
});

describe("the reports of the money table", () => {
  it("show the same number wherever they show the same row", async () => {
    const world = await costsHub({ demo: true });
    await aQuarter(world);
    const made = await Promise.all(
      [reactionAndPrevention, whoPays, costPerCase, concentration].map((report) =>
        report.make(world.db, "essex", QUARTER, USUAL),
      ),
    );
    const totals = made.map(({ rows }) => rows.find((row) => row.by === "all"));
    for (const total of totals) expect([total?.cases, total?.cost]).toEqual([totals[0]?.cases, totals[0]?.cost]);
    const [first, second] = made;
    for (const row of first?.rows ?? []) expect(second?.rows).toContainEqual(row);
  });

  it("say whose data there is, what has no price, and where each price is from", async () => {
    const world = await costsHub({ demo: false });
    await aQuarter(world);
    const { notes } = await whoPays.make(world.db, "essex", QUARTER, USUAL);
    for (const report of [reactionAndPrevention, costPerCase, concentration])
      expect((await report.make(world.db, "essex", QUARTER, USUAL)).notes).toContain(notes[0]);
    expect(notes[0]).toMatch(/^Of the people with any recorded cost, \d+ of \d+ have police data/);
    expect(notes.join("\n")).toContain("nobody has given their price yet: Referral to the multi-agency");
    expect(notes.filter((note) => note.startsWith("Price: ")).join("\n")).toMatch(
      /A&E attendance, £280\.00 per attendance in 2024-25 \(Unit Costs of Health and Social Care 2025.*evidence grade/,
    );
  });

  it("name the share of the people who account for most of the cost, from what is shown", async () => {
    const world = await costsHub({ demo: false });
    await casesWith(world, 20, [{ trigger: "ae-attendance", on: ON, quantity: 50 }]);
    await casesWith(world, 80, [{ trigger: "ae-attendance", on: ON, quantity: 5 }]);
    const { rows, notes } = await concentration.make(world.db, "essex", QUARTER, USUAL);
    // Twenty people at £14,000 and eighty at £1,400: the first two tenths have £280,000 of £392,000, the first four £308,000.
    expect(rows.filter(({ by }) => by === "tenth").map(({ cumulative }) => cumulative)).toEqual([
      36, 71, 75, 79, 82, 86, 89, 93, 96, 100,
    ]);
    expect(notes[0]).toBe("The 50% of the people who cost most account for 82% of the recorded cost.");
  });

  it("say no share where too few people are in a tenth", async () => {
    const world = await costsHub({ demo: false });
    await casesWith(world, 30, [{ trigger: "ae-attendance", on: ON }]);
    const { rows, notes } = await concentration.make(world.db, "essex", QUARTER, USUAL);
    expect(rows.every(({ share, cumulative }) => share === null && cumulative === null)).toBe(true);
    expect(notes[0]).toMatch(/^Too few people/);
  });
});
