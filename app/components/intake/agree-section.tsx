import { AGREE } from "#machines/intake/agree.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { Question } from "#machines/intake/question.ts";
import { Button } from "../govuk/button.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { ErrorMessage } from "../govuk/error-message.tsx";
import type { ShownGrade } from "../grade-tag.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";
import { QuestionField } from "./question-field.tsx";
import { SuggestedAction, type ShownAction } from "./suggested-action.tsx";
import { SuggestionReasons, type Reasons } from "./suggestion-reasons.tsx";
import { useChoice } from "./use-choice.ts";

export interface ShownSuggestion extends Reasons {
  readonly grade: ShownGrade;
  readonly gradeWords: string;
  readonly agreedGrade: string | null;
  /** The grade that stands until now, if there is one. */
  readonly before?: string | null;
  readonly needsApproval: boolean;
  readonly actions: readonly (ShownAction & { readonly isOverride: boolean })[];
}

export interface AgreeSectionProps {
  suggestion: ShownSuggestion | null;
  answers: Answers;
  errors: readonly FieldError[];
  needed: readonly FieldError[];
  /** Who must not be told, in words. */
  mustNotBeTold: readonly string[];
  action: string;
  /** What the last button says: "Agree and open the case" unless told. */
  agreeWords?: string | undefined;
}

const [GRADE, GRADE_REASON, OVERRIDE_REASON] = AGREE.questions as readonly [Question, Question, Question];

/** The same field when the grade goes below the one that stands. */
const WHY_LOWER: Question = { ...GRADE_REASON, label: "Why the grade is lower than it was" };

/** The suggested grade is marked among the answers; a person chooses. */
function gradeQuestion(suggested: ShownGrade): Question {
  if (GRADE.kind !== "choice") return GRADE;
  const choices = GRADE.choices.map((choice) =>
    choice.value === suggested ? { ...choice, label: `${choice.label} (suggested)` } : choice,
  );
  return { ...GRADE, choices };
}

/** The end of the call: the grade, what happens, who does it and when; then it becomes a case. */
export function AgreeSection({ suggestion, ...props }: AgreeSectionProps) {
  return suggestion ? <Agree {...props} suggestion={suggestion} /> : <NoSuggestion />;
}

function NoSuggestion() {
  return (
    <section id="section-agree" className="hub-section" aria-labelledby="agree-title">
      <h2 className="govuk-heading-m" id="agree-title">
        {AGREE.title}
      </h2>
      <p className="govuk-body">
        Some answers cannot be true together. Put right what is marked above, and the suggestion comes back.
      </p>
      <Button name="intent" value="save" classes="govuk-button--secondary" preventDoubleClick>
        Save
      </Button>
    </section>
  );
}

function Agree(props: AgreeSectionProps & { suggestion: ShownSuggestion }) {
  const { suggestion, answers, errors, action } = props;
  const choice = useChoice(suggestion, answers);
  const whyError = errorFor(errors, "gradeReason");
  const isOverridden = suggestion.actions.some((one) => one.isOverride) || errorFor(errors, "overrideReason");
  return (
    <section
      id="section-agree"
      className="hub-section"
      aria-labelledby="agree-title"
      onChange={({ target }) => choice.follow(target)}
    >
      <h2 className="govuk-heading-m" id="agree-title">
        {AGREE.title}
      </h2>
      <SuggestionReasons suggestion={suggestion} gradeWords={suggestion.gradeWords} />
      <QuestionField
        question={gradeQuestion(suggestion.grade)}
        answers={answers}
        error={errorFor(errors, "agreedGrade")}
      />
      {suggestion.needsApproval && (
        <p className="govuk-body">
          <strong>High stands until the duty manager agrees to the lower grade.</strong> These actions are for high.
        </p>
      )}
      <Button
        name="intent"
        value="save"
        classes="govuk-button--secondary"
        attributes={{ formAction: `${action}#section-agree` }}
        preventDoubleClick
      >
        Show what this grade suggests
      </Button>
      <fieldset className="govuk-fieldset" aria-describedby={errorFor(errors, "actions") ? "actions-error" : undefined}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Who does what, by when</legend>
        {errorFor(errors, "actions") && <ErrorMessage id="actions-error">{errorFor(errors, "actions")}</ErrorMessage>}
        {suggestion.actions.map((one, index) => (
          <SuggestedAction
            key={one.pathway}
            action={one}
            index={index}
            ownerError={errorFor(errors, `owner.${one.pathway}`)}
          />
        ))}
      </fieldset>
      <Unmet unmet={suggestion.unmet} />
      {props.mustNotBeTold.length > 0 && (
        <p className="govuk-body">
          <strong>Must not be told:</strong> {props.mustNotBeTold.join(", ")}.
        </p>
      )}
      {/* One field for every way of choosing otherwise. Hidden, never gone: what was typed stays. */}
      <div hidden={!choice.differs && whyError === undefined}>
        <QuestionField question={choice.lowers ? WHY_LOWER : GRADE_REASON} answers={answers} error={whyError} />
      </div>
      {isOverridden && (
        <QuestionField question={OVERRIDE_REASON} answers={answers} error={errorFor(errors, "overrideReason")} />
      )}
      <Checkboxes
        name="sendNow"
        classes="govuk-checkboxes--small"
        values={["yes"]}
        items={[{ value: "yes", text: "Send in the hub now to those who work in it" }]}
      />
      <ReadBack actions={suggestion.actions} />
      <NotYet needed={props.needed} />
      <Button name="intent" value="agree" preventDoubleClick>
        {props.agreeWords ?? "Agree and open the case"}
      </Button>
    </section>
  );
}

function Unmet({ unmet }: Pick<Reasons, "unmet">) {
  if (unmet.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">What cannot be had</h3>
      <ul className="govuk-list govuk-list--bullet">
        {unmet.map(({ title, reason, metBy }) => (
          <li key={title}>
            {title}. {reason} {metBy ? `Instead: ${metBy}.` : "The duty manager will look at it."}
          </li>
        ))}
      </ul>
    </>
  );
}

function ReadBack({ actions }: { actions: readonly ShownAction[] }) {
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">Read it back before you say goodbye:</p>
      <ol className="govuk-list govuk-list--number">
        {actions.slice(0, 3).map(({ pathway, words, due }) => (
          <li key={pathway}>
            “{words}” {due.words}
          </li>
        ))}
      </ol>
      <p className="govuk-body">“Shall I wait while you delete this from your calls?”</p>
    </div>
  );
}

function NotYet({ needed }: Pick<AgreeSectionProps, "needed">) {
  if (needed.length === 0) return null;
  return (
    <div className="govuk-body">
      <p className="govuk-body">Needed before it can be agreed:</p>
      <ul className="govuk-list govuk-list--bullet">
        {needed.map(({ field, message }) => (
          <li key={message}>
            <a className="govuk-link" href={`#${field ?? ""}`}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
