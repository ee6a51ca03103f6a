import { TOLD_HOW_WORDS } from "#machines/action-words.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";
import { Timeline } from "../timeline.tsx";

export interface ShownTelling {
  at: string;
  how: string;
  whom: string | null;
  reference: string | null;
  by: string | null;
}

/** Every time the owner was told: how, whom, their reference. */
export function Tellings({ tellings }: { tellings: readonly ShownTelling[] }) {
  if (tellings.length === 0) return null;
  return (
    <section aria-labelledby="tellings">
      <h2 className="govuk-heading-m" id="tellings">
        Already told
      </h2>
      <Timeline
        headingLevel={3}
        items={tellings.map(({ at, how, whom, reference, by }) => ({
          label: how,
          byline: by,
          at,
          description: (
            <>
              {whom !== null && <p className="govuk-body">{whom}</p>}
              {reference !== null && <p className="govuk-body">Their reference: {reference}</p>}
            </>
          ),
        }))}
      />
    </section>
  );
}

interface TellAgainProps {
  address: string;
  formKey: string;
  typed: Readonly<Record<string, string | string[]>>;
  errors: readonly FieldError[];
}

/** That they were told once more, by another way or to somebody else. */
export function TellAgain({ address, formKey, typed, errors }: TellAgainProps) {
  const value = (name: string) => [typed[name] ?? ""].flat()[0] || undefined;
  return (
    <Details summary="We told them again" open={value("intent") === "tell-again" || undefined}>
      <form method="post" action={address} noValidate>
        <HiddenFields fields={{ key: `${formKey}-again`, intent: "tell-again" }} />
        <Radios
          name="againHow"
          fieldset={{ legend: { text: "How were they told?", classes: "govuk-fieldset__legend--s" } }}
          classes="govuk-radios--small"
          value={value("againHow")}
          errorMessage={errorFor(errors, "againHow")}
          items={Object.entries(TOLD_HOW_WORDS)
            .filter(([how]) => how !== "in-hub")
            .map(([how, text]) => ({ value: how, text }))}
        />
        <Input
          name="againWhom"
          label="With whom did you speak, or to whom did you write?"
          autocomplete="off"
          value={value("againWhom")}
          errorMessage={errorFor(errors, "againWhom")}
        />
        <Input
          name="againReference"
          label="Their reference, if they gave one"
          classes="govuk-input--width-20"
          autocomplete="off"
          value={value("againReference")}
          errorMessage={errorFor(errors, "againReference")}
        />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Save that they were told
        </Button>
      </form>
    </Details>
  );
}
