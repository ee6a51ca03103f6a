import { Details } from "../govuk/details.tsx";
import { WarningText } from "../govuk/warning-text.tsx";

export interface Reasons {
  /** Why this grade is suggested, and what sends it to the conference although that alone would not. */
  readonly why: readonly string[];
  readonly incomplete: boolean;
  readonly considerHigh: readonly string[];
  readonly routes: readonly string[];
  readonly flags: readonly string[];
  readonly warnings: readonly string[];
  readonly unmet: readonly { readonly title: string; readonly reason: string; readonly metBy: string | null }[];
  readonly unknown: readonly string[];
}

/** What is not known is a long list at first: what matters most comes first. */
const IN_VIEW = 5;

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** Read before the grade is agreed: what speaks for a higher one, what does not fit, what is still open. */
export function SuggestionReasons({ suggestion, gradeWords }: { suggestion: Reasons; gradeWords: string }) {
  const { considerHigh, routes, flags, warnings, unknown } = suggestion;
  return (
    <>
      <p className="govuk-body">
        Suggested: <strong>{gradeWords.toLowerCase()}</strong>. {suggestion.why.join(" ")}
        {suggestion.incomplete && " More than six questions of the risk tool are open."}
      </p>
      {routes.length > 0 && (
        <p className="govuk-body">With this grade it goes to the multi-agency conference: {routes.join(" ")}</p>
      )}
      {considerHigh.length > 0 && (
        <>
          <WarningText>Consider high. What was said:</WarningText>
          <List items={considerHigh} />
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3 className="govuk-heading-s">These do not fit together</h3>
          <List items={warnings} />
        </>
      )}
      {flags.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Ask, or never do</h3>
          <List items={flags} />
        </>
      )}
      {unknown.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Not known yet, and what it would change</h3>
          <List items={unknown.slice(0, IN_VIEW)} />
          {unknown.length > IN_VIEW && (
            <Details summary={`${unknown.length - IN_VIEW} more that would change something`}>
              <List items={unknown.slice(IN_VIEW)} />
            </Details>
          )}
        </>
      )}
    </>
  );
}
