import { AttemptForm, type ShownAttempt } from "../../components/case/attempt-form.tsx";
import { Script, type ShownSafeContact } from "../../components/case/safe-contact.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { paths } from "../../paths.ts";

interface PersonProps {
  readonly id: string;
  readonly formKey: string;
  readonly person: {
    readonly told: readonly { readonly label: string; readonly value: string }[];
    readonly panel: (ShownSafeContact & { mayLeaveVoicemail: boolean }) | null;
    readonly running: ShownAttempt | null;
  };
  readonly typed: Readonly<Record<string, string | string[]>>;
  readonly errors: readonly FieldError[];
}

/** What the one who took it may know, and how to reach the person: the number comes only with the press, inside an attempt. */
export function Person({ id, formKey, person: { told, panel, running }, typed, errors }: PersonProps) {
  return (
    <>
      {told.length > 0 && (
        <SummaryList
          card={{ title: "About the person" }}
          rows={told.map(({ label, value }) => ({ key: label, value }))}
        />
      )}
      {panel && <h2 className="govuk-heading-m">Safe contact</h2>}
      {panel && !running?.mine && (
        <>
          <p className="govuk-body govuk-!-font-weight-bold">{panel.sentence}</p>
          <Script panel={panel} />
          {panel.mayRing && (
            <form method="post" action={paths.action(id)}>
              <HiddenFields fields={{ key: `${formKey}-ring`, intent: "ring" }} />
              <Button preventDoubleClick>Ring: show the number</Button>
            </form>
          )}
        </>
      )}
      {panel && running && (
        <AttemptForm
          address={paths.action(id)}
          formKey={formKey}
          running={running}
          panel={panel}
          typed={typed["intent"] === "finish" ? typed : {}}
          errors={typed["intent"] === "finish" ? errors : []}
        />
      )}
    </>
  );
}
