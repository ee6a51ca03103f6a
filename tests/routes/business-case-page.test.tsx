// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { shownCase } from "#app/reports/business-case/shown.ts";
import type { UncheckedVersion } from "#app/reports/business-case/version.ts";
import { begunCase } from "#app/routes/business-case/begin-typed.ts";
import { CaseForm } from "#app/routes/business-case/case-form.tsx";
import { Cashable } from "#app/routes/business-case/cashable.tsx";
import { Doubt } from "#app/routes/business-case/doubt.tsx";
import { Formula, StatedNumbers } from "#app/routes/business-case/stated-numbers.tsx";
import { TornadoDrawn } from "#app/routes/business-case/tornado.tsx";
import { Lock, Totals } from "#app/routes/business-case/totals.tsx";
import { EMPTY_RANGE } from "#app/routes/business-case/typed-case.ts";
import { WhoPays } from "#app/routes/business-case/who-pays.tsx";
import { violationsIn } from "../components/axe.ts";
import { ASSUMED, checked, UNCOMPARED } from "../reports/business-case/a-version.ts";
import { OUTCOME, PLAIN } from "../reports/business-case/a-case.ts";

const words = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

function pageOf(unchecked: UncheckedVersion, signed = false): string {
  const version = checked(unchecked);
  const shown = shownCase(version, signed);
  const saved = { id: "x", number: 1, signed: signed ? { by: "Test", on: "today" } : null, own: false };
  return renderToStaticMarkup(
    <main>
      <h1>Invented</h1>
      <Lock version={version} />
      <Totals shown={shown} />
      <Cashable saved={saved} shown={shown} maySign formKey="key" />
      <WhoPays shown={shown} />
      <Doubt shown={shown} input={version.input}>
        <TornadoDrawn id="x" number={1} shown={shown} />
      </Doubt>
      <StatedNumbers version={version} />
      <Formula />
    </main>,
  );
}

describe("the page of a business case", () => {
  it("is descriptive cost only while nothing is compared, and says why", () => {
    const text = words(pageOf(UNCOMPARED));
    expect(text).toContain("Descriptive cost only.");
    expect(text).toContain("Benefit-cost ratio Locked Locked");
    expect(text).not.toContain("8.00");
  });

  it("shows the ratio beside what it rests on", () => {
    const text = words(pageOf(ASSUMED));
    expect(text).toContain("Assumed, evidence grade 6 of 6: Half would have come about anyway.");
    expect(text).toContain("Benefit-cost ratio 8.00 8.00");
  });

  it("has cash only with a signature, and three columns", () => {
    expect(words(pageOf(ASSUMED))).toMatch(/Cashable Capacity released Avoided later £0 £800 £0 .*Not signed/);
    expect(words(pageOf(ASSUMED, true))).toMatch(/£400 £400 £0 .*signed by Test on today/);
  });

  it("prints the formula, the price index, the source of each number, and that a price is old", () => {
    const old = { ...OUTCOME.costableAs[0], priceYear: "2010-11" };
    const series = [...PLAIN.series, { fy: "2010-11", index: 70 }];
    const input = { ...PLAIN, series, outcomes: [{ ...OUTCOME, costableAs: [old] }] };
    const text = words(pageOf({ ...UNCOMPARED, input }));
    for (const said of ["population × affected", "HMT March 2026", "An invented contract", "More than five years old"])
      expect(text).toContain(said);
  });

  it("says low, central and high in words, and from which ranges they are drawn", () => {
    const ranges = [{ input: "outcomes.0.impact", low: 0.1, high: 0.5, likely: 0.25 }];
    const stated = words(pageOf({ ...ASSUMED, input: { ...PLAIN, simulate: { seed: 4, runs: 200, ranges } } }));
    expect(stated).toMatch(/Low \(p5\) Central \(p50\) High \(p95\)/);
    expect(stated).toContain("From 200 runs, seed 4, in which the numbers below are drawn at once");
    expect(stated).toContain("Outcome 1: of those, for whom it works from 10% to 50%, most likely 25%");
    expect(words(pageOf(ASSUMED))).toContain("every number is drawn at once from a fifth below to a fifth above");
  });

  it("never says that anything was saved, prevented or turned round", () => {
    expect(words(pageOf(ASSUMED, true))).not.toMatch(/\b(saved|prevented|turned round)\b/i);
  });

  it("is accessible, and so is its form, with errors too", async () => {
    expect(await violationsIn(pageOf(ASSUMED))).toEqual([]);
    const prices = [
      {
        key: "Test|1",
        label: "Test price",
        unit: "per event",
        pence: 100,
        priceYear: "2024-25",
        bearer: "police",
        source: "Test list",
        bundle: null,
      } as const,
    ];
    const start = { prices, vintages: ["Test"], baseYear: "2024-25", figures: [], population: null };
    const typed = begunCase(start);
    const form = renderToStaticMarkup(
      <main>
        <h1>Invented</h1>
        <CaseForm
          typed={{
            ...typed,
            outcomes: typed.outcomes.map((one) => ({ ...one, lines: [] })),
            simulate: { seed: "", runs: "", ranges: [EMPTY_RANGE] },
          }}
          errors={[{ field: "outcomes.0.impact", message: "Outcome 1: give a percentage." }]}
          action="/business-cases/new"
          hidden={{ key: "key" }}
          prices={prices}
          vintages={["Test"]}
          named
        />
      </main>,
    );
    expect(await violationsIn(form)).toEqual([]);
  });
});
