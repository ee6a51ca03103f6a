// What one person proposes to change in the catalogue of prices, and a second one approves or refuses.
import type { Band, Bearer } from "./money-words.ts";
import type { Day } from "./time.ts";

export const CHANGE_KINDS = ["import", "deflator", "price", "rule"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  import: "A list of prices",
  deflator: "A price index",
  price: "A price of the area’s own",
  rule: "What prices it, or its band",
};

export const CHANGE_STATUSES = ["proposed", "approved", "refused"] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

export const CHANGE_STATUS_WORDS: Readonly<Record<ChangeStatus, string>> = {
  proposed: "Waiting for a second person",
  approved: "Approved",
  refused: "Refused",
};

/** A price as it would be stored. */
export interface CataloguePrice {
  readonly version: string;
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  readonly pence: number;
  /** Financial year, `2013-14`. */
  readonly priceYear: string;
  readonly bearer: Bearer;
  readonly band: Band;
  readonly source: string;
  readonly licence: string;
  /** Evidence grade 1 (audited) to 6 (judgement, or more than five years old). */
  readonly grade: number;
  /** The code of the bundle it is a part of, where the code itself does not say so. */
  readonly bundle: string | null;
}

/** One year of a price index. */
export interface IndexYear {
  readonly fy: string;
  readonly index: number;
  readonly status: "outturn" | "forecast";
}

/** Which price prices a trigger from a day on, in which band and for whom. */
export interface RuleChange {
  /** A pathway, or the kind of an event. */
  readonly trigger: string;
  readonly band: Band;
  readonly bearer: Bearer;
  readonly fromDay: Day;
  /** Why, in the words of whoever proposes it. */
  readonly because: string;
}

/** Its content, by kind. A price of the area's own gets its version when it is approved. */
export type ChangePayload =
  | { readonly kind: "import"; readonly prices: readonly CataloguePrice[] }
  | { readonly kind: "deflator"; readonly vintage: string; readonly years: readonly IndexYear[] }
  | { readonly kind: "price"; readonly price: Omit<CataloguePrice, "version" | "code">; readonly rule: RuleChange }
  | { readonly kind: "rule"; readonly version: string; readonly code: string; readonly rule: RuleChange };

/** The area of a change that is everybody's. */
export const EVERYWHERE = "*";

/** Said to whoever would decide about what they proposed. */
export const YOUR_OWN = "You proposed this yourself: a second person decides.";
