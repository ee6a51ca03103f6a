import { InsetText } from "../../components/govuk/inset-text.tsx";
import type { ReportRow } from "../../reports/report.ts";

/** Says plainly that there is nothing to read off the tables, when that is so. */
export function Shows({ total, words }: { readonly total: ReportRow | undefined; readonly words: string }) {
  if (total?.cases === 0)
    return (
      <InsetText>
        Nobody is in this report for {words}. The tables have their usual lines, all of them nought.
      </InsetText>
    );
  if (typeof total?.cases === "string")
    return (
      <InsetText>
        Somebody is in this report for {words}, but too few people to show any of it: a number would tell of somebody’s
        life.
      </InsetText>
    );
  return null;
}
