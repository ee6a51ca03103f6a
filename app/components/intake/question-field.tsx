import { answerTo, shownMarker, ticked, type Answers } from "#machines/intake/answers.ts";
import type { Choice, Question } from "#machines/intake/question.ts";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";

export interface QuestionFieldProps {
  question: Question;
  answers: Answers;
  /** What is wrong with the answer, if anything. */
  error?: string | undefined;
}

const legend = (label: string) => ({ legend: { text: label, classes: "govuk-fieldset__legend--s" } });

/** A few short answers stand beside each other; more, or longer ones, stand under each other. */
const standsInLine = (choices: readonly Choice[]): boolean =>
  choices.length <= 5 && choices.every((choice) => choice.label.length <= 20);

/** One question, drawn from its data, with what was answered. The browser is told to remember none of it. */
export function QuestionField({ question, answers, error }: QuestionFieldProps) {
  const { name, label, hint } = question;
  const common = { name, hint, errorMessage: error };
  const line = { ...common, label: { text: label, classes: "govuk-label--s" }, autocomplete: "off", spellcheck: false };
  switch (question.kind) {
    case "choice": {
      const inLine = standsInLine(question.choices);
      const listed = question.choices.length > 8 ? "govuk-radios--small hub-choices--two" : "govuk-radios--small";
      return (
        <Radios
          {...common}
          fieldset={legend(label)}
          formGroup={{ classes: inLine ? "hub-row" : undefined }}
          classes={inLine ? "govuk-radios--inline govuk-radios--small" : listed}
          value={answerTo(answers, name)}
          items={question.choices.map(({ value, label: text, hint: more }) => ({ value, text, hint: more }))}
        />
      );
    }
    case "many":
      return (
        <Checkboxes
          {...common}
          fieldset={legend(label)}
          classes={`govuk-checkboxes--small ${question.choices.length > 12 ? "hub-choices--two" : "hub-choices--in-line"}`}
          values={ticked(answers, name)}
          items={question.choices.map(({ value, label: text, hint: more }) => ({ value, text, hint: more }))}
          formGroup={{ beforeInputs: <input type="hidden" name={shownMarker(name)} value="yes" /> }}
        />
      );
    case "text":
      return <Textarea {...line} rows={question.rows ?? 3} value={answerTo(answers, name)} />;
    case "line":
      return (
        <Input
          {...line}
          type={question.inputType === "email" ? "text" : question.inputType}
          classes={question.width ? `govuk-input--width-${question.width}` : "govuk-!-width-two-thirds"}
          value={answerTo(answers, name)}
        />
      );
    case "number":
      return <Input {...line} inputmode="numeric" classes="govuk-input--width-3" value={answerTo(answers, name)} />;
    case "day":
      return (
        <Input
          {...line}
          hint={hint ?? "For example 1987-03-27. The year alone will do."}
          classes="govuk-input--width-10"
          value={answerTo(answers, name)}
        />
      );
    case "hour":
      return <Input {...line} classes="govuk-input--width-5" value={answerTo(answers, name)} />;
    case "ages":
      return <Input {...line} classes="govuk-input--width-20" value={answerTo(answers, name)} />;
  }
}
