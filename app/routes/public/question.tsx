// One question to somebody who writes by themselves. Nothing typed is remembered, corrected or sent anywhere by the browser.
import type { ReactNode } from "react";
import { answerTo, ticked, type Answers } from "#machines/intake/answers.ts";
import type { Question as Asked } from "#machines/intake/question.ts";
import { Checkboxes } from "../../components/govuk/checkboxes.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";

interface QuestionProps {
  readonly question: Asked;
  readonly typed: Answers;
  readonly errors: readonly FieldError[] | undefined;
  /** What a choice opens, by its value. */
  readonly opens?: Readonly<Record<string, ReactNode>>;
}

export function Question({ question, typed, errors, opens = {} }: QuestionProps) {
  const { name, label, hint } = question;
  const common = { name, hint, errorMessage: errorFor(errors, name) };
  const words = {
    ...common,
    id: name,
    label: { text: label, classes: "govuk-label--s" },
    autocomplete: "off",
  } as const;
  switch (question.kind) {
    case "choice":
    case "many": {
      const items = question.choices.map((choice) => ({
        value: choice.value,
        text: choice.label,
        conditional: opens[choice.value],
      }));
      const shared = {
        ...common,
        idPrefix: name,
        items,
        fieldset: { legend: { text: label, classes: "govuk-fieldset__legend--s" } },
      };
      return question.kind === "choice" ? (
        <Radios {...shared} value={answerTo(typed, name)} />
      ) : (
        <Checkboxes {...shared} values={ticked(typed, name)} />
      );
    }
    case "text":
      return <Textarea {...words} rows={question.rows} value={answerTo(typed, name)} spellcheck={false} />;
    case "ages":
    case "day":
    case "hour":
    case "line":
    case "number":
      return (
        <Input
          {...words}
          classes="govuk-!-width-two-thirds"
          value={answerTo(typed, name)}
          autocapitalize="none"
          spellcheck={false}
        />
      );
  }
}
