import { describe, expect, it } from "vitest";
import { loader as list } from "#app/routes/business-case/business-cases.tsx";
import { action as save, loader as edit } from "#app/routes/business-case/edit.tsx";
import { action as make, loader as begin } from "#app/routes/business-case/new.tsx";
import { atBusinessCases, fieldsOf, NEW, sentOf, TYPED } from "./a-business-case.ts";

describe("a new business case", () => {
  it("begins with published prices, each with its source, year, version and grade, and with no share guessed", async () => {
    const { who } = await atBusinessCases();
    const { start, typed } = (await who.get(begin, NEW)).data as {
      start: { prices: { source: string; priceYear: string }[]; vintages: string[] };
      typed: { outcomes: { impact: string; population: string; lines: { source: string }[] }[] };
    };
    expect(start.vintages).toEqual(["HMT March 2026"]);
    for (const { source, priceYear } of start.prices) expect(source).toContain(`${priceYear} prices; evidence grade`);
    expect(typed.outcomes[0]).toMatchObject({ impact: "", population: "" });
    expect(typed.outcomes[0]?.lines.map(({ source }) => /UCD 1\.4, CR2\.0\.\d/.test(source))).toEqual(
      Array.from({ length: 5 }, () => true),
    );
  });

  it("is saved from shares per cent and money in pounds, exactly", async () => {
    const { made, page } = await atBusinessCases();
    const id = await made();
    const { saved, shown } = await page(id);
    expect(saved.version.input).toMatchObject({
      discountRate: 0,
      costs: [{ pence: 100_050, year: 0, bearer: "hub" }],
      outcomes: [{ population: 1000, affected: 0.125, engaged: 0.4, retained: 1, impact: 0.3, deadweight: 0.1 }],
    });
    expect(shown.result.netUnits).toEqual({ "Fewer repeats": 10 });
  });

  it("with something wrong says so at each field, and keeps everything typed", async () => {
    const { who } = await atBusinessCases();
    const wrong = {
      ...TYPED,
      name: "",
      discountRate: "-1",
      "outcomes.0.affected": "101",
      "outcomes.0.grade": "7",
      "outcomes.0.source": " ",
      "costs.0.pence": "a lot",
      "costs.0.priceYear": "1950-51",
    };
    const answer = await who.post(make, NEW, wrong);
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toEqual([
      "name",
      "discountRate",
      "costs.0.pence",
      "outcomes.0.affected",
      "outcomes.0.grade",
    ]);
    expect(answer.text).toContain("a lot");
    expect(answer.text).toContain("Outcome 1: give how many are affected as a percentage from 0 to 100");
    const later = await who.post(make, NEW, { ...TYPED, "outcomes.0.source": " ", "costs.0.source": "" });
    expect(fieldsOf(later)).toEqual(["outcomes.0.source", "costs.0.source"]);
    const year = await who.post(make, NEW, { ...TYPED, "costs.0.priceYear": "1950-51" });
    expect(sentOf(year).errors).toEqual([
      { field: "costs.0.priceYear", message: expect.stringContaining("1950-51") as string },
    ]);
  });

  it("with a price index that there is not asks for one, once", async () => {
    const { who } = await atBusinessCases();
    const answer = await who.post(make, NEW, { ...TYPED, vintage: "" });
    expect(sentOf(answer).errors).toEqual([{ field: "vintage", message: "Choose a price index." }]);
  });

  it("takes no hidden characters and no two answers to one question", async () => {
    const { who } = await atBusinessCases();
    expect(fieldsOf(await who.post(make, NEW, { ...TYPED, note: "a\u202Eb" }))).toEqual(["note"]);
    const twice = new FormData();
    for (const [name, value] of Object.entries(TYPED)) twice.append(name, value);
    twice.append("years", "3");
    expect(fieldsOf(await who.post(make, NEW, twice))).toEqual(["years"]);
  });

  it("is the same when its form is sent twice", async () => {
    const { who } = await atBusinessCases();
    const form = { ...TYPED, key: "one-and-the-same" };
    const [first, second] = [await who.post(make, NEW, form), await who.post(make, NEW, form)];
    expect([first.status, second.location]).toEqual([303, first.location]);
  });
});

describe("without scripts", () => {
  it("another outcome, cost or value is added and taken out; nothing is saved and nothing is lost", async () => {
    const { who } = await atBusinessCases();
    const press = async (intent: string, more: Readonly<Record<string, string>> = {}) => {
      const answer = await who.post(make, NEW, { ...TYPED, intent, ...more });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain("1,000.50");
      const { outcomes, costs } = sentOf(answer).typed;
      return [outcomes.length, outcomes[0]?.lines.length, costs.length];
    };
    expect(await press("add-outcome")).toEqual([2, 1, 1]);
    expect(await press("add-cost")).toEqual([1, 1, 2]);
    expect(await press("add-line.0")).toEqual([1, 2, 1]);
    expect(await press("remove-line.0.0")).toEqual([1, 0, 1]);
    expect(await press("remove-outcome.0")).toEqual([0, undefined, 1]);
    expect((await who.get(list, "/business-cases")).data).toMatchObject({ list: { cases: [] } });
  });

  it("a price of the catalogue comes with its source; without one picked the form says so", async () => {
    const { who } = await atBusinessCases();
    const intent = "add-price.0";
    const answer = await who.post(make, NEW, { ...TYPED, intent, "outcomes.0.pick": "UCD 1.4|CR2.0.3" });
    expect(sentOf(answer).typed.outcomes[0]?.lines[1]).toMatchObject({
      bearer: "police",
      pencePerYear: "415",
      priceYear: "2008-09",
      cashable: "0",
      source: expect.stringContaining("CR2.0.3") as string,
    });
    const none = await who.post(make, NEW, { ...TYPED, intent, "outcomes.0.pick": "" });
    expect([none.status, fieldsOf(none)]).toEqual([422, ["outcomes.0.pick"]]);
  });
});

describe("a later version", () => {
  it("starts from the one that stands, as it would be typed", async () => {
    const { who, made } = await atBusinessCases();
    const id = await made();
    const { typed } = (await who.get(edit, `/business-cases/${id}/edit`, { id })).data as {
      typed: { outcomes: Record<string, string>[]; costs: Record<string, string>[] };
    };
    expect(typed.outcomes[0]).toMatchObject({ affected: "12.5", engaged: "40", population: "1000" });
    expect(typed.costs[0]).toMatchObject({ pence: "1000.50", source: "An invented contract" });
  });

  it("that was made from an earlier one is a conflict: both stand side by side, and everything typed is there", async () => {
    const { who, finance, made, page } = await atBusinessCases();
    const id = await made();
    const path = `/business-cases/${id}/edit`;
    await finance.post(save, path, { ...TYPED, "outcomes.0.impact": "50", version: "1" }, { id });
    const answer = await who.post(save, path, { ...TYPED, "outcomes.0.impact": "20", version: "1" }, { id });
    expect(answer.status).toBe(409);
    expect(sentOf(answer).stale).toContainEqual({ label: "Outcome 1: impact", theirs: "50%", yours: "20%" });
    expect(answer.text).toContain("1,000.50");
    expect((await page(id)).saved.number).toBe(2);
    const again = await who.post(save, path, { ...TYPED, "outcomes.0.impact": "20", version: "2" }, { id });
    expect(again.status).toBe(303);
    expect((await page(id)).saved.number).toBe(3);
  });
});
