import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerTo } from "#machines/intake/answers.ts";
import { ASSESS } from "#machines/intake/assess.ts";
import { GRADES } from "#machines/statuses.ts";
import { agreePlanOfCase } from "../../commands/agree-plan.ts";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { Problem, type CaseProblem } from "../../components/case/problem.tsx";
import { AgreedNotice, type AgreedNoticeProps } from "../../components/intake/agreed-notice.tsx";
import { AgreeSection } from "../../components/intake/agree-section.tsx";
import { CallSection } from "../../components/intake/call-section.tsx";
import { ToolSection } from "../../components/intake/tool-section.tsx";
import { useTool } from "../../components/intake/use-tool.ts";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { SummaryOfErrors, type FieldError } from "../../components/summary-of-errors.tsx";
import { paths } from "../../paths.ts";
import { agreedNow } from "../../queries/agreed.ts";
import { assessPage } from "../../queries/assess.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { callForm } from "../contact/call-form.server.ts";
import { choiceOf, type CallForm } from "../contact/call-form.ts";
import { opened, posted, type Posted } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, actor, caseId, at, key } = await opened(args);
  return data({ ...(await assessPage(hub.db, actor, caseId, at)), key });
}

export async function action(args: ActionFunctionArgs) {
  const sent = await posted(args, "grade.agree");
  const form = await callForm(sent.hub.db, sent.values);
  const { answers, actions } = form;
  const agreedGrade = GRADES.find((grade) => grade === answerTo(answers, "agreedGrade"));
  const errors: FieldError[] = [...form.errors];
  if (form.intent !== "agree") return again(sent, form, errors, null, errors.length > 0 ? 422 : 200);
  if (answerTo(answers, "immediateDanger") === "")
    errors.push({ field: "immediateDanger", message: "Ask if they are in danger right now" });
  if (!agreedGrade) errors.push({ field: "agreedGrade", message: "Choose the grade you agree" });
  if (actions.length === 0) errors.push({ field: "actions", message: "Agree at least one action" });
  if (!agreedGrade || errors.length > 0) return again(sent, form, errors, null, 422);

  const { hub, told, caseId, version } = sent;
  const plan = {
    agreedGrade,
    reason: answerTo(answers, "gradeReason"),
    overrideReason: answerTo(answers, "overrideReason"),
    actions,
    sendNow: form.sendNow,
  };
  const result = await agreePlanOfCase(
    hub.db,
    { caseId, answers, plan, ...(version === undefined ? {} : { version }) },
    told,
  );
  if (result.kind === "not-found") throw noSuchPage();
  if (result.kind === "invalid") return again(sent, form, result.errors, null, 422);
  if (result.kind === "refused")
    return again(sent, form, [], { kind: "refused", reason: result.reason, possible: [...result.possible] }, 409);
  if (result.kind === "conflict") {
    const now = await agreedNow(hub.db, caseId, told.at);
    return again(sent, form, [], null, 409, { now, yours: choiceOf(form) });
  }
  throw seeOther(paths.case(caseId));
}

/** The page again, with everything typed and what the protocol says to it now. */
async function again(
  { hub, told, caseId }: Posted,
  form: CallForm,
  errors: readonly FieldError[],
  problem: CaseProblem | null,
  status: number,
  agreed: Omit<AgreedNoticeProps, "children"> | null = null,
) {
  const page = await assessPage(hub.db, told.by, caseId, told.at, form.typed);
  return data({ ...page, errors: [...errors], problem, agreed }, { status });
}

export default function Assess() {
  const first = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { frame, answers, tool, soFar, suggestion, impossible, mustNotBeTold, alreadyOpen } = sent ?? first;
  const inHand = useTool(answers);
  const address = paths.casePage(frame.id, "assess");
  const errors: FieldError[] = [...(sent?.errors ?? []), ...(sent?.errors.length ? [] : impossible)];
  const inDanger = frame.dangerMinutes !== null;
  const sections = ASSESS.filter((section) => !inDanger || section.id !== "danger");
  return (
    <CaseFrame frame={frame} formKey={first.key} page="assess">
      <SummaryOfErrors errors={errors} />
      <Problem problem={sent?.problem} />
      {sent?.agreed && (
        <AgreedNotice {...sent.agreed}>
          Nothing of yours was saved yet: it still stands in the form below. Look at both. If yours is right, press
          Agree: what is under way stays.
        </AgreedNotice>
      )}
      <h1 className="govuk-heading-l">Grade the risk</h1>
      <p className="govuk-body">
        What was answered last is filled in. Ask again what may have changed, then agree the grade and what happens.
      </p>
      {inDanger && (
        <InsetText>There is danger now: the grade is high until somebody says that it has passed.</InsetText>
      )}
      {alreadyOpen.length > 0 && <InsetText>Already agreed, and stays as it is: {alreadyOpen.join("; ")}.</InsetText>}
      <nav aria-label="On this page">
        <ul className="govuk-list">
          {[...sections, { id: "agree", title: "What happens next: the grade and the actions" }].map(
            ({ id, title }) => (
              <li key={id}>
                <a className="govuk-link" href={`#section-${id}`}>
                  {title}
                </a>
              </li>
            ),
          )}
        </ul>
      </nav>
      <form method="post" action={address} noValidate onChange={({ target }) => inHand.follow(target)}>
        <HiddenFields
          fields={{ key: first.key, version: frame.version, immediateDanger: inDanger ? "yes" : undefined }}
        />
        {sections.map((section) => {
          const common = { section, answers, errors, action: address };
          return section.id === "risk" ? (
            <ToolSection key={section.id} {...common} tool={tool} soFar={soFar} inHand={inHand} />
          ) : (
            <CallSection key={section.id} {...common} />
          );
        })}
        <AgreeSection
          suggestion={suggestion}
          answers={answers}
          errors={errors}
          needed={[]}
          mustNotBeTold={mustNotBeTold}
          action={address}
          agreeWords="Agree"
        />
      </form>
    </CaseFrame>
  );
}
