import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { tellOwner } from "../../commands/tell-owner.ts";
import { moveAction, type ActionStep } from "../../commands/move-action.ts";
import { ActionCard } from "../../components/case/action-card.tsx";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { Problem } from "../../components/case/problem.tsx";
import { TellAgain, Tellings } from "../../components/case/tellings.tsx";
import { StepForm } from "../../components/case/step-form.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { actionPage } from "../../queries/case-action.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { notDone, opened, posted, putRight } from "./opened.server.ts";
import { AGAIN_FIELDS, readAgain } from "./read-again.ts";
import { readStep, STEP_FIELDS } from "./read-step.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, caseId, at, key } = await opened(args);
  const page = await actionPage(hub.db, caseId, args.params["actionId"] ?? "", at);
  if (!page) throw noSuchPage();
  return data({ ...page, key });
}

export async function action(args: ActionFunctionArgs) {
  const { hub, told, caseId, values, version } = await posted(args, "action.send");
  const actionId = args.params["actionId"] ?? "";
  // An action is reached through its own case alone: under another's address it is not there.
  if (!(await actionPage(hub.db, caseId, actionId, told.at))) throw noSuchPage();
  const fields = [...STEP_FIELDS, ...AGAIN_FIELDS];
  const typed = typedIn(values, fields);
  const wrong = wrongIn(values, fields);
  if (wrong.length > 0) return putRight(wrong, typed);
  if (typed.intent === "tell-again") {
    const again = readAgain(typed);
    if (!again.ok) return putRight(again.errors, typed);
    const result = await tellOwner(hub.db, { caseId, actionId, ...again.telling }, told);
    if (result.kind !== "done") return notDone(result, typed);
    throw seeOther(paths.caseAction(caseId, actionId));
  }
  const read = readStep(typed, told);
  if (!read.ok) return putRight(read.errors, typed);
  const step: ActionStep = read.step;
  const result = await moveAction(hub.db, { actionId, step, ...(version === undefined ? {} : { version }) }, told);
  if (result.kind !== "done") return notDone(result, typed);
  throw seeOther(paths.case(caseId));
}

export default function CaseActionPage() {
  const {
    frame,
    key,
    action: shown,
    canBeToldInHub,
    tellings,
    mayBeToldAgain,
    hasSheet,
  } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <CaseFrame frame={frame} formKey={key} page="overview">
      <SummaryOfErrors errors={sent?.errors} />
      <Problem problem={sent?.problem} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <ActionCard action={shown} />
          {hasSheet && (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.tellSheet(frame.id, shown.id)}>
                What you may tell them, to read out, print or write
              </a>
            </p>
          )}
          <Tellings tellings={tellings} />
          {mayBeToldAgain && (
            <TellAgain
              address={paths.caseAction(frame.id, shown.id)}
              formKey={key}
              typed={sent?.typed ?? {}}
              errors={sent?.errors ?? []}
            />
          )}
          {shown.steps.length > 0 && (
            <StepForm
              address={paths.caseAction(frame.id, shown.id)}
              formKey={key}
              action={shown}
              canBeToldInHub={canBeToldInHub}
              typed={sent?.typed ?? {}}
              errors={sent?.errors ?? []}
            />
          )}
        </div>
      </div>
    </CaseFrame>
  );
}
