import { paths } from "../../paths.ts";
import { Button } from "../govuk/button.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";

interface SwitchFormProps {
  version: string;
  formKey: string;
  typed: { when: string; day: string; time: string } | undefined;
  errors: readonly FieldError[] | undefined;
}

/** Switches a version on, from now or from a time to come. */
export function SwitchForm({ version, formKey, typed, errors }: SwitchFormProps) {
  return (
    <form method="post" action={paths.protocolVersion(version)} noValidate>
      <HiddenFields fields={{ key: `${formKey}-switch`, intent: "switch" }} />
      <h2 className="govuk-heading-m">Switch it on</h2>
      <p className="govuk-body">
        Whoever is triaged after that is triaged by it. Cases that are open keep the version they have until they are
        assessed again. It cannot be switched off: another version takes its place.
      </p>
      <Radios
        name="when"
        fieldset={{ legend: { text: "From when?", classes: "govuk-fieldset__legend--s" } }}
        errorMessage={errorFor(errors, "when")}
        value={typed?.when}
        items={[
          { value: "now", text: "From now" },
          {
            value: "later",
            text: "From a time to come",
            conditional: (
              <>
                <Input
                  name="day"
                  label="Day"
                  hint="For example, 1 April 2027"
                  classes="govuk-input--width-10"
                  value={typed?.day}
                  errorMessage={errorFor(errors, "day")}
                />
                <Input
                  name="time"
                  label="Time in London"
                  hint="For example, 09:00"
                  classes="govuk-input--width-5"
                  value={typed?.time ?? "00:00"}
                  errorMessage={errorFor(errors, "time")}
                />
              </>
            ),
          },
        ]}
      />
      <Button preventDoubleClick>Switch it on</Button>
    </form>
  );
}
