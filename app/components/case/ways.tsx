import { paths } from "../../paths.ts";
import { Button } from "../govuk/button.tsx";
import { Input } from "../govuk/input.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";

export interface ShownChange {
  id: string;
  version: number;
  askedBy: string;
  asked: string;
  due: string;
  proof: string;
  needsSecond: boolean;
  mine: boolean;
}

export interface ShownWay {
  id: string;
  version: number;
  channel: string;
  title: string;
  kinds: readonly { words: string; answer: string }[];
  byHand: "email" | "letter" | null;
  mayWrite: boolean;
  change: ShownChange | null;
}

interface WaysProps {
  caseId: string;
  caseVersion: number;
  formKey: string;
  ways: readonly ShownWay[];
}

/** Every way to reach them: what may be done now, why not, and what waits to be changed. */
export function Ways({ caseId, caseVersion, formKey, ways }: WaysProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Every way to reach them</h2>
      {ways.map((way) => (
        <section key={way.id}>
          <h3 className="govuk-heading-s">{way.title}</h3>
          <SummaryList rows={way.kinds.map(({ words, answer }) => ({ key: words, value: answer }))} />
          {way.change && (
            <p className="govuk-body">
              A change waits: {way.change.needsSecond ? way.change.proof : `in force ${way.change.due}.`} Until then
              this stands.
            </p>
          )}
          {way.byHand && (
            <form method="post" action={paths.casePage(caseId, "contact")}>
              <HiddenFields
                fields={{ key: `${formKey}-start-${way.id}`, version: caseVersion, intent: "start", kind: way.byHand }}
              />
              <Button classes="govuk-button--secondary" preventDoubleClick>
                {way.byHand === "email" ? "Write an e-mail: show the address" : "Write a letter: show the address"}
              </Button>
            </form>
          )}
          {way.mayWrite && (
            <form method="post" action={paths.casePage(caseId, "contact")} className="govuk-button-group">
              <HiddenFields fields={{ key: `${formKey}-write-${way.id}`, intent: "write", safeContactId: way.id }} />
              <Button name="message" value="tried-to-reach" classes="govuk-button--secondary" preventDoubleClick>
                Send “sorry we missed you”
              </Button>
              <Button name="message" value="call-back" classes="govuk-button--secondary" preventDoubleClick>
                Send when we will ring
              </Button>
            </form>
          )}
          <p className="govuk-body">
            <a className="govuk-link" href={paths.caseWay(caseId, way.id)}>
              {way.change ? "See what waits" : "Change this"}
              <span className="govuk-visually-hidden">: {way.title}</span>
            </a>
          </p>
        </section>
      ))}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.caseWay(caseId, "new")}>
          Add another way to reach them
        </a>
      </p>
    </>
  );
}

interface WaitingProps {
  address: string;
  formKey: string;
  change: ShownChange;
  mayHurry: boolean;
  reason: string;
  errors: readonly FieldError[];
}

/** A change that waits, and what can be done about it. */
export function Waiting({ address, formKey, change, mayHurry, reason, errors }: WaitingProps) {
  return (
    <InsetText>
      <p className="govuk-body govuk-!-font-weight-bold">A change waits</p>
      <p className="govuk-body">
        {change.askedBy} wrote it down {change.asked}. {change.proof}{" "}
        {change.needsSecond
          ? "Until then nothing changes."
          : `It is in force ${change.due}; until then the old one stands.`}
      </p>
      <form method="post" action={address} noValidate>
        <HiddenFields
          fields={{ key: `${formKey}-end`, intent: "end", changeId: change.id, changeVersion: change.version }}
        />
        <Input
          name="reason"
          label="Why is it ended, or why can it not wait?"
          hint="A colleague who confirms it says nothing."
          value={reason}
          errorMessage={errorFor(errors, "reason")}
        />
        <div className="govuk-button-group">
          {change.needsSecond && !change.mine && (
            <Button name="step" value="confirm" preventDoubleClick>
              I confirm that it was them
            </Button>
          )}
          {mayHurry && (
            <Button name="step" value="hurry" classes="govuk-button--warning" preventDoubleClick>
              It cannot wait: use it now
            </Button>
          )}
          <Button name="step" value="cancel" classes="govuk-button--secondary" preventDoubleClick>
            Cancel the change
          </Button>
        </div>
      </form>
    </InsetText>
  );
}
