import { paths } from "../../paths.ts";
import { DueTime } from "../due-time.tsx";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { Input } from "../govuk/input.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { GradeTag, type ShownGrade } from "../grade-tag.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";

interface Said {
  readonly words: string;
  readonly at: string;
  readonly late: boolean;
}

export interface ShownOther {
  readonly id: string;
  readonly reference: string;
  readonly statusWords: string;
  readonly grade: ShownGrade;
  readonly inDanger: boolean;
  readonly next: { readonly words: string; readonly due: Said } | null;
  readonly waits: string | null;
}

export interface ShownMaybe extends ShownOther {
  readonly agrees: string;
  readonly differs: string;
  readonly byNameOnly: boolean;
}

export interface ShownOnePerson {
  readonly joined: readonly ShownOther[];
  readonly maybe: readonly ShownMaybe[];
  readonly warnings: readonly string[];
  readonly keptOut: {
    readonly askFirst: readonly string[];
    readonly who:
      | readonly {
          readonly id: string;
          readonly version: number;
          readonly who: string;
          readonly why: string;
          readonly lead: string;
        }[]
      | null;
  };
}

const CaseLink = ({ id, reference }: ShownOther) => (
  <a className="govuk-link govuk-!-font-weight-bold hub-nowrap" href={paths.case(id)}>
    {reference}
  </a>
);

const Standing = ({ other }: { other: ShownOther }) => (
  <>
    <CaseLink {...other} />, {other.statusWords} <GradeTag grade={other.grade} />
    {other.inDanger && <strong> In danger now.</strong>}
  </>
);

const agreesWords = ({ agrees, differs, byNameOnly }: ShownMaybe): string =>
  `${agrees.charAt(0).toUpperCase()}${agrees.slice(1)}${differs ? `; but ${differs}` : ""}.${byNameOnly ? " By name only." : ""}`;

/** At the top of a case: the person's other cases, what may be one, and what to beware of. Nothing when there is nothing. */
export function OnePersonTop({ caseId, view }: { caseId: string; view: ShownOnePerson }) {
  const { joined, maybe, warnings, keptOut } = view;
  const ask = keptOut.askFirst.length > 0;
  const kept = keptOut.who ?? [];
  if (joined.length + maybe.length + warnings.length + kept.length === 0 && !ask) return null;
  return (
    <section aria-label="Other cases" className="hub-item">
      {warnings.map((words) => (
        <WarningText key={words} classes="govuk-!-margin-bottom-2">
          {words}
        </WarningText>
      ))}
      {kept.map((one) => (
        <WarningText key={one.id} classes="govuk-!-margin-bottom-2">
          {one.who}, may be the one said to cause harm ({one.why}) and does not see this case. {one.lead}
        </WarningText>
      ))}
      {ask && keptOut.who === null && (
        <WarningText classes="govuk-!-margin-bottom-2">
          Ask the duty manager with whom to speak before you ring {keptOut.askFirst.join(", ")} about this.
        </WarningText>
      )}
      {joined.map((other) => (
        <p key={other.id} className="govuk-body govuk-!-margin-bottom-2">
          The same person: <Standing other={other} />{" "}
          {other.next && (
            <>
              Next there: {other.next.words}, <DueTime {...other.next.due} />
            </>
          )}
        </p>
      ))}
      {maybe.length > 0 && (
        <p className="govuk-body govuk-!-margin-bottom-2">
          May be the same person:{" "}
          {maybe.map((other, index) => (
            <span key={other.id}>
              {index > 0 && "; "}
              <CaseLink {...other} /> ({other.agrees})
            </span>
          ))}
          .{" "}
          <a className="govuk-link" href={`${paths.casePage(caseId, "people")}#one-person`}>
            Look at it
          </a>
        </p>
      )}
    </section>
  );
}

export interface OnePersonProps {
  caseId: string;
  version: number;
  formKey: string;
  view: ShownOnePerson;
  errors: readonly FieldError[] | undefined;
  /** The field that was typed in, by its name, and what was typed. */
  typed: Readonly<Record<string, string>>;
}

/** On the page of people: what agrees, and asking a second person to decide. */
export function OnePerson(props: OnePersonProps) {
  const { joined, maybe, warnings } = props.view;
  return (
    <section aria-labelledby="one-person">
      <h2 className="govuk-heading-m" id="one-person">
        The same person in another case
      </h2>
      {warnings.map((words) => (
        <WarningText key={words}>{words}</WarningText>
      ))}
      {joined.length + maybe.length === 0 && <p className="govuk-body">No other case looks like the same person’s.</p>}
      {joined.map((other) => (
        <div key={other.id} className="hub-item">
          <p className="govuk-body">
            The same person, as two people agreed: <Standing other={other} />
          </p>
          <Ask {...props} other={other} kind="part" />
        </div>
      ))}
      {maybe.map((other) => (
        <div key={other.id} className="hub-item">
          <p className="govuk-body">
            May be the same person: <Standing other={other} />
          </p>
          <p className="govuk-body">{agreesWords(other)}</p>
          <Ask {...props} other={other} kind="join" />
        </div>
      ))}
    </section>
  );
}

const ASKS = {
  join: {
    summary: "It is the same person",
    label: "How do you know that it is the same person?",
    button: "Ask the duty manager",
  },
  part: {
    summary: "It is not the same person",
    label: "How do you know that it is not?",
    button: "Ask to take them apart",
  },
} as const;

function Ask({
  caseId,
  version,
  formKey,
  errors,
  typed,
  other,
  kind,
}: OnePersonProps & { other: ShownOther; kind: keyof typeof ASKS }) {
  if (other.waits !== null) return <p className="govuk-body">{other.waits}</p>;
  const field = `reason-${other.id}`;
  const words = ASKS[kind];
  return (
    <Details summary={words.summary} open={typed[field] !== undefined}>
      <form method="post" action={paths.casePage(caseId, "people")} noValidate autoComplete="off">
        <HiddenFields fields={{ key: `${formKey}-${other.id}`, version, intent: kind, otherCaseId: other.id }} />
        <Input
          id={field}
          name="reason"
          label={words.label}
          hint="A second person reads this and decides. Both cases stay as they are."
          value={typed[field] ?? ""}
          autocomplete="off"
          errorMessage={errorFor(errors, field)}
        />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          {words.button}
          <span className="govuk-visually-hidden"> ({other.reference})</span>
        </Button>
      </form>
    </Details>
  );
}

/** For the duty manager: who is kept out, whom to ring instead, and saying that it is somebody else. */
export function KeptOut({ caseId, formKey, view, errors, typed }: OnePersonProps) {
  const { who, askFirst } = view.keptOut;
  if (who === null)
    return askFirst.length === 0 ? null : (
      <WarningText>
        Ask the duty manager with whom to speak before you ring {askFirst.join(", ")} about this.
      </WarningText>
    );
  if (who.length === 0) return null;
  return (
    <section aria-labelledby="kept-out">
      <h2 className="govuk-heading-m" id="kept-out">
        Who does not see this case
      </h2>
      <p className="govuk-body">
        They may be the one said to cause harm. Nobody has told them, and nothing shows it to them.
      </p>
      {who.map((one) => {
        const field = `why-${one.id}`;
        return (
          <div key={one.id} className="hub-item">
            <p className="govuk-body">
              <strong>{one.who}</strong>, {one.why}. {one.lead}
            </p>
            <Details summary="It is somebody else" open={typed[field] !== undefined}>
              <form method="post" action={paths.casePage(caseId, "people")} noValidate autoComplete="off">
                <HiddenFields
                  fields={{ key: `${formKey}-${one.id}`, version: one.version, intent: "lift", blockId: one.id }}
                />
                <Input
                  id={field}
                  name="why"
                  label="How do you know that it is somebody else?"
                  value={typed[field] ?? ""}
                  autocomplete="off"
                  errorMessage={errorFor(errors, field)}
                />
                <Button classes="govuk-button--warning" preventDoubleClick>
                  Let them see this case
                </Button>
              </form>
            </Details>
          </div>
        );
      })}
    </section>
  );
}
