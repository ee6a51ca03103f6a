import { describe, expect, it } from "vitest";
import { businessCaseLine } from "#app/reports/business-case/line.ts";
import { action as sign, loader as read } from "#app/routes/business-case/business-case.tsx";
import { loader as list } from "#app/routes/business-case/business-cases.tsx";
import { loader as compare } from "#app/routes/business-case/compare.tsx";
import { action as save, loader as edit } from "#app/routes/business-case/edit.tsx";
import { loader as example } from "#app/routes/business-case/example.tsx";
import { loader as csv } from "#app/routes/business-case/file.csv.ts";
import { loader as inputJson } from "#app/routes/business-case/input.json.ts";
import { action as make, loader as begin } from "#app/routes/business-case/new.tsx";
import { loader as picture } from "#app/routes/business-case/picture.svg.ts";
import { loader as resultJson } from "#app/routes/business-case/result.json.ts";
import { aHub } from "../factories.ts";
import { ASSUMED, atBusinessCases, fieldsOf, NEW, TYPED } from "./a-business-case.ts";
import { visitor } from "./visitor.ts";

describe("the ratio", () => {
  it("is locked until an assumption with its grade stands in a version, and the file has none either", async () => {
    const { who, made, page } = await atBusinessCases();
    const id = await made();
    expect((await page(id)).shown).toMatchObject({ locked: true, result: { benefitCostRatio: null } });
    const file = await who.get(resultJson, `/business-cases/${id}/result.json`, { id });
    expect(JSON.parse(String(file.data))).toMatchObject({ benefitCostRatio: null, fiscalReturn: null });
    await who.post(save, `/business-cases/${id}/edit`, { ...TYPED, ...ASSUMED, version: "1" }, { id });
    expect((await page(id)).shown.locked).toBe(false);
    expect((await page(id)).shown.result.benefitCostRatio).toBeCloseTo(2000 / 1000.5, 10);
    expect((await page(id, { query: "?version=1" })).shown.locked).toBe(true);
  });

  it("is not unlocked by an assumption without a grade or without words", async () => {
    const { who } = await atBusinessCases();
    const bare = await who.post(make, NEW, { ...TYPED, comparator: "assumption" });
    expect(fieldsOf(bare)).toEqual(["comparatorGrade", "comparatorWords"]);
    const group = await who.post(make, NEW, { ...TYPED, comparator: "group", comparatorWords: "" });
    expect(fieldsOf(group)).toEqual(["comparatorWords"]);
    const neither = await who.post(make, NEW, { ...TYPED, comparator: "none", comparatorWords: "A group." });
    expect(fieldsOf(neither)).toEqual(["comparator"]);
  });
});

describe("what is cashable", () => {
  it("is nil until a finance lead signs on the page", async () => {
    const { who, finance, made, page } = await atBusinessCases();
    const id = await made();
    const form = { version: "1", intent: "sign" };
    expect((await page(id)).shown.columns.cashable).toBe(0);
    expect(await page(id, { visit: finance })).toMatchObject({ maySign: true });
    expect((await who.post(sign, `/business-cases/${id}`, form, { id })).status).toBe(404);
    const signed = await finance.post(sign, `/business-cases/${id}`, form, { id });
    expect([signed.status, signed.location]).toEqual([303, `/business-cases/${id}?version=1`]);
    expect((await page(id)).shown.columns.cashable).toBe(100_000);
  });
});

describe("two versions", () => {
  it("are compared in what is stated and in what follows", async () => {
    const { who, made } = await atBusinessCases();
    const id = await made();
    const changed = { ...TYPED, "outcomes.0.impact": "50", version: "1" };
    await who.post(save, `/business-cases/${id}/edit`, changed, { id });
    const { inputs, results } = (await who.get(compare, `/business-cases/compare?a=${id}.1&b=${id}.2`)).data as {
      inputs: unknown[];
      results: unknown[];
    };
    expect(inputs).toEqual([{ what: "Outcome 1: impact", a: "30%", b: "50%" }]);
    expect(results).toContainEqual({ what: "Fiscal benefit", a: "£2,000", b: "£4,000" });
    expect((await who.get(compare, "/business-cases/compare")).data).toEqual({ sides: null });
    expect((await who.get(compare, `/business-cases/compare?a=${id}.1&b=${id}.9`)).status).toBe(404);
    expect((await who.get(compare, "/business-cases/compare?a=x&b=y")).status).toBe(404);
  });
});

describe("the files", () => {
  it("hold what the terminal takes, and the result that it gives", async () => {
    const { who, made } = await atBusinessCases();
    const id = await made(ASSUMED);
    const input = await who.get(inputJson, `/business-cases/${id}/input.json`, { id });
    const result = await who.get(resultJson, `/business-cases/${id}/result.json?version=1`, { id });
    const { presentValue: told, ...terminal } = JSON.parse(businessCaseLine(String(input.data)).line) as {
      presentValue: Record<string, number>;
      netPresentValue: unknown;
      benefitCostRatio: number;
    };
    const file = JSON.parse(String(result.data)) as typeof terminal & { presentValue: unknown };
    expect(file).toMatchObject({
      netPresentValue: terminal.netPresentValue,
      benefitCostRatio: terminal.benefitCostRatio,
      presentValue: { ...told, cashable: 0 },
    });
  });

  it("run no formula in a spreadsheet, and are named by their version alone", async () => {
    const { who, made } = await atBusinessCases();
    const id = await made({ "costs.0.source": "=1+1" });
    const answer = await who.get(csv, `/business-cases/${id}/file.csv`, { id });
    expect(answer.text).toContain("'=1+1");
    expect(answer.text).toContain("hub-lines-1.csv");
  });
});

describe("the picture", () => {
  it("is drawn of the newest version, or of the one that is named, and runs nothing", async () => {
    const { who, made } = await atBusinessCases();
    const id = await made();
    for (const query of ["", "?version=1&size=narrow"]) {
      const answer = await who.get(picture, `/business-cases/${id}/picture.svg${query}`, { id });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain("Fewer repeats: impact");
      expect(answer.text).toContain("nosniff");
    }
    expect((await who.get(picture, `/business-cases/${id}/picture.svg?version=9`, { id })).status).toBe(404);
  });
});

describe("somebody else", () => {
  it("of another area or another role finds nothing at any of its addresses", async () => {
    const { db, hub, made } = await atBusinessCases();
    const id = await made();
    const other = await visitor(db, await aHub(db, "elsewhere"), "commissioner");
    const handler = await visitor(db, hub, "call-handler");
    for (const somebody of [other, handler]) {
      for (const [loader, path] of [
        [read, ""],
        [edit, "/edit"],
        [inputJson, "/input.json"],
        [resultJson, "/result.json"],
        [csv, "/file.csv"],
      ] as const)
        expect((await somebody.get(loader, `/business-cases/${id}${path}`, { id })).status, path).toBe(404);
      expect((await somebody.post(save, `/business-cases/${id}/edit`, { ...TYPED, version: "1" }, { id })).status).toBe(
        404,
      );
      expect((await somebody.get(compare, `/business-cases/compare?a=${id}.1&b=${id}.1`)).status).toBe(404);
    }
    expect((await other.get(list, "/business-cases")).data).toMatchObject({ list: { cases: [] } });
  });

  it("asks for a version that there is not, or is no number", async () => {
    const { who, made } = await atBusinessCases();
    const id = await made();
    for (const query of ["?version=2", "?version=0", "?version=one"])
      expect((await who.get(read, `/business-cases/${id}${query}`, { id })).status, query).toBe(404);
  });
});

describe("a worked example", () => {
  it("opens with what is known and what is not, and begins a form with it", async () => {
    const { who } = await atBusinessCases();
    expect((await who.get(example, "/business-cases/examples/essex", { code: "essex" })).status).toBe(200);
    expect((await who.get(example, "/business-cases/examples/nowhere", { code: "nowhere" })).status).toBe(404);
    const { typed } = (await who.get(begin, `${NEW}?like=west-cheshire`)).data as {
      typed: { outcomes: { population: string; source: string }[]; comparator: string };
    };
    expect(typed).toMatchObject({ comparator: "none", outcomes: [{ population: "1180", impact: "" }] });
    expect((await who.get(begin, `${NEW}?like=nowhere`)).status).toBe(404);
  });
});
