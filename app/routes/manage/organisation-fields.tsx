import { Checkboxes } from "../../components/govuk/checkboxes.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";

export interface OrganisationFieldsProps {
  readonly pathways: readonly { readonly code: string; readonly title: string }[];
  readonly name: string;
  readonly odsCode: string;
  readonly hubCode: string;
  readonly emailDomains: string;
  readonly taken: readonly string[];
  readonly errors: readonly FieldError[] | undefined;
}

export function OrganisationFields({
  pathways,
  name,
  odsCode,
  hubCode,
  emailDomains,
  taken,
  errors,
}: OrganisationFieldsProps) {
  return (
    <>
      <Input
        name="name"
        id="name"
        label="Name"
        autocomplete="off"
        value={name}
        errorMessage={errorFor(errors, "name")}
      />
      <Input
        name="odsCode"
        id="odsCode"
        label="ODS code"
        hint="Health organisations have one. Leave it empty for others."
        classes="govuk-input--width-10"
        autocomplete="off"
        spellcheck={false}
        value={odsCode}
        errorMessage={errorFor(errors, "odsCode")}
      />
      <Input
        name="hubCode"
        id="hubCode"
        label="Code from the hub"
        hint="Its people type it when they refer without a password. Health organisations use their ODS code."
        classes="govuk-input--width-10"
        autocomplete="off"
        spellcheck={false}
        value={hubCode}
        errorMessage={errorFor(errors, "hubCode")}
      />
      <Input
        name="emailDomains"
        id="emailDomains"
        label="Email domains"
        hint="Whoever has an address there can refer, after a code by email. For example example.org, with spaces between. Empty: nobody without a password."
        autocomplete="off"
        spellcheck={false}
        value={emailDomains}
        errorMessage={errorFor(errors, "emailDomains")}
      />
      <Checkboxes
        name="pathways"
        fieldset={{ legend: { text: "What it takes", classes: "govuk-fieldset__legend--s" } }}
        hint="The hub sends these to it. Tick none for one that only refers."
        classes="govuk-checkboxes--small"
        items={pathways.map(({ code, title }) => ({ value: code, text: title }))}
        values={taken}
        errorMessage={errorFor(errors, "pathways")}
      />
    </>
  );
}
