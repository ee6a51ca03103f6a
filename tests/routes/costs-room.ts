// What the tests of the pages of costs share: who is at a screen, and a price that waits.
import { expect } from "vitest";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import type { CataloguePage } from "#app/queries/report-catalogue.ts";
import { loader as costs } from "#app/routes/costs/costs.tsx";
import { action as propose } from "#app/routes/costs/new-price.tsx";
import { aDesk } from "../commands/case-steps.ts";
import { aBrowser, type Browser } from "./case-pages.ts";

export const CONTRACT = {
  how: "contract",
  contract: "£250,000",
  cases: "351",
  year: "2025-26",
  source: "Contract 12, finance ledger",
  grade: "2",
  band: "risk-reduction",
  bearer: "council-pcc",
  from: "",
  because: "The contract of this year",
};
export const idva = { trigger: "idva" };

export async function aRoom() {
  const desk = await aDesk();
  await loadCatalogue(desk.db, { demo: false }, desk.told());
  const [finance, governance, commissioner] = await Promise.all([
    aBrowser(desk, desk.hub, "finance-lead"),
    aBrowser(desk, desk.hub, "governance-lead"),
    aBrowser(desk, desk.hub, "commissioner"),
  ]);
  return { desk, finance, governance, commissioner };
}

/** The id of the change that a redirect leads to. */
export const idOf = (location: string | null): string => location?.split("/").at(-1) ?? "";
export const pageOf = async (browser: Browser) => (await browser.get(costs)).payload.page as CataloguePage;

export async function proposed(finance: Browser): Promise<{ id: string }> {
  const sent = await finance.post(propose, CONTRACT, idva);
  expect(sent.status).toBe(303);
  return { id: idOf(sent.location) };
}
