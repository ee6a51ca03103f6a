import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { makeBusinessCase } from "../../commands/save-business-case.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { caseStart } from "../../queries/report-business-start.ts";
import { exampleOf } from "../../reports/business-case/examples.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { begunCase } from "./begin-typed.ts";
import { CaseForm } from "./case-form.tsx";
import { OwnFigures } from "./own-figures.tsx";
import { errorsAtFields } from "./read-typed.ts";
import { postedCase, type SentCase } from "./sent-case.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const start = await caseStart(context.hub.db, actor.area);
  const like = new URL(request.url).searchParams.get("like");
  const example = like === null ? undefined : exampleOf(like);
  if (like !== null && !example) throw noSuchPage();
  return data({ start, typed: begunCase(start, example), key: newFormKey() });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const values = await formValues(request);
  const posted = await postedCase(context.hub.db, values);
  if (posted.kind === "again") return data<SentCase>(posted.sent, { status: posted.status });
  const { sent, unchecked, vintageKnown } = posted;
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const result = await makeBusinessCase(context.hub.db, { ...unchecked, name: sent.typed.name }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.businessCase(result.id));
    case "invalid":
      return data<SentCase>({ ...sent, errors: errorsAtFields(result.errors, vintageKnown) }, { status: 422 });
    case "refused":
      return data<SentCase>({ ...sent, errors: [{ message: result.reason }] }, { status: 409 });
    case "conflict":
    case "not-found":
      throw noSuchPage();
  }
}

export default function NewBusinessCase() {
  const { start, typed, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors = sent && sent.errors.length > 0 ? sent.errors : undefined;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.businessCases()}>Business cases</BackLink>
        <SummaryOfErrors errors={errors} />
        <h1 className="govuk-heading-l">New business case</h1>
        <p className="govuk-body">
          It starts from the hub’s own figures and from published prices. Everything can be changed. What nobody has
          counted is empty: give it with how good the evidence is.
        </p>
        <OwnFigures figures={start.figures} />
        <CaseForm
          typed={sent?.typed ?? typed}
          errors={errors}
          action={paths.newBusinessCase()}
          hidden={{ key: sent?.key ?? key }}
          prices={start.prices}
          vintages={start.vintages}
          named
        />
      </div>
    </div>
  );
}
