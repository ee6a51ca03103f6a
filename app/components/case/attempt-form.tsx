import { exactTime } from "../exact-time.ts";
import { Button } from "../govuk/button.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";
import { ATTEMPT_WORDS } from "./attempt-words.ts";
import { Script, type ShownSafeContact } from "./safe-contact.tsx";

export interface ShownAttempt {
  id: string;
  kind: string;
  at: string;
  mine: boolean;
  by: string;
  number: string | null;
  newest: boolean;
}

interface AttemptFormProps {
  address: string;
  formKey: string;
  running: ShownAttempt;
  panel: (ShownSafeContact & { mayLeaveVoicemail: boolean }) | null;
  typed: Readonly<Record<string, string | string[]>>;
  errors: readonly FieldError[];
}

const isWritten = (kind: string): boolean => kind === "email" || kind === "letter";

/** While somebody is being reached: the words and the number together, and then how it ended. */
export function AttemptForm({ address, formKey, running, panel, typed, errors }: AttemptFormProps) {
  const value = (name: string) => [typed[name] ?? ""].flat()[0] || undefined;
  const results = Object.entries(ATTEMPT_WORDS).filter(([result]) =>
    isWritten(running.kind)
      ? ["text-sent", "not-made"].includes(result)
      : running.kind === "text"
        ? !["voicemail-left", "no-answer"].includes(result)
        : result !== "text-sent",
  );
  return (
    <>
      {running.mine ? (
        <InsetText>
          {panel && <Script panel={panel} />}
          {running.number ? (
            <p className="hub-number">{running.number}</p>
          ) : (
            <p className="govuk-body">
              {running.newest
                ? "The safe time is over: the number is not shown any more."
                : "Somebody else began to reach them after you: the number is not shown any more."}
            </p>
          )}
          {running.kind === "call" && (
            <p className="govuk-body govuk-!-margin-bottom-0">
              {panel?.mayLeaveVoicemail ? "They said that we may leave a voicemail." : "Leave no voicemail."}
            </p>
          )}
        </InsetText>
      ) : (
        <InsetText>
          {running.by} began to reach them: {exactTime(running.at)}. What happened is not written down yet. If you know,
          write it down here.
        </InsetText>
      )}
      <form method="post" action={address} noValidate>
        <HiddenFields fields={{ key: `${formKey}-finish`, intent: "finish", attemptId: running.id }} />
        <Radios
          name="result"
          fieldset={{ legend: { text: "What happened?", classes: "govuk-fieldset__legend--m" } }}
          value={value("result")}
          errorMessage={errorFor(errors, "result")}
          items={results.map(([result, text]) => ({
            value: result,
            text: result === "text-sent" && isWritten(running.kind) ? "I wrote to them" : text,
          }))}
        />
        <Radios
          name="stillSafe"
          classes="govuk-radios--inline"
          fieldset={{
            legend: {
              text: "“Is this still a safe way and a safe time to reach you?”",
              classes: "govuk-fieldset__legend--s",
            },
          }}
          hint={{ text: "If not, it is not used from now on." }}
          value={value("stillSafe")}
          errorMessage={errorFor(errors, "stillSafe")}
          items={[
            { value: "yes", text: "Yes" },
            { value: "no", text: "No" },
            { value: "not-asked", text: "Not asked" },
          ]}
        />
        <Radios
          name="slotKept"
          classes="govuk-radios--inline"
          fieldset={{ legend: { text: "Was it a good time for them?", classes: "govuk-fieldset__legend--s" } }}
          value={value("slotKept")}
          errorMessage={errorFor(errors, "slotKept")}
          items={[
            { value: "yes", text: "Yes" },
            { value: "no", text: "No" },
            { value: "not-known", text: "Not known" },
          ]}
        />
        <Textarea
          id="note"
          name="note"
          label="Anything the next person must know"
          rows={3}
          value={value("note")}
          errorMessage={errorFor(errors, "note")}
        />
        <Button preventDoubleClick>Save what happened</Button>
      </form>
    </>
  );
}
