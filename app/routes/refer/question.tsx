// One question of the referral page, with what its choices open.
import type { ReactNode } from "react";
import { answerTo, ticked, type Answers } from "#machines/intake/answers.ts";
import type { Question as Asked } from "#machines/intake/question.ts";
import { questionsOf, type ReferralPage } from "#machines/intake/refer/pages.ts";
import { Checkboxes } from "../../components/govuk/checkboxes.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";

interface QuestionProps {
  readonly page: ReferralPage;
  readonly question: Asked;
  readonly typed: Answers;
  readonly errors: readonly FieldError[] | undefined;
  /** What else a choice opens, by its value. */
  readonly opens?: Readonly<Record<string, ReactNode>>;
}

/** Draws a question by its kind. Fields never remember: another patient's name must not be offered. */
export function Question({ page, question, typed, errors, opens = {} }: QuestionProps) {
  const { name, label, hint } = question;
  const common = { name, id: name, hint, errorMessage: errorFor(errors, name) };
  const opened = (value: string): ReactNode => {
    const names = page.reveals[`${name}:${value}`];
    if (!names) return opens[value];
    return questionsOf(page)
      .filter((one) => names.includes(one.name))
      .map((one) => <Question key={one.name} page={page} question={one} typed={typed} errors={errors} />);
  };
  const bold = { text: label, classes: "govuk-label--s" };
  switch (question.kind) {
    case "choice":
    case "many": {
      const items = question.choices.map((choice) => ({
        value: choice.value,
        text: choice.label,
        hint: choice.hint,
        conditional: opened(choice.value),
      }));
      const fieldset = { legend: { text: label, classes: "govuk-fieldset__legend--s" } };
      const shared = { name, idPrefix: name, hint, errorMessage: common.errorMessage, items, fieldset };
      return question.kind === "choice" ? (
        <Radios {...shared} classes="govuk-radios--small" value={answerTo(typed, name)} />
      ) : (
        <Checkboxes {...shared} classes="govuk-checkboxes--small" values={ticked(typed, name)} />
      );
    }
    case "text":
      return (
        <Textarea {...common} label={bold} rows={question.rows} value={answerTo(typed, name)} autocomplete="off" />
      );
    case "ages":
    case "day":
    case "hour":
    case "line":
    case "number":
      return (
        <Input
          {...common}
          label={bold}
          type={question.kind === "line" ? question.inputType : "text"}
          inputmode={question.kind === "number" ? "numeric" : undefined}
          classes={widthOf(question)}
          value={answerTo(typed, name)}
          autocomplete="off"
          spellcheck={false}
        />
      );
  }
}

function widthOf(question: Asked): string | undefined {
  if (question.kind === "number") return "govuk-input--width-5";
  return question.kind === "line" && question.width ? `govuk-input--width-${question.width}` : undefined;
}
