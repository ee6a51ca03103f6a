import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveBusinessCase } from "../../commands/save-business-case.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { type StaleField, StaleForm } from "../../components/stale-form.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { savedVersion } from "../../queries/report-business-case.ts";
import { caseStart } from "../../queries/report-business-start.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { CaseForm } from "./case-form.tsx";
import { OwnFigures } from "./own-figures.tsx";
import { errorsAtFields } from "./read-typed.ts";
import { postedCase, type SentCase } from "./sent-case.ts";
import { staleFields } from "./stale-case.ts";
import { typedOut } from "./type-out.ts";

interface SentVersion extends SentCase {
  readonly stale: readonly StaleField[] | null;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const saved = await savedVersion(context.hub.db, { id: params.id ?? "" }, actor);
  if (!saved) throw noSuchPage();
  const { id, name, number, version } = saved;
  const start = await caseStart(context.hub.db, actor.area);
  return data({ id, name, number, start, typed: typedOut(version, name, start.vintages), key: newFormKey() });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const { db, clock } = context.hub;
  const id = params.id ?? "";
  const now = await savedVersion(db, { id }, actor);
  if (!now) throw noSuchPage();
  const values = await formValues(request);
  const posted = await postedCase(db, values);
  if (posted.kind === "again") return data<SentVersion>({ ...posted.sent, stale: null }, { status: posted.status });
  const { sent, unchecked, vintageKnown } = posted;
  const basedOn = /^\d{1,9}$/.test(sent.version) ? Number(sent.version) : 0;
  const told = { by: actor, at: clock(), ...keyIn(values) };
  const result = await saveBusinessCase(db, { ...unchecked, id, basedOn }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.businessCase(id));
    case "invalid":
      return data<SentVersion>(
        { ...sent, errors: errorsAtFields(result.errors, vintageKnown), stale: null },
        { status: 422 },
      );
    case "refused":
      return data<SentVersion>({ ...sent, errors: [{ message: result.reason }], stale: null }, { status: 409 });
    case "conflict":
      return data<SentVersion>({ ...sent, stale: staleFields(now, unchecked) }, { status: 409 });
    case "not-found":
      throw noSuchPage();
  }
}

export default function EditBusinessCase() {
  const { id, name, number, start, typed, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors = sent && sent.errors.length > 0 ? sent.errors : undefined;
  const hidden = sent && !sent.stale ? { key: sent.key, version: sent.version } : { key, version: number };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.businessCase(id)}>{name}</BackLink>
        <SummaryOfErrors errors={errors} />
        {sent?.stale && <StaleForm fields={sent.stale} />}
        <h1 className="govuk-heading-l">{name}: a new version</h1>
        <p className="govuk-body">
          It starts from version {number}, which stays as it is. A signature under what is cashable is of one version:
          the new one is not signed.
        </p>
        <OwnFigures figures={start.figures} />
        <CaseForm
          typed={sent?.typed ?? typed}
          errors={errors}
          action={paths.editBusinessCase(id)}
          hidden={hidden}
          prices={start.prices}
          vintages={start.vintages}
          named={false}
        />
      </div>
    </div>
  );
}
