import { Button } from "../../components/govuk/button.tsx";
import { Details } from "../../components/govuk/details.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor } from "../../components/summary-of-errors.tsx";
import { paths } from "../../paths.ts";
import type { ReturnPage } from "../../queries/report-return.ts";
import type { Sent } from "./return-shown.tsx";

interface Props {
  readonly page: ReturnPage;
  readonly formKey: string;
  readonly sent: Sent | undefined;
}

const FIELDS = [
  { name: "name", label: "Who gets it", hint: "The name of one person", inputType: "text" },
  { name: "organisation", label: "Whom they work for", hint: undefined, inputType: "text" },
  {
    name: "email",
    label: "Their e-mail address at work",
    hint: "To be written down: nothing is sent",
    inputType: "email",
  },
] as const;

/** To whom this goes and what for. */
export function ReleaseForm({ page, formKey, sent }: Props) {
  const own = sent?.step === "release" ? sent : undefined;
  return (
    <form method="post" action={paths.return(page.id)} noValidate autoComplete="off" className="hub-no-print">
      <h2 className="govuk-heading-l" id="release">
        Release it to somebody
      </h2>
      <HiddenFields fields={{ key: own?.key || `${formKey}-release`, step: "release" }} />
      {FIELDS.map(({ name, label, hint, inputType }) => (
        <Input
          key={name}
          name={name}
          label={{ text: label }}
          hint={hint}
          type={inputType}
          value={own?.typed[name]}
          autocomplete="off"
          classes="govuk-!-width-two-thirds"
          errorMessage={errorFor(own?.errors, name)}
        />
      ))}
      <Textarea
        name="purpose"
        label="What they need it for"
        hint="For example: the national quarterly collection"
        rows={2}
        value={own?.typed.purpose}
        autocomplete="off"
        errorMessage={errorFor(own?.errors, "purpose")}
      />
      <Button preventDoubleClick>Release it</Button>
    </form>
  );
}

/** No longer to be used. */
export function WithdrawForm({ page, formKey, sent }: Props) {
  const own = sent?.step === "withdraw" ? sent : undefined;
  return (
    <Details summary="Withdraw this number" open={own !== undefined} classes="hub-no-print govuk-!-margin-top-6">
      <form method="post" action={paths.return(page.id)} noValidate autoComplete="off">
        <p className="govuk-body">
          It stays as it is, with everything that was written down, and its files are given out no more. Tell those to
          whom it went yourself.
        </p>
        <HiddenFields fields={{ key: own?.key || `${formKey}-withdraw`, step: "withdraw" }} />
        <Textarea
          name="why"
          label="Why?"
          rows={2}
          value={own?.typed.why}
          autocomplete="off"
          errorMessage={errorFor(own?.errors, "why")}
        />
        <Button classes="govuk-button--warning" preventDoubleClick>
          Withdraw it
        </Button>
      </form>
    </Details>
  );
}
