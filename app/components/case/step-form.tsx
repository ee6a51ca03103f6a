import type { ReactNode } from "react";
import { DECLINE_WORDS, FEELS_SAFER_WORDS, OUTCOME_WORDS, TOLD_HOW_WORDS } from "#machines/action-words.ts";
import { Button } from "../govuk/button.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";
import type { ShownActionCard } from "./action-card.tsx";

interface StepFormProps {
  address: string;
  formKey: string;
  action: ShownActionCard;
  canBeToldInHub: boolean;
  typed: Readonly<Record<string, string | string[]>>;
  errors: readonly FieldError[];
}

interface Fields {
  value: (name: string) => string | undefined;
  error: (name: string) => string | undefined;
}

const options = (words: Readonly<Record<string, string>>) => [
  { value: "", text: "Choose" },
  ...Object.entries(words).map(([value, text]) => ({ value, text })),
];

const STEP_WORDS: Readonly<Record<string, { own: string; theirs: string }>> = {
  AGREED: { own: "They were asked, and agree", theirs: "They were asked, and agree" },
  SENT: { own: "", theirs: "Tell them" },
  ACCEPTED: { own: "", theirs: "They will take it" },
  STARTED: { own: "It has begun", theirs: "They have made first contact" },
  DONE: { own: "Done", theirs: "Done" },
  NOT_TAKEN_UP: { own: "Not taken up", theirs: "Not taken up" },
  DECLINED: { own: "", theirs: "They can't" },
  WITHDRAWN: { own: "Withdraw it", theirs: "Withdraw it" },
};

function askedFor(step: string, canBeToldInHub: boolean, { value, error }: Fields): ReactNode {
  switch (step) {
    case "SENT":
      return (
        <>
          <Radios
            name="how"
            fieldset={{ legend: { text: "How are they told?" } }}
            classes="govuk-radios--small"
            errorMessage={error("how")}
            value={value("how")}
            items={Object.entries(TOLD_HOW_WORDS)
              .filter(([how]) => how !== "in-hub" || canBeToldInHub)
              .map(([how, text]) => ({ value: how, text }))}
          />
          <Input
            id="toldWhom"
            name="toldWhom"
            label="With whom did you speak, or to whom did you write?"
            value={value("toldWhom")}
            errorMessage={error("toldWhom")}
          />
          <Input
            id="theirReference"
            name="theirReference"
            label="Their reference, if they gave one"
            classes="govuk-input--width-20"
            value={value("theirReference")}
            errorMessage={error("theirReference")}
          />
        </>
      );
    case "DONE":
      return (
        <>
          <Select
            id="outcome"
            name="outcome"
            label="How did it end?"
            value={value("outcome")}
            errorMessage={error("outcome")}
            items={options(OUTCOME_WORDS)}
          />
          <Select
            id="feelsSafer"
            name="feelsSafer"
            label="“Do you feel safer?”"
            hint="Their answer. It may stay not asked."
            value={value("feelsSafer") || "not-asked"}
            errorMessage={error("feelsSafer")}
            items={Object.entries(FEELS_SAFER_WORDS).map(([answer, text]) => ({ value: answer, text }))}
          />
        </>
      );
    case "NOT_TAKEN_UP":
      return (
        <Select
          id="howEnded"
          name="howEnded"
          label="How did it end?"
          value={value("howEnded")}
          errorMessage={error("howEnded")}
          items={options(OUTCOME_WORDS)}
        />
      );
    case "DECLINED":
      return (
        <>
          <Select
            id="declineReason"
            name="declineReason"
            label="Why not?"
            value={value("declineReason")}
            errorMessage={error("declineReason")}
            items={options(DECLINE_WORDS)}
          />
          <Input
            id="declineUntil"
            name="declineUntil"
            label="No space until which day, if they said"
            hint="For example 12/3, or Thursday. They are not asked for this before that day."
            classes="govuk-input--width-10"
            autocomplete="off"
            value={value("declineUntil")}
            errorMessage={error("declineUntil")}
          />
          <Textarea
            id="declineNote"
            name="declineNote"
            label="What they said"
            rows={2}
            value={value("declineNote")}
            errorMessage={error("declineNote")}
          />
        </>
      );
    case "WITHDRAWN":
      return (
        <Textarea
          id="withdrawReason"
          name="withdrawReason"
          label="Why?"
          rows={2}
          value={value("withdrawReason")}
          errorMessage={error("withdrawReason")}
        />
      );
    default:
      return null;
  }
}

/** What may be done with an action now: the choices are the steps that the rules accept. */
export function StepForm({ address, formKey, action, canBeToldInHub, typed, errors }: StepFormProps) {
  const fields: Fields = {
    value: (name) => [typed[name] ?? ""].flat()[0] || undefined,
    error: (name) => errorFor(errors, name),
  };
  const only = action.steps.length === 1 ? action.steps[0] : undefined;
  return (
    <form method="post" action={address} noValidate>
      <HiddenFields fields={{ key: formKey, version: action.version }} />
      <Radios
        name="step"
        fieldset={{ legend: { text: "What happened?", classes: "govuk-fieldset__legend--m" } }}
        value={fields.value("step") ?? only}
        errorMessage={fields.error("step")}
        items={action.steps.map((step) => ({
          value: step,
          text: STEP_WORDS[step]?.[action.hubOwned ? "own" : "theirs"] ?? step,
          conditional: askedFor(step, canBeToldInHub, fields),
        }))}
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}
