import { CALL } from "#machines/intake/call.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { QuestionField } from "../intake/question-field.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";
import { SAID } from "./change-contact-questions.ts";

interface ChangeContactFormProps {
  address: string;
  formKey: string;
  version: number;
  safeContactId: string;
  hasCodeWord: boolean;
  open: boolean;
  answers: Answers;
  errors: readonly FieldError[];
}

const LABELS: Readonly<Record<string, string>> = {
  phone: "A new number (empty keeps the one we have)",
  codeWord: "A new code word (empty keeps the one we have)",
};

const REACH = CALL.find((section) => section.id === "reach")?.questions ?? [];
const DISTRESS = CALL.flatMap((section) => section.questions).filter((question) => question.name === "distressWord");

/** Changes how somebody may be reached. The number that is known is never shown here. */
export function ChangeContactForm(props: ChangeContactFormProps) {
  const asked = props.hasCodeWord ? SAID : SAID.slice(1);
  return (
    <Details summary="Change how to reach them" open={props.open}>
      <form method="post" action={props.address} noValidate>
        <HiddenFields
          fields={{ key: props.formKey, version: props.version, intent: "change", safeContactId: props.safeContactId }}
        />
        {[...asked, ...REACH, ...DISTRESS].map((question) => (
          <QuestionField
            key={question.name}
            question={{ ...question, label: LABELS[question.name] ?? question.label }}
            answers={props.answers}
            error={errorFor(props.errors, question.name)}
          />
        ))}
        <Button preventDoubleClick>Save the change</Button>
      </form>
    </Details>
  );
}
