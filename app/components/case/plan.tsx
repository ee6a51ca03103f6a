import { exactTime } from "../exact-time.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";
import { PLAN_PART_WORDS } from "./plan-parts.ts";

type Parts = Readonly<Record<string, string | undefined>>;
interface Saved {
  at: string;
  by: string;
}

interface PlanFormProps {
  address: string;
  formKey: string;
  version: number;
  saved: Saved | null;
  body: Parts;
  errors: readonly FieldError[];
}

/** The plan as it is talked through with the person; every part may stay empty. */
export function PlanForm({ address, formKey, version, saved, body, errors }: PlanFormProps) {
  return (
    <form method="post" action={address} className="hub-no-print" noValidate>
      <HiddenFields fields={{ key: formKey, version }} />
      <p className="govuk-body">
        {saved
          ? `Version ${version}, saved ${exactTime(saved.at)} by ${saved.by}.`
          : "Nothing is written yet. Write it with them, in their words. Leave out what does not matter to them."}
      </p>
      {Object.entries(PLAN_PART_WORDS).map(([part, { label, hint }]) => (
        <Textarea
          key={part}
          id={part}
          name={part}
          label={{ text: label, classes: "govuk-label--s" }}
          hint={hint || undefined}
          rows={2}
          autocomplete="off"
          value={body[part] ?? ""}
          errorMessage={errorFor(errors, part)}
        />
      ))}
      <Button preventDoubleClick>Save the plan</Button>
    </form>
  );
}

/** Once the plan is written: one press says that it was made with the person. */
export function MadeTogether({
  address,
  formKey,
  action,
}: {
  address: string;
  formKey: string;
  action: { id: string; version: number };
}) {
  return (
    <InsetText classes="hub-no-print">
      <form method="post" action={address}>
        <HiddenFields
          fields={{ key: `${formKey}-done`, version: action.version, actionId: action.id, intent: "done" }}
        />
        <Select
          id="feelsSafer"
          name="feelsSafer"
          label="“Do you feel safer?”"
          value="not-asked"
          items={[
            { value: "not-asked", text: "Not asked" },
            { value: "yes", text: "Yes, safer" },
            { value: "same", text: "The same" },
            { value: "no", text: "No" },
          ]}
        />
        <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
          This was made with them: mark the action done
        </Button>
      </form>
    </InsetText>
  );
}

/** The plan as it goes on paper: only what is written, without a name, a reference or who we are. */
export function PlanOnPaper({ body, saved }: { body: Parts; saved: Saved }) {
  const written = Object.entries(PLAN_PART_WORDS).filter(([part]) => part !== "notWritten" && body[part]?.trim());
  return (
    <Details summary="Print it" classes="hub-paper">
      <WarningText classes="hub-no-print">
        Print only when they asked for paper and have a place for it that nobody else finds. Never post it.
      </WarningText>
      <p className="govuk-body hub-no-print">Only what stands here, while this part is open, goes on the paper.</p>
      <Button
        type="button"
        classes="govuk-button--secondary hub-no-print hub-needs-script"
        attributes={{ onClick: () => window.print() }}
      >
        Print
      </Button>
      <h2 className="govuk-heading-m">My plan</h2>
      <p className="govuk-body">{exactTime(saved.at)}</p>
      {written.map(([part, { label }]) => (
        <section key={part}>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{label}</h3>
          <p className="govuk-body hub-written">{body[part]}</p>
        </section>
      ))}
    </Details>
  );
}
