import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { prepareReturn } from "../../commands/prepare-return.ts";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { returnsPage } from "../../queries/report-returns.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { PeriodsOfReturn } from "./periods-of-return.tsx";

interface Sent {
  readonly errors: readonly FieldError[];
}

/** What is due, what was prepared, and to whom it was released. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "return.prepare");
  const { hub } = context;
  return { page: await returnsPage(hub.db, actor, hub.clock()), key: newFormKey() };
}

/** Prepares a return of one period. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "return.prepare");
  const values = await formValues(request);
  const { hub } = context;
  const told = { by: actor, at: hub.clock(), ...keyIn(values) };
  const result = await prepareReturn(hub.db, typedIn(values, ["name", "period"]), told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.return(result.snapshotId));
    case "refused":
      return data<Sent>({ errors: [{ message: result.reason }] }, { status: 409 });
    case "conflict":
    case "not-found":
      throw noSuchPage();
  }
}

export default function Returns() {
  const { page, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <SummaryOfErrors errors={sent?.errors} />
      <h1 className="govuk-heading-xl">Returns</h1>
      <p className="govuk-body-l">{page.area}</p>
      <p className="govuk-body">
        Returns are exact. They are no published reports: each goes to one named recipient, whom the information
        governance lead of the hub writes down. Whoever prepared a return does not release it. The numbers of one that
        was prepared never change; a correction has the next number. Exact numbers are shown at the hub’s own
        organisation alone: from anywhere else a return can be prepared, and its numbers come by a release.
      </p>
      {page.returns.map((one) => (
        <section key={one.name}>
          <h2 className="govuk-heading-l">{one.title}</h2>
          <p className="govuk-body">{one.asked}</p>
          <PeriodsOfReturn of={one} formKey={key} />
        </section>
      ))}
    </>
  );
}
