import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { signCashable } from "../../commands/sign-cashable.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { shownCase } from "../../reports/business-case/shown.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { Cashable } from "./cashable.tsx";
import { Doubt } from "./doubt.tsx";
import { Formula, StatedNumbers } from "./stated-numbers.tsx";
import { Lock, Totals } from "./totals.tsx";
import { TornadoDrawn } from "./tornado.tsx";
import { versionAsked } from "./version-asked.ts";
import { Versions } from "./versions.tsx";
import { WhoPays } from "./who-pays.tsx";

export const handle = { wide: true };

/** What the page shows of one version, and no more: no ratio while it is locked, no cashable money while nobody has signed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const saved = await versionAsked(context.hub.db, { id: params.id, request, actor });
  const shown = shownCase(saved.version, saved.signed !== null);
  return data({ saved, shown, maySign: may(actor, "cashable.sign"), key: newFormKey() });
}

/** The one form of the page: a finance lead signs. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const values = await formValues(request);
  const id = params.id ?? "";
  const { version } = typedIn(values, ["version"]);
  const number = /^[1-9]\d{0,6}$/.test(version) ? Number(version) : 0;
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const result = await signCashable(context.hub.db, { id, number }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.businessCaseVersion(id, number));
    case "refused":
      return data({ errors: [{ message: result.reason }] }, { status: 409 });
    case "conflict":
    case "not-found":
      throw noSuchPage();
  }
}

export default function BusinessCasePage() {
  const { saved, shown, maySign, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { id, name, number, on, by, note, version } = saved;
  return (
    <>
      <BackLink href={paths.businessCases()}>Business cases</BackLink>
      <SummaryOfErrors errors={sent?.errors} />
      <h1 className="govuk-heading-xl">{name}</h1>
      <p className="govuk-body-l">
        Version {number}, saved by {by} on {on}.{note !== "" && ` ${note}`}
      </p>
      <Lock version={version} />
      <div className="govuk-button-group hub-no-print">
        <Button href={paths.editBusinessCase(id)}>Make a new version</Button>
        <a className="govuk-link" href={paths.businessCaseFile(id, "file.csv", number)} download>
          Numbers and results (CSV)
        </a>
        <a className="govuk-link" href={paths.businessCaseFile(id, "input.json", number)} download>
          Numbers (JSON)
        </a>
        <a className="govuk-link" href={paths.businessCaseFile(id, "result.json", number)} download>
          Results (JSON)
        </a>
      </div>
      <Totals shown={shown} />
      <Cashable saved={saved} shown={shown} maySign={maySign} formKey={key} />
      <WhoPays shown={shown} />
      <Doubt shown={shown} input={version.input}>
        <TornadoDrawn id={id} number={number} shown={shown} />
      </Doubt>
      <StatedNumbers version={version} />
      <Formula />
      <Versions saved={saved} />
    </>
  );
}
