import { describe, expect, it } from "vitest";
import { decideCatalogueChange } from "#app/commands/decide-catalogue-change.ts";
import { proposeRule, type ProposeRule } from "#app/commands/propose-rule.ts";
import { recordCostEvents } from "#app/commands/record-cost-event.ts";
import { priceNotes } from "#app/reports/definitions/ledger-notes.ts";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { USUAL } from "#app/reports/publisher.ts";
import { quarterFrom } from "#app/reports/quarters.ts";
import { catalogueChangeById } from "#db/catalogue-change.ts";
import { openCostClashes } from "#db/cost-clash.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { priceRuleFor } from "#db/price-rule.ts";
import { unitCost } from "#db/unit-cost.ts";
import { YOUR_OWN } from "#machines/catalogue-change.ts";
import { DAY, daysLater, later, type Day } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { approve, aRoom, OWN, TODAY } from "./catalogue-steps.ts";

describe("a second person", () => {
  it("is never the one who proposed it, and decides once", async () => {
    const room = await aRoom();
    const sent = await proposeRule(room.db, OWN, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    expect(await approve(room, sent.changeId, room.finance)).toMatchObject({ kind: "refused", reason: YOUR_OWN });
    expect(await approve(room, sent.changeId, room.told(MONDAY, { by: "commissioner" }))).toEqual({
      kind: "not-found",
    });
    const elsewhere = { ...room.second, by: { ...room.second.by, area: "elsewhere" } };
    expect(await approve(room, sent.changeId, elsewhere)).toEqual({ kind: "not-found" });
    expect(await approve(room, sent.changeId, room.second)).toMatchObject({ kind: "done" });
    expect(await approve(room, sent.changeId, room.second)).toMatchObject({ kind: "conflict" });
  });

  it("who refuses leaves everything as it was, and their words are sealed", async () => {
    const room = await aRoom();
    const sent = await proposeRule(room.db, OWN, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    const input = { changeId: sent.changeId, version: 1, decision: "refuse", words: "Ask for the invoice" } as const;
    expect(await decideCatalogueChange(room.db, input, room.second)).toMatchObject({ status: "refused" });
    expect(await priceRuleFor(room.db, room.hub.area, "idva", TODAY)).toBeUndefined();
    const row = await catalogueChangeById(room.db, sent.changeId);
    expect(row).toMatchObject({ status: "refused", decided_by: room.second.by.userId });
    expect(JSON.stringify(row)).not.toContain("invoice");
  });
});

describe("a rule of the area", () => {
  const record = (room: Awaited<ReturnType<typeof aRoom>>, kind: "arrest" | "ambulance", happenedOn: Day) =>
    recordCostEvents(
      room.db,
      { caseId: room.caseId, events: [{ origin: "learned", kind, quantity: 1, happenedOn }] },
      room.told(later(MONDAY, 5 * DAY)),
    );

  it("prices what happens from its day on; what was entered keeps its price and band, and the ledger still adds up", async () => {
    const room = await aRoom();
    await record(room, "arrest", TODAY);
    const rule = {
      trigger: "arrest",
      band: "risk-reduction",
      bearer: "police",
      because: "Agreed by the board",
    } as const;
    const sent = await proposeRule(room.db, { ...rule, how: "same", fromDay: daysLater(TODAY, 2) }, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    await approve(room, sent.changeId, room.second);
    await record(room, "arrest", daysLater(TODAY, 1));
    await record(room, "arrest", daysLater(TODAY, 3));
    const entries = await ledgerEntriesOfCase(room.db, room.caseId);
    expect(entries.map(({ band, unit_cost_code }) => [band, unit_cost_code])).toEqual([
      ["reactive", "CR7.0"],
      ["reactive", "CR7.0"],
      ["risk-reduction", "CR7.0"],
    ]);
    expect((await checkLedger(room.db)).faults).toEqual([]);
  });

  it("for what has a price never reaches back behind its approval, however long that took", async () => {
    const room = await aRoom();
    const sent = await proposeRule(room.db, { ...OWN, trigger: "arrest" }, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    await approve(room, sent.changeId, room.told(later(MONDAY, 9 * DAY), { by: "governance-lead" }));
    expect(await priceRuleFor(room.db, room.hub.area, "arrest", daysLater(TODAY, 8))).toMatchObject({ area: "*" });
    expect(await priceRuleFor(room.db, room.hub.area, "arrest", daysLater(TODAY, 9))).toMatchObject({
      area: room.hub.area,
    });
    expect(await priceRuleFor(room.db, "elsewhere", "arrest", daysLater(TODAY, 9))).toMatchObject({ area: "*" });
  });

  it("leaves the quarters before it without a price, and their reports say so", async () => {
    const room = await aRoom();
    const sent = await proposeRule(room.db, OWN, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    await approve(room, sent.changeId, room.second);
    const notesOf = async (quarter: string) =>
      (
        await priceNotes([], { from: room.db, area: room.hub.area, quarter: quarterFrom(quarter)!, publisher: USUAL })
      ).join(" ");
    const unpriced = /nobody has given their price yet: [^.]*Independent domestic violence advisor/;
    expect(await notesOf("2025Q4")).toMatch(unpriced);
    expect(await notesOf("2026Q1")).not.toMatch(unpriced);
    expect(await notesOf("2026Q1")).toContain("Contract 12");
  });

  it("with a price of the area's own gets a new version each time, and the old one stays", async () => {
    const room = await aRoom();
    for (const pence of [71_250, 80_000]) {
      const sent = await proposeRule(room.db, { ...OWN, price: { ...OWN.price, pence } }, room.finance);
      if (sent.kind !== "done") throw new Error("It was good.");
      await approve(room, sent.changeId, room.second);
    }
    const rule = await priceRuleFor(room.db, room.hub.area, "idva", TODAY);
    expect(rule?.unit_cost_version).toBe(`${room.hub.area} own prices 2`);
    expect(await unitCost(room.db, `${room.hub.area} own prices 1`, "idva")).toMatchObject({ pence: 71_250, grade: 2 });
    expect(await unitCost(room.db, `${room.hub.area} own prices 2`, "idva")).toMatchObject({ pence: 80_000 });
  });

  it("that cannot be is refused at its field", async () => {
    const room = await aRoom();
    const wrongs: readonly [Partial<ProposeRule>, string][] = [
      [{ trigger: "arrest", fromDay: daysLater(TODAY, -1) }, "from"],
      [{ fromDay: daysLater(TODAY, -5 * 365 - 1) }, "from"],
      [{ fromDay: daysLater(TODAY, 800) }, "from"],
      [{ ...OWN, price: { ...OWN.price, priceYear: "1985-86" } }, "year"],
      [{ ...OWN, price: { ...OWN.price, pence: 5 } }, "price"],
      [{ how: "published", version: "UCD 1.4", code: "ZZ" }, "code"],
      [{ how: "same" }, "band"],
    ];
    for (const [change, field] of wrongs)
      expect(await proposeRule(room.db, { ...OWN, ...change } as ProposeRule, room.finance)).toMatchObject({
        kind: "invalid",
        errors: [{ field }],
      });
    expect(await proposeRule(room.db, { ...OWN, trigger: "safety-plan" }, room.finance)).toEqual({ kind: "not-found" });
  });

  it("on a bundle by its stored tree clashes with its part on one case", async () => {
    const room = await aRoom();
    const list = ["WHOLE,All of it,per case,9000,2019-20,Police,", "SOME,A part,per case,5000,2019-20,Police,WHOLE"];
    const sent = await room.propose(list, ["bundle"]);
    if (sent.kind !== "done") throw new Error("It was good.");
    await approve(room, sent.changeId, room.second);
    for (const [trigger, code] of [
      ["arrest", "WHOLE"],
      ["ambulance", "SOME"],
    ] as const) {
      const rule = { trigger, code, how: "published", version: "List 1", band: "reactive", bearer: "police" } as const;
      const made = await proposeRule(room.db, { ...rule, fromDay: TODAY, because: "Newer" }, room.finance);
      if (made.kind !== "done") throw new Error("It was good.");
      await approve(room, made.changeId, room.second);
    }
    await record(room, "arrest", TODAY);
    await record(room, "ambulance", TODAY);
    expect(await openCostClashes(room.db, room.hub.area, { limit: 5 })).toHaveLength(1);
  });
});
