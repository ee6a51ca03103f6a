import { describe, expect, it } from "vitest";
import { loader as band } from "#app/routes/costs/band.tsx";
import { action as decide, loader as change } from "#app/routes/costs/change.tsx";
import { loader as changes } from "#app/routes/costs/changes.tsx";
import { loader as costs } from "#app/routes/costs/costs.tsx";
import { loader as choose } from "#app/routes/costs/new.tsx";
import { action as propose, loader as newPrice } from "#app/routes/costs/new-price.tsx";
import { penceOf } from "#app/routes/costs/read-price.ts";
import { newId } from "#db/ids.ts";
import { inTransaction } from "#db/connection.ts";
import { insertRelease } from "#db/report-release.ts";
import { MONDAY } from "../factories.ts";
import { aRoom, CONTRACT, idOf, idva, pageOf, proposed } from "./costs-room.ts";

interface Sent {
  readonly errors: readonly { readonly field?: string; readonly message: string }[];
  readonly typed: Readonly<Record<string, string>>;
}

describe("the page of costs", () => {
  it("says of each price what it is of, its year, list, code, source, licence and grade, and that it is old", async () => {
    const { finance } = await aRoom();
    const { priced } = await pageOf(finance);
    expect(priced.length).toBeGreaterThan(15);
    for (const { price } of priced) {
      expect(price?.priceYear).toMatch(/^\d{4}-\d{2}$/);
      expect([1, 2, 3, 4, 5, 6]).toContain(price?.grade);
      for (const word of [price?.source, price?.licence, price?.version, price?.code, price?.unit])
        expect(word).not.toBe("");
    }
    const old = priced.filter(({ price }) => price?.old).map(({ price }) => price?.version);
    expect(new Set(old)).toEqual(new Set(["UCD 1.4"]));
    expect(priced.find(({ trigger }) => trigger === "ae-attendance")?.price).toMatchObject({
      pence: 28_000,
      old: false,
    });
  });

  it("names what has no price yet, and takes the share from what is frozen alone", async () => {
    const { desk, finance } = await aRoom();
    const before = await pageOf(finance);
    expect(before.unpriced.map(({ trigger }) => trigger)).toEqual(
      expect.arrayContaining(["idva", "marac-referral", "refuge", "sanctuary", "outreach", "behaviour-change"]),
    );
    expect(before.missing).toBeNull();
    const words =
      "Not in these figures, because nobody has given their price yet: Refuge. That was 40% of the actions.";
    await inTransaction(desk.db, (trx) =>
      insertRelease(trx, {
        id: newId(),
        report: "reaction-and-prevention",
        area: desk.hub.area,
        period: "2025Q4",
        number: 1,
        status: "frozen",
        columns: "[]",
        rows: "[]",
        notes: JSON.stringify(["Pounds.", words]),
        people_digest: "one",
        most_hidden: 7,
        count_step: 5,
        told_in: "2025Q4",
        made_at: MONDAY,
        by: null,
      }),
    );
    expect((await pageOf(finance)).missing?.words).toBe(words);
  });

  it("is the finance lead's and the information governance lead's, and only one of them may propose", async () => {
    const { finance, governance, commissioner } = await aRoom();
    expect((await finance.get(costs)).payload.mayChange).toBe(true);
    expect((await governance.get(costs)).payload.mayChange).toBe(false);
    for (const page of [choose, newPrice, band])
      expect((await governance.get(page, { trigger: "arrest" })).status).toBe(404);
    expect((await governance.post(propose, CONTRACT, idva)).status).toBe(404);
    for (const page of [costs, changes]) expect((await commissioner.get(page)).status).toBe(404);
  });
});

describe("a new price", () => {
  it("is a contract's value divided by its cases, with the workings in its source, once a second person approved it", async () => {
    const { finance, governance } = await aRoom();
    const { id } = await proposed(finance);
    expect((await pageOf(finance)).waiting).toBe(1);
    const seen = await governance.get(change, { id });
    expect(seen.payload).toMatchObject({
      mayDecide: true,
      change: {
        name: "Independent domestic violence advisor",
        own: false,
        rule: { because: "The contract of this year", fromDay: "2026-03-02" },
        prices: [{ pence: 71_225, unit: "per case", source: "Contract 12, finance ledger: £250,000 for 351 cases" }],
      },
    });
    const sent = await governance.post(decide, { decision: "approve", words: "", version: "1" }, { id });
    expect([sent.status, sent.location]).toEqual([303, "/costs/changes"]);
    const page = await pageOf(finance);
    expect(page.waiting).toBe(0);
    expect(page.priced.find(({ trigger }) => trigger === "idva")?.price).toMatchObject({ pence: 71_225, own: true });
    expect((await governance.get(change, { id })).payload).toMatchObject({ mayDecide: false, waits: false });
  });

  it("may be a price of the catalogue, or a price for each, from a day to come", async () => {
    const { finance, governance } = await aRoom();
    const published = {
      ...CONTRACT,
      how: "published",
      version: "UCD 1.4",
      code: "CR7.1",
      from: "1 April 2026",
      band: "reactive",
    };
    const each = { ...CONTRACT, how: "unit", price: "640", unit: "Per week" };
    for (const [form, trigger] of [
      [published, "arrest"],
      [each, "refuge"],
    ] as const) {
      const { location } = await finance.post(propose, form, { trigger });
      await governance.post(decide, { decision: "approve", words: "", version: "1" }, { id: idOf(location) });
    }
    const { priced } = await pageOf(finance);
    expect(priced.find(({ trigger }) => trigger === "arrest")).toMatchObject({
      price: { code: "CR7.0" },
      coming: [{ code: "CR7.1", from: "2026-04-01" }],
    });
    expect(priced.find(({ trigger }) => trigger === "refuge")?.price).toMatchObject({
      pence: 64_000,
      unit: "per week",
    });
  });

  it("that is wrong is said at its field, with everything typed still there", async () => {
    const { finance } = await aRoom();
    const wrongs: readonly [Record<string, string>, string][] = [
      [{ how: "" }, "how"],
      [{ contract: "a lot" }, "contract"],
      [{ contract: "-5" }, "contract"],
      [{ contract: "10", cases: "100000" }, "contract"],
      [{ cases: "0" }, "cases"],
      [{ cases: "1.5" }, "cases"],
      [{ how: "unit", price: "", unit: "per case" }, "price"],
      [{ how: "unit", price: "500", unit: "case" }, "unit"],
      [{ how: "unit", price: "500000", unit: "per hour" }, "price"],
      [{ how: "published", version: "", code: "CR7.1" }, "version"],
      [{ how: "published", version: "UCD 1.4", code: "none such" }, "code"],
      [{ year: "2026" }, "year"],
      [{ year: "1955-56" }, "year"],
      [{ source: "" }, "source"],
      [{ grade: "7" }, "grade"],
      [{ band: "hub line" }, "band"],
      [{ bearer: "somebody" }, "bearer"],
      [{ from: "soon" }, "from"],
      [{ from: "1 March 2020" }, "from"],
      [{ because: "" }, "because"],
      [{ because: "x".repeat(501) }, "because"],
    ];
    for (const [changed, field] of wrongs) {
      const form = { ...CONTRACT, ...changed };
      const { status, payload } = await finance.post(propose, form, idva);
      const { errors, typed } = payload as unknown as Sent;
      expect([changed, status, errors.map((error) => error.field)]).toEqual([changed, 422, [field]]);
      expect(typed).toMatchObject(form);
    }
    expect((await pageOf(finance)).waiting).toBe(0);
  });

  it("for what has none is a page that is not there", async () => {
    const { finance } = await aRoom();
    for (const trigger of ["safety-plan", "nonsense", ""])
      expect((await finance.get(newPrice, { trigger })).status).toBe(404);
    expect((await finance.post(propose, CONTRACT, { trigger: "safety-plan" })).status).toBe(404);
    expect((await finance.get(band, idva)).status).toBe(404);
  });

  it("begins with the band and bearer that are usual, and this financial year", async () => {
    const { finance } = await aRoom();
    expect((await finance.get(newPrice, idva)).payload.page).toMatchObject({
      usual: { band: "risk-reduction", bearer: "council-pcc" },
      thisYear: "2025-26",
      price: null,
    });
  });

  it.each([
    ["250000", 25_000_000],
    ["£1,234.5", 123_450],
    ["12,34", null],
    ["0", null],
    ["1e3", null],
    ["", null],
  ])("of %s is %s pence", (text, pence) => expect(penceOf(text)).toBe(pence));
});
