import { paths } from "../../paths.ts";
import type { ReportPage } from "../../queries/report-page.ts";
import { reportPicture } from "../../reports/pictures/of-report.ts";
import { Drawn } from "./drawn.tsx";

/** The report's picture, of the numbers that its tables hold. */
export function Picture({ page }: { readonly page: ReportPage }) {
  const last = page.releases.at(-1);
  const [wide, narrow] = [reportPicture(page, "wide"), reportPicture(page, "narrow")];
  if (!last || !wide || !narrow) return null;
  return (
    <Drawn
      wide={wide}
      narrow={narrow}
      address={paths.reportPicture(page.name, last.quarter)}
      narrowAddress={paths.reportPictureNarrow(page.name, last.quarter)}
    />
  );
}
