import { describe, expect, it } from "vitest";
import { proposeDeflators } from "#app/commands/propose-deflators.ts";
import { proposePrices } from "#app/commands/propose-prices.ts";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { waitingChanges } from "#db/catalogue-change.ts";
import { deflators } from "#db/deflator.ts";
import { unitCost } from "#db/unit-cost.ts";
import { MONDAY } from "../factories.ts";
import { approve, aRoom, GOOD, lines } from "./catalogue-steps.ts";

describe("a list of prices", () => {
  it("is stored once a second person has approved it, each price with its source, and a second time it is known", async () => {
    const room = await aRoom();
    const first = await room.propose([GOOD, "A1.0.1,Part,Per hour,500,2019/20,NHS"]);
    expect(first).toMatchObject({ kind: "done", rows: 2, new: 2, known: 0 });
    expect(await unitCost(room.db, "List 1", "A1.0")).toBeUndefined();
    expect(await room.propose([GOOD, "A1.0.1,Part,Per hour,500,2019/20,NHS"])).toMatchObject({ new: 0, waiting: true });
    if (first.kind !== "done") throw new Error("It was good.");
    expect(await approve(room, first.changeId, room.second)).toMatchObject({ status: "approved" });
    expect(await unitCost(room.db, "List 1", "A1.0.1")).toMatchObject({
      pence: 500,
      unit: "per hour",
      price_year: "2019-20",
      bearer: "nhs",
      source: "List 1",
      grade: 6,
      area: null,
    });
    expect(await room.propose([GOOD])).toMatchObject({ new: 0, known: 1, changeId: null });
    expect((await checkLedger(room.db)).faults).toEqual([]);
  });

  it.each([
    ["a code that comes twice", [GOOD, GOOD], [[3, "code", "line 2"]]],
    ["a price that is missing", ["A1.0,Thing,per case,,2019-20,Police"], [[2, "pence", "missing"]]],
    ["a price below nothing", ["A1.0,Thing,per case,-5,2019-20,Police"], [[2, "pence", "negative"]]],
    ["part-pence", ["A1.0,Thing,per case,10.5,2019-20,Police"], [[2, "pence", "whole number"]]],
    ["a price that cannot be", ["A1.0,Thing,Per hour,373200,2019-20,Police"], [[2, "pence", "decimal point"]]],
    ["somebody unknown who bears it", ["A1.0,Thing,per case,5000,2019-20,Guild"], [[2, "bearer", "not known"]]],
    ["a council, and not which part", ["A1.0,Thing,per case,5000,2019-20,Council"], [[2, "bearer", "housing"]]],
    ["a year that is none", ["A1.0,Thing,per case,5000,2019-21,Police"], [[2, "price_fy", "2019-21"]]],
    ["a year without an index", ["A1.0,Thing,per case,5000,1985-86,Police"], [[2, "price_fy", "1985-86"]]],
    ["a code that is missing", [",Thing,per case,5000,2019-20,Police"], [[2, "code", "missing"]]],
  ] as const)("with %s is refused whole, by line and column", async (_, texts, expected) => {
    const room = await aRoom();
    const sent = await room.propose(texts);
    if (sent.kind !== "wrong") throw new Error("It was taken.");
    expect(sent.cells.map(({ line, column }) => [line, column])).toEqual(
      expected.map(([line, column]) => [line, column]),
    );
    expected.forEach(([, , words], index) => expect(sent.cells[index]?.because).toContain(words));
    expect(await waitingChanges(room.db, room.hub.area)).toEqual([]);
  });

  it("names every wrong line at once", async () => {
    const room = await aRoom();
    const sent = await room.propose(["A,Thing,per case,,2019-20,Guild", GOOD, "B,Thing,per case,-1,x,Police"]);
    expect(sent.kind === "wrong" && sent.cells.map(({ line, column }) => `${line} ${column}`)).toEqual([
      "2 pence",
      "2 bearer",
      "4 pence",
      "4 price_fy",
    ]);
  });

  it("never changes a price that is stored: it needs a version of its own", async () => {
    const room = await aRoom();
    const changed = { line: 2, wrong: null, cells: {} as Record<string, string> };
    changed.cells = { code: "HE3.0", label: "x", unit: "x", pence: "30000", price_fy: "2013-14", bearer: "NHS" };
    const input = { lines: [changed], words: { version: "UCD 1.4" } };
    const sent = await proposePrices(room.db, input, room.finance);
    expect(sent).toMatchObject({ kind: "wrong", cells: [{ line: 2, column: "code" }] });
  });

  it("whose bundles go in a circle, or are nowhere, is refused", async () => {
    const room = await aRoom();
    const price = (code: string, bundle: string) => `${code},Thing,per case,5000,2019-20,Police,${bundle}`;
    for (const texts of [
      [price("X", "Y"), price("Y", "X")],
      [price("X", "X")],
      [price("CR9.0", "CR9.0.1"), price("CR9.0.1", "")],
    ])
      expect(await room.propose(texts, ["bundle"]), texts.join()).toMatchObject({ kind: "wrong" });
    expect(await room.propose([price("X", "Z")], ["bundle"])).toMatchObject({
      cells: [{ line: 2, column: "bundle", because: "There is no price “Z” in List 1." }],
    });
    expect(await room.propose([price("X", "Y"), price("Y", "")], ["bundle"])).toMatchObject({ kind: "done", new: 2 });
  });

  it("never takes the name of an area's own prices", async () => {
    const room = await aRoom();
    const input = { lines: lines([GOOD]), words: { version: `${room.hub.area} own prices 1` } };
    expect(await proposePrices(room.db, input, room.finance)).toMatchObject({
      cells: [{ line: 2, column: "version" }],
    });
  });

  it("that met another price before it was approved is refused, and nothing of it is stored", async () => {
    const room = await aRoom();
    const two = await room.propose(["B1,Other,per case,600,2019-20,Police", GOOD]);
    const one = await room.propose([GOOD.replace("5000", "5001")]);
    if (two.kind !== "done" || one.kind !== "done") throw new Error("They were good.");
    await approve(room, one.changeId, room.second);
    expect(await approve(room, two.changeId, room.second)).toMatchObject({ kind: "refused" });
    expect(await unitCost(room.db, "List 1", "B1")).toBeUndefined();
    expect(await waitingChanges(room.db, room.hub.area)).toHaveLength(1);
  });

  it("is nobody's to propose but a finance lead's", async () => {
    const room = await aRoom();
    for (const by of ["governance-lead", "commissioner", "call-handler", "administrator"] as const)
      expect(await proposePrices(room.db, { lines: lines([GOOD]), words: {} }, room.told(MONDAY, { by }))).toEqual({
        kind: "not-found",
      });
  });
});

describe("a price index", () => {
  const year = (line: number, fy: string, index: string, status = "") => ({
    line,
    cells: { year: fy, index, status },
    wrong: null,
  });

  it("is a vintage of its own once it is approved; what is stored keeps its index", async () => {
    const room = await aRoom();
    const good = { lines: [year(2, "2023-24", "98.1"), year(3, "2024/25", "100", "forecast")], vintage: "Later" };
    const sent = await proposeDeflators(room.db, good, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    await approve(room, sent.changeId, room.second);
    expect((await deflators(room.db, "Later")).map(({ fy, status }) => [fy, status])).toEqual([
      ["2023-24", "outturn"],
      ["2024-25", "forecast"],
    ]);
    expect(await proposeDeflators(room.db, good, room.finance)).toMatchObject({ new: 0, known: 2 });
    const other = { lines: [year(2, "2023-24", "99")], vintage: "Later" };
    expect(await proposeDeflators(room.db, other, room.finance)).toMatchObject({ kind: "wrong" });
  });

  it.each([
    ["2023-25", "1", "", "year"],
    ["2023-24", "0", "", "index"],
    ["2023-24", "many", "", "index"],
    ["2023-24", "1", "guessed", "status"],
  ])("with %s %s %s is refused", async (fy, index, status, column) => {
    const room = await aRoom();
    const input = { lines: [year(2, fy, index, status)], vintage: "Later" };
    expect(await proposeDeflators(room.db, input, room.finance)).toMatchObject({ cells: [{ line: 2, column }] });
  });
});
