// What the tests of the catalogue share: a finance lead, a second person, and a list with two or three prices.
import { decideCatalogueChange } from "#app/commands/decide-catalogue-change.ts";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { proposePrices } from "#app/commands/propose-prices.ts";
import type { ProposeRule } from "#app/commands/propose-rule.ts";
import { londonDay } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk, type Desk } from "./case-steps.ts";

export const TODAY = londonDay(MONDAY);
const HEAD = "code,label,unit,pence,price_fy,bearer".split(",");
export const GOOD = "A1.0,Thing,per case,5000,2019-20,Police";

/** Lines of a file with this heading, the first below it on line 2. */
export const lines = (texts: readonly string[], more: readonly string[] = []) =>
  texts.map((text, index) => {
    const cells = text.split(",");
    const named = [...HEAD, ...more].map((name, place) => [name, cells[place] ?? ""] as const);
    return { line: index + 2, cells: Object.fromEntries(named), wrong: null };
  });

export async function aRoom() {
  const desk = await aDesk();
  await loadCatalogue(desk.db, { demo: false }, desk.told());
  const finance = desk.told(MONDAY, { by: "finance-lead" });
  const second = desk.told(MONDAY, { by: "governance-lead" });
  const propose = (texts: readonly string[], more: readonly string[] = []) =>
    proposePrices(desk.db, { lines: lines(texts, more), words: { version: "List 1" } }, finance);
  return { ...desk, finance, second, propose };
}

export const approve = async ({ db }: Desk, changeId: string | null, told: ReturnType<Desk["told"]>) =>
  decideCatalogueChange(db, { changeId: changeId ?? "", version: 1, decision: "approve", words: "" }, told);

export const OWN: Extract<ProposeRule, { readonly how: "own" }> = {
  how: "own",
  trigger: "idva",
  band: "risk-reduction",
  bearer: "council-pcc",
  fromDay: TODAY,
  because: "The contract of this year",
  price: {
    label: "Advocacy contract",
    unit: "per case",
    pence: 71_250,
    priceYear: "2025-26",
    source: "Contract 12",
    licence: "The area’s own",
    grade: 2,
  },
};
