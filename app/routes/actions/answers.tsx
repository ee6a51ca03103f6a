// The forms with which a partner answers: each step that the rules accept now is one form, and each can be sent alone.
import type { ReactNode } from "react";
import { FEELS_SAFER_WORDS, OUTCOME_WORDS } from "#machines/action-words.ts";
import { CANNOT_WORDS, DONE_OUTCOMES, NOT_TAKEN_UP_OUTCOMES } from "#machines/partner-words.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Details } from "../../components/govuk/details.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";
import { paths } from "../../paths.ts";

export interface AnswersProps {
  readonly id: string;
  readonly version: number;
  readonly formKey: string;
  readonly steps: readonly string[];
  readonly typed: Readonly<Record<string, string | string[]>>;
  readonly errors: readonly FieldError[];
  /** The answer that was asked for on the list: its form is open. */
  readonly wanted: string;
}

export function Answers(props: AnswersProps) {
  const can = new Set(props.steps);
  const began = !can.has("ACCEPTED");
  return (
    <>
      {can.has("ACCEPTED") && (
        <Step {...props} step="ACCEPTED">
          <Button preventDoubleClick>We’ll take it</Button>
        </Step>
      )}
      {can.has("STARTED") && (
        <Step {...props} step="STARTED">
          <Button preventDoubleClick>We have made first contact</Button>
        </Step>
      )}
      {can.has("DONE") && (
        <Folded {...props} step="DONE" summary="It is done">
          <Done {...props} />
        </Folded>
      )}
      {can.has("NOT_TAKEN_UP") && (
        <Folded {...props} step="NOT_TAKEN_UP" summary="It was not taken up">
          <NotTakenUp {...props} />
        </Folded>
      )}
      {can.has("DECLINED") && (
        <Folded
          {...props}
          step="DECLINED"
          open={props.wanted === "cannot"}
          summary={began ? "Hand it back (why)" : "We can’t (why)"}
        >
          <Cannot {...props} began={began} />
        </Folded>
      )}
    </>
  );
}

type StepProps = AnswersProps & { readonly step: string; readonly children: ReactNode };

function Step({ id, version, formKey, step, children }: StepProps) {
  return (
    <form method="post" action={paths.action(id)} noValidate>
      <HiddenFields fields={{ key: `${formKey}-${step.toLowerCase()}`, version, step }} />
      {children}
    </form>
  );
}

function Folded({ summary, open, ...props }: StepProps & { readonly summary: string; readonly open?: boolean }) {
  return (
    <Details summary={summary} open={open === true || props.typed["step"] === props.step || undefined}>
      <Step {...props} />
    </Details>
  );
}

const valueOf = (typed: AnswersProps["typed"], name: string): string | undefined =>
  [typed[name] ?? ""].flat()[0] || undefined;
const legend = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--s" } });

function Done({ typed, errors }: AnswersProps) {
  return (
    <>
      <Radios
        name="outcome"
        classes="govuk-radios--small"
        fieldset={legend("How did it end?")}
        value={valueOf(typed, "outcome")}
        errorMessage={errorFor(errors, "outcome")}
        items={DONE_OUTCOMES.map((value) => ({ value, text: OUTCOME_WORDS[value] }))}
      />
      <Radios
        name="feelsSafer"
        classes="govuk-radios--small"
        fieldset={legend("“Do you feel safer?”")}
        hint="Their answer, if you asked."
        value={valueOf(typed, "feelsSafer") ?? "not-asked"}
        errorMessage={errorFor(errors, "feelsSafer")}
        items={Object.entries(FEELS_SAFER_WORDS).map(([value, text]) => ({ value, text }))}
      />
      <Button preventDoubleClick>Save: it is done</Button>
    </>
  );
}

function NotTakenUp({ typed, errors }: AnswersProps) {
  return (
    <>
      <Radios
        name="howEnded"
        classes="govuk-radios--small"
        fieldset={legend("Why was it not taken up?")}
        value={valueOf(typed, "howEnded")}
        errorMessage={errorFor(errors, "howEnded")}
        items={NOT_TAKEN_UP_OUTCOMES.map((value) => ({ value, text: OUTCOME_WORDS[value] }))}
      />
      <Button preventDoubleClick>Save: not taken up</Button>
    </>
  );
}

function Cannot({ typed, errors, began }: AnswersProps & { readonly began: boolean }) {
  return (
    <>
      <Radios
        name="reason"
        classes="govuk-radios--small"
        fieldset={legend("Why can’t you?")}
        value={valueOf(typed, "reason")}
        errorMessage={errorFor(errors, "reason")}
        items={Object.entries(CANNOT_WORDS).map(([value, text]) => ({
          value,
          text,
          conditional: value === "no-space" && (
            <Input
              id="until"
              name="until"
              label="No space until which day?"
              hint="For example 12/3, or Thursday. You are not asked for this before that day."
              classes="govuk-input--width-10"
              value={valueOf(typed, "until")}
              autocomplete="off"
              errorMessage={errorFor(errors, "until")}
            />
          ),
        }))}
      />
      <Input
        id="declineNote"
        name="declineNote"
        label="Which needs, or anything else we should know"
        hint="Name nobody."
        value={valueOf(typed, "declineNote")}
        autocomplete="off"
        errorMessage={errorFor(errors, "declineNote")}
      />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        {began ? "Hand it back" : "Say that we can’t"}
      </Button>
    </>
  );
}
