import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { paths } from "../../paths.ts";
import type { PartnerRow } from "../../queries/partner-actions.ts";

interface QuickAnswersProps {
  readonly row: Pick<PartnerRow, "id" | "reference" | "version" | "steps">;
  readonly formKey: string;
}

/** The three answers to a request, on the list itself: two of them ask for words on the request's own page. */
export function QuickAnswers({ row: { id, reference, version, steps }, formKey }: QuickAnswersProps) {
  const whose = <span className="govuk-visually-hidden">: {reference}</span>;
  const isNew = steps.includes("ACCEPTED");
  return (
    <>
      {isNew && (
        <form method="post" action={paths.action(id)} noValidate>
          <HiddenFields fields={{ key: `${formKey}-${id}`, version, step: "ACCEPTED" }} />
          <Button classes="govuk-!-margin-bottom-2" preventDoubleClick>
            We’ll take it{whose}
          </Button>
        </form>
      )}
      {steps.includes("DECLINED") && (
        <a className="govuk-link govuk-!-display-block" href={paths.actionAnswer(id, "cannot")}>
          {isNew ? "We can’t (why)" : "Hand it back (why)"}
          {whose}
        </a>
      )}
      <a className="govuk-link govuk-!-display-block" href={paths.actionAnswer(id, "tell")}>
        Tell us something{whose}
      </a>
    </>
  );
}
