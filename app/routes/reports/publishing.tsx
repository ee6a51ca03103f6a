import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setPublisher } from "../../commands/set-publisher.ts";
import { StaleForm, type StaleField } from "../../components/stale-form.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { publishingPage } from "../../queries/report-publishing.ts";
import { problemsWithPublisher } from "../../reports/publisher-limits.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { PublishingForm, PublishingHistory } from "./publishing-form.tsx";

interface Sent {
  readonly typed: { readonly mostHidden: string; readonly countStep: string };
  readonly key: string;
  readonly version: string;
  readonly errors: readonly FieldError[];
  readonly stale: readonly StaleField[] | null;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "publisher.change");
  return { page: await publishingPage(context.hub.db, actor), key: newFormKey() };
}

const wholeNumber = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : NaN);

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "publisher.change");
  const values = await formValues(request);
  const { mostHidden, countStep, key, version } = typedIn(values, ["mostHidden", "countStep", "key", "version"]);
  const sent: Sent = { typed: { mostHidden, countStep }, key, version, errors: [], stale: null };
  const input = { mostHidden: wholeNumber(mostHidden), countStep: wholeNumber(countStep) };
  const errors = problemsWithPublisher(input);
  if (errors.length > 0) return data<Sent>({ ...sent, errors }, { status: 422 });
  const seen = /^\d{1,9}$/.test(version) ? Number(version) : -1;
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const result = await setPublisher(context.hub.db, { ...input, version: seen }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.publishing());
    case "not-found":
      throw noSuchPage();
    case "refused":
      return data<Sent>({ ...sent, errors: [{ message: result.reason }] }, { status: 422 });
    case "conflict":
      return data<Sent>(
        {
          ...sent,
          stale: [
            { label: "Not shown: 1 to", yours: mostHidden, theirs: result.theirs.mostHidden ?? "" },
            { label: "Rounded to", yours: countStep, theirs: result.theirs.countStep ?? "" },
          ],
        },
        { status: 409 },
      );
  }
}

export default function Publishing() {
  const { page, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { mostHidden, countStep } = page.stands;
  const typed = sent?.typed ?? { mostHidden: String(mostHidden), countStep: String(countStep) };
  const hidden = sent && !sent.stale ? { key: sent.key, version: sent.version } : { key, version: page.version };
  const errors = sent && sent.errors.length > 0 ? sent.errors : undefined;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.reports()}>Reports</BackLink>
        <SummaryOfErrors errors={errors} />
        {sent?.stale && <StaleForm fields={sent.stale} />}
        <h1 className="govuk-heading-l">How small numbers are kept from view</h1>
        <p className="govuk-body">
          {page.area}. Now counts from 1 to {mostHidden} are not shown, and others are rounded to the nearest{" "}
          {countStep}. What is frozen stays as it is; releases that are made from now on follow what is set here.
        </p>
        <PublishingForm typed={typed} hidden={hidden} errors={errors} />
        <PublishingHistory history={page.history} />
      </div>
    </div>
  );
}
