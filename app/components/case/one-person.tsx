import { paths } from "../../paths.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { Input } from "../govuk/input.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";
import { agreesWords, type ShownOnePerson, type ShownOther, Standing } from "./one-person-shown.tsx";

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
