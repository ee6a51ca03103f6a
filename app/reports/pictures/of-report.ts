import { bandsPicture } from "./bands.ts";
import { barsPicture } from "./bars.ts";
import { columnsPicture } from "./columns.ts";
import { curvePicture } from "./curve.ts";
import { flowPicture } from "./flow.ts";
import type { Picture, Pictured, Size } from "./picture.ts";
import { stepsPicture } from "./steps.ts";

/** The picture of a report's frozen releases. Null when nothing is frozen, or there is nothing in it that could be drawn. */
export function reportPicture(page: Pictured, size: Size = "wide"): Picture | null {
  if (page.releases.length === 0) return null;
  switch (page.picture) {
    case "bands":
      return bandsPicture(page, size);
    case "bars":
      return barsPicture(page, size);
    case "columns":
      return columnsPicture(page, size);
    case "flow":
      return page.name === "journey" ? stepsPicture(page, size) : flowPicture(page, size);
    case "curve":
      return curvePicture(page, size);
    case "none":
      return null;
  }
}
