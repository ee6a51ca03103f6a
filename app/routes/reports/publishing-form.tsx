import { HIDDEN_FROM_TO, STEPS } from "../../reports/publisher-limits.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import type { PublishingPage } from "../../queries/report-publishing.ts";

interface Props {
  readonly typed: { readonly mostHidden: string; readonly countStep: string };
  readonly hidden: { readonly key: string; readonly version: string | number };
  readonly errors: readonly FieldError[] | undefined;
}

/** What may be set, with its limits said before anything is typed. */
export function PublishingForm({ typed, hidden, errors }: Props) {
  const hiddenError = errorFor(errors, "mostHidden");
  const stepError = errorFor(errors, "countStep");
  return (
    <form method="post" action={paths.publishing()} noValidate>
      <HiddenFields fields={hidden} />
      <Input
        name="mostHidden"
        label={{ text: "Counts that are not shown: from 1 to" }}
        hint={{ text: `A whole number from ${HIDDEN_FROM_TO.least} to ${HIDDEN_FROM_TO.most}. Usually 7.` }}
        value={typed.mostHidden}
        inputmode="numeric"
        classes="govuk-input--width-3"
        {...(hiddenError ? { errorMessage: { text: hiddenError } } : {})}
      />
      <Select
        name="countStep"
        label={{ text: "Other counts are rounded to the nearest" }}
        value={typed.countStep}
        items={STEPS.map((step) => ({ value: String(step), text: String(step) }))}
        {...(stepError ? { errorMessage: { text: stepError } } : {})}
      />
      <Button preventDoubleClick>Set this</Button>
    </form>
  );
}

/** Every setting there was, newest first. */
export function PublishingHistory({ history }: Pick<PublishingPage, "history">) {
  if (history.length === 0)
    return <p className="govuk-body">Nobody has set anything else: what holds is what is usual.</p>;
  return (
    <WideTable
      label="What was set"
      caption="What was set"
      captionClasses="govuk-table__caption--m"
      head={["On", "By", { text: "Not shown: 1 to", format: "numeric" }, { text: "Rounded to", format: "numeric" }]}
      rows={history.map(({ on, by, mostHidden, countStep }) => [
        on,
        by,
        { text: String(mostHidden), format: "numeric" },
        { text: String(countStep), format: "numeric" },
      ])}
    />
  );
}
