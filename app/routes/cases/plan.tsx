import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { moveAction } from "../../commands/move-action.ts";
import { PLAN_PARTS, saveSafetyPlan, type PlanBody } from "../../commands/save-safety-plan.ts";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { PLAN_PART_WORDS } from "../../components/case/plan-parts.ts";
import { MadeTogether, PlanForm, PlanOnPaper } from "../../components/case/plan.tsx";
import { Problem } from "../../components/case/problem.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { isPlanAction, planPage } from "../../queries/case-plan.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { chosen, notDone, one, opened, posted, putRight } from "./opened.server.ts";

// The plan is read together with the person it is for.
export const handle: PageHandle = { alerts: dangerIn, exit: true };

const LONGEST = 4000;

export async function loader(args: LoaderFunctionArgs) {
  const { hub, caseId, at, key } = await opened(args);
  return data({ ...(await planPage(hub.db, caseId, at)), key });
}

export async function action(args: ActionFunctionArgs) {
  const { hub, told, caseId, values, version } = await posted(args);
  const asOf = version === undefined ? {} : { version };
  if (one(values, "intent") === "done") {
    const feelsSafer = chosen(values, "feelsSafer", ["yes", "same", "no", "not-asked"]) ?? "not-asked";
    const step = { type: "DONE", outcome: "engaged", feelsSafer } as const;
    const actionId = one(values, "actionId");
    // The page ends its own action alone: any other has an address and a form of its own.
    if (!(await isPlanAction(hub.db, caseId, actionId))) throw noSuchPage();
    const result = await moveAction(hub.db, { actionId, step, ...asOf }, told);
    if (result.kind !== "done") return notDone(result);
    throw seeOther(paths.case(caseId));
  }
  const body: PlanBody = typedIn(values, PLAN_PARTS);
  const tooLong = PLAN_PARTS.filter((part) => body[part].length > LONGEST).map((part) => ({
    field: part,
    message: `Shorten “${PLAN_PART_WORDS[part].label}” to ${LONGEST.toLocaleString("en-GB")} characters`,
  }));
  const errors = [...wrongIn(values, PLAN_PARTS), ...tooLong];
  if (errors.length > 0) return putRight(errors, body);
  const result = await saveSafetyPlan(hub.db, { caseId, body, ...asOf }, told);
  if (result.kind !== "done") return notDone(result, body);
  throw seeOther(paths.casePage(caseId, "plan"));
}

const LABELS = Object.fromEntries(Object.entries(PLAN_PART_WORDS).map(([part, { label }]) => [part, label]));

export default function Plan() {
  const { frame, key, version, body, saved, action: open } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent && Object.keys(sent.typed).length > 0 ? (sent.typed as Record<string, string>) : null;
  return (
    <CaseFrame frame={frame} formKey={key} page="plan">
      <SummaryOfErrors errors={sent?.errors} />
      <Problem problem={sent?.problem} yours={typed ?? {}} labels={LABELS} />
      <h1 className="govuk-heading-l hub-no-print">Safety plan</h1>
      {saved && open && <MadeTogether address={paths.casePage(frame.id, "plan")} formKey={key} action={open} />}
      <PlanForm
        address={paths.casePage(frame.id, "plan")}
        formKey={key}
        version={version}
        saved={saved}
        body={typed ?? body}
        errors={sent?.errors ?? []}
      />
      {saved && <PlanOnPaper body={body} saved={saved} />}
    </CaseFrame>
  );
}
