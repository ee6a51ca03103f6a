import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { GRADE_WORDS } from "#machines/protocol/words.ts";
import { GRADES } from "#machines/statuses.ts";
import { CASE_OUTCOMES, closeCase } from "../../commands/close-case.ts";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { CASE_OUTCOME_WORDS } from "../../components/case/outcome-words.ts";
import { Problem } from "../../components/case/problem.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { closePage } from "../../queries/case-close.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { chosen, notDone, opened, posted, putRight } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, actor, caseId, at, key } = await opened(args);
  return data({ ...(await closePage(hub.db, caseId, actor, at)), key });
}

export async function action(args: ActionFunctionArgs) {
  const { hub, told, caseId, values, version } = await posted(args);
  const typed = typedIn(values, ["outcome", "finalGrade"]);
  const outcome = chosen(values, "outcome", CASE_OUTCOMES);
  const finalGrade = chosen(values, "finalGrade", GRADES);
  if (outcome === null || finalGrade === null)
    return putRight(
      [
        ...(outcome === null ? [{ field: "outcome", message: "Say how it ended" }] : []),
        ...(finalGrade === null ? [{ field: "finalGrade", message: "Say what the risk is now" }] : []),
      ],
      typed,
    );
  const asOf = version === undefined ? {} : { version };
  const result = await closeCase(hub.db, { caseId, outcome, finalGrade, ...asOf }, told);
  if (result.kind !== "done") return notDone(result, typed);
  throw seeOther(paths.case(caseId));
}

export default function Close() {
  const { frame, key, mayClose, inTheWay } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const value = (name: string) => [sent?.typed[name as "outcome"] ?? ""].flat()[0];
  return (
    <CaseFrame frame={frame} formKey={key} page="close">
      <SummaryOfErrors errors={sent?.errors} />
      <Problem problem={sent?.problem} />
      <h1 className="govuk-heading-l">Close this case</h1>
      {!mayClose ? (
        <InsetText>
          <p className="govuk-body">It cannot be closed yet:</p>
          <ul className="govuk-list govuk-list--bullet">
            {inTheWay.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </InsetText>
      ) : (
        <form method="post" action={paths.casePage(frame.id, "close")} noValidate>
          <HiddenFields fields={{ key, version: frame.version }} />
          <Radios
            name="outcome"
            fieldset={{ legend: { text: "How did it end?", classes: "govuk-fieldset__legend--m" } }}
            value={value("outcome")}
            errorMessage={errorFor(sent?.errors, "outcome")}
            items={Object.entries(CASE_OUTCOME_WORDS).map(([outcome, text]) => ({ value: outcome, text }))}
          />
          <Radios
            name="finalGrade"
            classes="govuk-radios--inline"
            fieldset={{ legend: { text: "What is the risk now?", classes: "govuk-fieldset__legend--m" } }}
            hint={{ text: "If it is not the grade that stands, grade the risk again first." }}
            value={value("finalGrade")}
            errorMessage={errorFor(sent?.errors, "finalGrade")}
            items={GRADES.map((grade) => ({ value: grade, text: GRADE_WORDS[grade] }))}
          />
          <Button classes="govuk-button--warning" preventDoubleClick>
            Close the case
          </Button>
        </form>
      )}
    </CaseFrame>
  );
}
