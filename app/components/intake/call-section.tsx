import type { ReactNode } from "react";
import type { Answers } from "#machines/intake/answers.ts";
import type { Section } from "#machines/intake/question.ts";
import { Button } from "../govuk/button.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";
import { QuestionField } from "./question-field.tsx";

/** Where a section begins; a question may have the section's own name. */
export const sectionAnchor = (id: string): string => `section-${id}`;

export interface CallSectionProps {
  section: Section;
  answers: Answers;
  errors: readonly FieldError[];
  /** Where the form is sent: back to this section. */
  action: string;
  /** Questions that are asked elsewhere on the page. */
  without?: readonly string[] | undefined;
  children?: ReactNode;
}

/** A part of the call, with a button that saves everything and comes back here. */
export function CallSection({ section, answers, errors, action, without = [], children }: CallSectionProps) {
  const anchor = sectionAnchor(section.id);
  return (
    <section id={anchor} className="hub-section" aria-labelledby={`${anchor}-title`}>
      <h2 className="govuk-heading-m" id={`${anchor}-title`}>
        {section.title}
      </h2>
      {section.help && <p className="govuk-body hub-help">{section.help}</p>}
      {section.questions
        .filter((question) => !without.includes(question.name))
        .map((question) => (
          <QuestionField
            key={question.name}
            question={question}
            answers={answers}
            error={errorFor(errors, question.name)}
          />
        ))}
      {children}
      <Button
        name="intent"
        value="save"
        classes="govuk-button--secondary"
        attributes={{ formAction: `${action}#${anchor}` }}
        preventDoubleClick
      >
        Save<span className="govuk-visually-hidden"> {section.title}</span>
      </Button>
    </section>
  );
}
