// All that the files of a quarter are made of. Plain data, and nothing that is not on the reports' pages.
import type { ReportPage } from "../../queries/report-page.ts";

/** The frozen reports of one quarter of an area, in the order in which they are listed. */
export interface QuarterExport {
  readonly area: { readonly code: string; readonly name: string };
  readonly quarter: string;
  /** `January to March 2026`. */
  readonly words: string;
  readonly pages: readonly ReportPage[];
  /** The titles of the reports that are not frozen for this quarter. */
  readonly missing: readonly string[];
}

/** When the last of its releases was frozen: what the files give as their own time, so that they are the same each time. */
export const frozenAt = ({ pages }: Pick<QuarterExport, "pages">): Date =>
  new Date(Math.max(0, ...pages.map((page) => Date.parse(page.releases.at(-1)?.frozenAt ?? "1970-01-01"))));
