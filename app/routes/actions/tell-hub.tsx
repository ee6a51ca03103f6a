import { EVENT_KINDS, EVENT_WORDS } from "#machines/cost-events.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Checkboxes } from "../../components/govuk/checkboxes.tsx";
import { Details } from "../../components/govuk/details.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";
import { paths } from "../../paths.ts";

interface TellHubProps {
  readonly id: string;
  readonly formKey: string;
  readonly maySayWhatHappened: boolean;
  readonly open: boolean;
  readonly typed: Readonly<Record<string, string | string[]>>;
  readonly errors: readonly FieldError[];
}

/** "Tell us something": words to the hub, and, for those who took it, what has happened since. */
export function TellHub({ id, formKey, maySayWhatHappened, open, typed, errors }: TellHubProps) {
  const value = (name: string) => [typed[name] ?? ""].flat()[0] || undefined;
  return (
    <>
      <h2 className="govuk-heading-m">Tell us something</h2>
      <Details summary="Write to the hub" open={open || typed["intent"] === "tell" || undefined}>
        <form method="post" action={paths.action(id)} noValidate>
          <HiddenFields fields={{ key: `${formKey}-tell`, intent: "tell" }} />
          <Textarea
            id="tellNote"
            name="tellNote"
            label="What should we know?"
            hint="Somebody at the hub reads it, within four hours, or one at high risk. In danger now: ring 999."
            rows={4}
            autocomplete="off"
            value={value("tellNote")}
            errorMessage={errorFor(errors, "tellNote")}
          />
          {maySayWhatHappened && (
            <>
              <Checkboxes
                name="happened"
                classes="govuk-checkboxes--small"
                fieldset={{
                  legend: {
                    text: "Has any of this happened since we asked you?",
                    classes: "govuk-fieldset__legend--s",
                  },
                }}
                hint="Only what you have learned has happened. On one day each is noted once, whoever tells us: if there were two, write so above."
                values={[typed["happened"] ?? []].flat()}
                errorMessage={errorFor(errors, "happened")}
                items={EVENT_KINDS.map((kind) => ({ value: kind, text: EVENT_WORDS[kind].label }))}
              />
              <Input
                name="on"
                label="On which day?"
                hint="For example 12/3, or yesterday. Empty means today."
                classes="govuk-input--width-10"
                autocomplete="off"
                value={value("on")}
                errorMessage={errorFor(errors, "on")}
              />
            </>
          )}
          <Button preventDoubleClick>Tell the hub</Button>
        </form>
      </Details>
    </>
  );
}
