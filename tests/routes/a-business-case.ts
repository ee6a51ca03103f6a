// A business case at its form, and somebody who makes, reads and signs one.
import { expect } from "vitest";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { loader as read } from "#app/routes/business-case/business-case.tsx";
import { action as make } from "#app/routes/business-case/new.tsx";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { visitor, type Answered } from "./visitor.ts";

export const NEW = "/business-cases/new";

/** A form that is right: ten people each of whom one in two is helped, at £100. */
export const TYPED = {
  intent: "save",
  name: "Invented",
  baseYear: "2024-25",
  years: "2",
  discountRate: "0",
  discountFirstYear: "no",
  vintage: "HMT March 2026",
  comparator: "none",
  comparatorGrade: "",
  comparatorWords: "",
  note: "",
  "costs.0.bearer": "hub",
  "costs.0.year": "0",
  "costs.0.pence": "1,000.50",
  "costs.0.priceYear": "2024-25",
  "costs.0.grade": "1",
  "costs.0.source": "An invented contract",
  "outcomes.0.name": "Fewer repeats",
  "outcomes.0.population": "1,000",
  "outcomes.0.affected": "12.5",
  "outcomes.0.engaged": "40%",
  "outcomes.0.retained": "100",
  "outcomes.0.impact": "30",
  "outcomes.0.deadweight": "10",
  "outcomes.0.deadweightMode": "points",
  "outcomes.0.lagYears": "0",
  "outcomes.0.dropOff": "0",
  "outcomes.0.grade": "1",
  "outcomes.0.source": "An invented count",
  "outcomes.0.costableAs.0.bearer": "police",
  "outcomes.0.costableAs.0.kind": "fiscal",
  "outcomes.0.costableAs.0.pencePerYear": "£100",
  "outcomes.0.costableAs.0.priceYear": "2024-25",
  "outcomes.0.costableAs.0.cashable": "50",
  "outcomes.0.costableAs.0.source": "An invented list",
  "outcomes.0.costableAs.0.price": "",
} as const;

export const ASSUMED = {
  comparator: "assumption",
  comparatorGrade: "6",
  comparatorWords: "Half would have come anyway.",
};

interface Sent {
  readonly typed: { readonly outcomes: readonly { readonly lines: readonly unknown[] }[]; readonly costs: unknown[] };
  readonly errors: readonly { readonly field?: string; readonly message: string }[];
  readonly stale?: readonly { readonly label: string; readonly yours: string; readonly theirs: string }[] | null;
}
export const sentOf = (answer: Answered) => answer.data as Sent;
export const fieldsOf = (answer: Answered) => sentOf(answer).errors.map(({ field }) => field);

interface Page {
  readonly saved: { readonly number: number; readonly version: { readonly input: unknown } };
  readonly shown: {
    readonly locked: boolean;
    readonly columns: { readonly cashable: number };
    readonly result: { readonly benefitCostRatio: number | null; readonly netUnits: Record<string, number> };
  };
  readonly maySign: boolean;
}

/** A commissioner and a finance lead of one area, with the price catalogue loaded. */
export async function atBusinessCases() {
  const db = await freshDb();
  const hub = await aHub(db);
  await loadCatalogue(db, { demo: false }, { by: actorOf(hub, "administrator"), at: MONDAY });
  const who = await visitor(db, hub, "commissioner");
  const finance = await visitor(db, hub, "finance-lead");
  const made = async (changes: Readonly<Record<string, string>> = {}): Promise<string> => {
    const answer = await who.post(make, NEW, { ...TYPED, ...changes });
    expect(answer.status, JSON.stringify(answer.data)).toBe(303);
    return /\/business-cases\/(\w{26})$/.exec(answer.location ?? "")?.[1] ?? "";
  };
  const page = async (id: string, { visit = who, query = "" } = {}) =>
    (await visit.get(read, `/business-cases/${id}${query}`, { id })).data as Page;
  return { db, hub, who, finance, made, page };
}
