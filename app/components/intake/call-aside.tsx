import { GradeTag, type ShownGrade } from "../grade-tag.tsx";
import { StillNeeded } from "../still-needed.tsx";

export interface AsideAction {
  readonly pathway: string;
  readonly title: string;
  readonly due: { readonly words: string };
}

export interface CallAsideProps {
  needed: readonly { readonly field: string; readonly message: string }[];
  where: string;
  cutOffPlan: string;
  numberToRing: string;
  distressWord: string;
  mayBeKnown: boolean;
  /** Where it is checked who they are; absent while nothing of the call was saved. */
  earlierAt?: string;
  suggestion: {
    readonly grade: ShownGrade;
    readonly flags: readonly string[];
    readonly actions: readonly AsideAction[];
  } | null;
}

/** What must be in view through the whole call. */
export function CallAside(props: CallAsideProps) {
  return (
    <>
      <StillNeeded
        items={props.needed.map(({ field, message }) => ({ text: message, href: `#${field}` }))}
        nothing="Nothing more: you can agree what happens."
      />
      <section className="hub-aside" aria-labelledby="aside-where">
        <h2 className="govuk-heading-s" id="aside-where">
          Where they are
        </h2>
        <p className="govuk-body hub-keep-lines">{props.where || "Not known yet."}</p>
      </section>
      <section className="hub-aside" aria-labelledby="aside-cut-off">
        <h2 className="govuk-heading-s" id="aside-cut-off">
          If we are cut off
        </h2>
        <p className="govuk-body">
          {props.cutOffPlan || "Not agreed yet."}
          {props.numberToRing && (
            <>
              : <strong className="hub-nowrap">{props.numberToRing}</strong>
            </>
          )}
        </p>
        {props.distressWord && (
          <>
            <p className="govuk-body-s hub-aside__label">Distress word: they need help now</p>
            <p className="hub-say">{props.distressWord}</p>
          </>
        )}
      </section>
      {props.mayBeKnown && (
        <section className="hub-aside">
          <p className="govuk-body">
            <strong>There may be an earlier contact.</strong> Do not say so. “I can&apos;t say who contacts us. How can
            I help you?”
          </p>
          {props.earlierAt && (
            <p className="govuk-body">
              <a className="govuk-link" href={props.earlierAt}>
                They say that we know them: check
              </a>
            </p>
          )}
        </section>
      )}
      <Suggested suggestion={props.suggestion} />
    </>
  );
}

function Suggested({ suggestion }: Pick<CallAsideProps, "suggestion">) {
  return (
    <section className="hub-aside hub-aside--suggested" aria-labelledby="aside-suggested">
      <h2 className="govuk-heading-s" id="aside-suggested">
        Suggested so far
      </h2>
      {suggestion ? (
        <>
          <p className="govuk-body">
            <GradeTag grade={suggestion.grade} />
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {suggestion.actions.slice(0, 4).map(({ pathway, title, due }) => (
              <li key={pathway}>
                {title}, {due.words}
              </li>
            ))}
          </ul>
          <p className="govuk-body">
            <a className="govuk-link" href="#section-agree">
              {suggestion.actions.length > 4 ? `All ${suggestion.actions.length}, and agree` : "Agree what happens"}
            </a>
          </p>
          {suggestion.flags.length > 0 && (
            <ul className="govuk-list govuk-body-s">
              {suggestion.flags.map((flag) => (
                <li key={flag}>{flag}</li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <p className="govuk-body">Two answers cannot both be true. They are marked where they are asked.</p>
      )}
    </section>
  );
}
