import type { QuarterExport } from "../export/quarter-export.ts";
import type { Picture } from "../pictures/picture.ts";

/** What the thread that draws can be asked for: an SVG, or the PDF of a quarter. */
export type Work =
  { readonly kind: "picture"; readonly picture: Picture } | { readonly kind: "pdf"; readonly quarter: QuarterExport };
