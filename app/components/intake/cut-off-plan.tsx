import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { HOW_ENDED_WORDS, type HowEnded } from "#machines/intake/ended.ts";
import type { Question } from "#machines/intake/question.ts";
import { Button } from "../govuk/button.tsx";
import { QuestionField } from "./question-field.tsx";

export interface CutOffPlanProps {
  howEnded: string | null;
  answers: Answers;
  danger: "yes" | "no" | "unknown" | "";
  where: string;
  plan: string;
  numberToRing: string;
  distressWord: string;
  /** When somebody has to have rung back, in words. */
  ringBack: string | null;
  /** The question for the police's incident number, asked here while this panel stands. */
  incident: Question | undefined;
}

const isHow = (how: string): how is HowEnded => Object.hasOwn(HOW_ENDED_WORDS, how);

/** What to do now that the line is dead: what the person asked for, and the police where there may be danger. */
export function CutOffPlan(props: CutOffPlanProps) {
  const { howEnded, danger, where, ringBack } = props;
  const mayBeInDanger = danger !== "no" || props.plan.startsWith("Call the police");
  return (
    <section className="hub-plan" aria-labelledby="cut-off-plan">
      <h2 className="govuk-heading-l" id="cut-off-plan">
        They have gone{howEnded && isHow(howEnded) ? `: ${HOW_ENDED_WORDS[howEnded].toLowerCase()}` : ""}
      </h2>
      {mayBeInDanger && where !== "" && <WelfareCheck {...props} />}
      {mayBeInDanger && where === "" && (
        <p className="govuk-body">
          <strong>Nobody knows where they are.</strong> Ring 999 if you heard violence: the police can trace a number.
        </p>
      )}
      <p className="govuk-body">
        They asked:{" "}
        <strong>{props.plan || "nothing was agreed. Wait for them to ring, and do not ring unasked"}</strong>
        {props.numberToRing && (
          <>
            {" "}
            <strong className="hub-nowrap">{props.numberToRing}</strong>
          </>
        )}
        {ringBack && <>, {ringBack}.</>}
      </p>
      {props.distressWord && (
        <>
          <p className="govuk-body-s hub-aside__label">If they say this, get help at once</p>
          <p className="hub-say">{props.distressWord}</p>
        </>
      )}
      <div className="govuk-button-group">
        <Button name="intent" value="pick-up" preventDoubleClick>
          They are back: carry on with the call
        </Button>
        <Button name="intent" value="save" classes="govuk-button--secondary" preventDoubleClick>
          Save
        </Button>
      </div>
    </section>
  );
}

function WelfareCheck({ where, answers, howEnded, incident }: CutOffPlanProps) {
  const name = answerTo(answers, "chosenName");
  const heard =
    howEnded === "shouting"
      ? " I heard shouting."
      : howEnded === "voice-in-background"
        ? " I heard another voice."
        : "";
  return (
    <>
      <p className="govuk-body hub-plan__first">
        <strong>Ask police for a welfare check now.</strong> Ring 999 and say:
      </p>
      <p className="hub-say hub-keep-lines">
        “I answer calls for people at risk at home. {name ? `Someone called ${name}` : "Someone"} rang me and may be in
        danger at: {where}. The line went dead.{heard} Please check on them. Please do not say who asked you to come.”
      </p>
      {incident && <QuestionField question={incident} answers={answers} />}
    </>
  );
}
