import { EmptyState } from "../../components/empty-state.tsx";
import type { ReportPage } from "../../queries/report-page.ts";

/** Says why there is nothing to read. */
export function NotFrozen({ page: { choices, words } }: { readonly page: ReportPage }) {
  if (choices.length === 0)
    return (
      <EmptyState title="No quarter of this report is frozen yet.">
        The first is made once a calendar quarter has ended, by itself and usually within a minute. Until then there is
        nothing to read here.
      </EmptyState>
    );
  return (
    <EmptyState title={`${words} is not frozen.`}>
      A quarter is frozen once it has ended. Choose one of the quarters above.
    </EmptyState>
  );
}
