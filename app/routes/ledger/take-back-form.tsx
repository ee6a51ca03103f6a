import { CONTRA_REASONS, CONTRA_REASON_WORDS } from "#machines/contra-reasons.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";
import type { Path } from "../../paths.ts";

interface Props {
  readonly hidden: { readonly key: string };
  readonly action: Path;
  readonly typed: { readonly entry: string; readonly reason: string } | undefined;
  readonly errors: readonly FieldError[] | undefined;
}

/** One wrong entry, by its number, and what is wrong with it. */
export function TakeBackForm({ hidden, action, typed, errors }: Props) {
  const [entryError, reasonError] = [errorFor(errors, "entry"), errorFor(errors, "reason")];
  return (
    <form method="post" action={action} noValidate>
      <h2 className="govuk-heading-m">Take a wrong entry back</h2>
      <HiddenFields fields={hidden} />
      <Input
        name="entry"
        label={{ text: "Number of the entry" }}
        hint={{ text: "The first column. The entry stays; another one takes it back, and the totals follow." }}
        value={typed?.entry}
        inputmode="numeric"
        classes="govuk-input--width-5"
        {...(entryError ? { errorMessage: { text: entryError } } : {})}
      />
      <Radios
        name="reason"
        fieldset={{ legend: { text: "What is wrong with it?" } }}
        value={typed?.reason}
        items={CONTRA_REASONS.map((reason) => ({ value: reason, text: CONTRA_REASON_WORDS[reason] }))}
        {...(reasonError ? { errorMessage: { text: reasonError } } : {})}
      />
      <Button preventDoubleClick>Take it back</Button>
    </form>
  );
}
