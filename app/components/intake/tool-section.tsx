import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { TOPICS_FROM_ANSWERS } from "#machines/intake/asked.ts";
import type { Question, Section } from "#machines/intake/question.ts";
import { askedQuestion, IN_USE, TOOL } from "#machines/intake/wording.ts";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { Details } from "../govuk/details.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";
import { CallSection } from "./call-section.tsx";
import { QuestionField } from "./question-field.tsx";
import type { ToolInHand } from "./use-tool.ts";

export interface ShownTool {
  readonly wordingId: string;
  readonly tool: string;
  readonly title: string;
  readonly isWithdrawn: boolean;
  readonly isChosen: boolean;
  readonly questions: readonly { readonly name: string; readonly text: string; readonly help: string | null }[];
  readonly newer: { readonly wordingId: string; readonly title: string } | null;
}

export interface ShownSoFar {
  readonly counts: { readonly yes: number; readonly no: number; readonly notKnown: number } | null;
  readonly topics: readonly string[];
  readonly isTwice: boolean;
}

export interface ToolSectionProps {
  /** The part of the call about the risk tool: without loaded wording it is all there is. */
  section: Section;
  tool: ShownTool | null;
  soFar: ShownSoFar | null;
  inHand: ToolInHand;
  answers: Answers;
  errors: readonly FieldError[];
  action: string;
}

const ELSEWHERE = ["risk.tool", "risk.yes", "risk.no", "risk.grade"];
const [WILLING_QUESTION] = TOOL.questions;

/** The questions of the risk tool that is licensed, or, without any, what was found elsewhere and one's own judgement. */
export function ToolSection({ section, tool, soFar, inHand, ...field }: ToolSectionProps) {
  const { answers, errors, action } = field;
  const fromAnswers = inHand.fromAnswers.map((topic) => (
    <input key={topic} type="hidden" name={TOPICS_FROM_ANSWERS} value={topic} />
  ));
  if (!tool || !WILLING_QUESTION)
    return (
      <CallSection section={section} answers={answers} errors={errors} action={action}>
        {fromAnswers}
      </CallSection>
    );
  const ask = (question: Question) => (
    <QuestionField key={question.name} question={question} answers={answers} error={errorFor(errors, question.name)} />
  );
  const named = (name: string) => section.questions.filter((question) => question.name === name);
  // A tool that is not counted gives its grade here; a Dash counts itself.
  const elsewhere = ELSEWHERE.filter((name) => tool.tool === "dash-safelives" || name !== "risk.grade");
  const wasElsewhere = elsewhere.some((name) => answerTo(answers, name) !== "" || errorFor(errors, name));
  return (
    <CallSection
      section={{ id: section.id, title: section.title, help: `${tool.title}. “You can skip any.”`, questions: [] }}
      answers={answers}
      errors={errors}
      action={action}
    >
      {fromAnswers}
      {ask(WILLING_QUESTION)}
      <div className="hub-tool" hidden={inHand.willing !== "yes"}>
        {tool.isWithdrawn && (
          <InsetText>This wording has been withdrawn. What was answered stands; nothing more of it is asked.</InsetText>
        )}
        {tool.isChosen && <input type="hidden" name={IN_USE} value={tool.wordingId} />}
        {tool.questions.map(({ name, text, help }) => ask(askedQuestion(name, text, help)))}
        {tool.newer && (
          <Checkboxes
            name={IN_USE}
            classes="govuk-checkboxes--small"
            items={[
              {
                value: tool.newer.wordingId,
                text: `Ask again in the wording of now: ${tool.newer.title}`,
                hint: "Tick it and press Save. What was answered counts until the first new answer.",
              },
            ]}
          />
        )}
      </div>
      {soFar && <SoFar soFar={soFar} />}
      {tool.tool !== "dash-safelives" && named("risk.grade").map(ask)}
      {named("professionalJudgementHigh").map(ask)}
      <Details summary="A tool that was completed elsewhere" open={wasElsewhere}>
        {elsewhere.flatMap(named).map(ask)}
      </Details>
    </CallSection>
  );
}

/** What the answers come to, so that nobody counts by hand. */
function SoFar({ soFar: { counts, topics, isTwice } }: { soFar: ShownSoFar }) {
  return (
    <div className="govuk-inset-text">
      {counts && (
        <p className="govuk-body">
          So far: <strong>{counts.yes} yes</strong>, {counts.no} no, {counts.notKnown} not known.
        </p>
      )}
      {topics.length > 0 && (
        <p className="govuk-body">
          Ticked under{" "}
          <a className="govuk-link" href="#topics">
            Topics
          </a>{" "}
          by these answers: {topics.join("; ")}. Take out there what does not fit.
        </p>
      )}
      {isTwice && (
        <p className="govuk-body">
          A tool completed elsewhere is recorded too: whichever gives the higher grade counts. Empty it if it is wrong.
        </p>
      )}
    </div>
  );
}
