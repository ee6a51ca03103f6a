import { Button } from "../../components/govuk/button.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { paths } from "../../paths.ts";
import type { ReportPage } from "../../queries/report-page.ts";

/** A quarter among those that are frozen: there is no other choice, so there is nothing to subtract. */
export function ChooseQuarter({ page: { name, choices, quarter } }: { readonly page: ReportPage }) {
  if (choices.length < 2) return null;
  return (
    <form method="get" action={paths.report(name)} className="hub-no-print govuk-!-margin-bottom-6">
      <Select
        name="quarter"
        label={{ text: "Quarter", classes: "govuk-label--s" }}
        hint={{ text: "Its tables, and how it stands among the quarters before it." }}
        value={quarter ?? undefined}
        items={choices.map((choice) => ({ value: choice.quarter, text: choice.words }))}
      />
      <Button classes="govuk-button--secondary">Show this quarter</Button>
    </form>
  );
}
