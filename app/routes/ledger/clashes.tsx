import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideCostClash } from "../../commands/decide-cost-clash.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import { Pager } from "../../components/pager.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { clashesPage } from "../../queries/report-cost-clashes.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { Clash } from "./clash.tsx";
import { MoneyPages } from "./money-pages.tsx";
import { pageIn } from "./page-in.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "ledger.see");
  return data({ key: newFormKey(), page: await clashesPage(context.hub.db, actor, pageIn(request)) });
}

const REFUSED = {
  possible: ["What was decided stands. Below is what still waits."],
};

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "ledger.see");
  const values = await formValues(request);
  const { clash, version, decision } = typedIn(values, ["clash", "version", "decision"]);
  if (decision !== "keep" && decision !== "replace")
    return data({ refused: { reason: "Use the buttons on the page. Nothing was changed.", possible: [] } }, 422);
  const seen = /^\d{1,9}$/.test(version) ? Number(version) : -1;
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const result = await decideCostClash(context.hub.db, { clashId: clash, version: seen, decision }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.costClashes());
    case "not-found":
      throw noSuchPage();
    case "refused":
      return data({ refused: { ...REFUSED, reason: result.reason } }, { status: 409 });
    case "conflict":
      return data({ refused: { ...REFUSED, reason: "Somebody else decided first." } }, { status: 409 });
  }
}

export default function Clashes() {
  const { key, page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { waiting, clashes } = page;
  return (
    <>
      {sent?.refused && <RefusedNotice {...sent.refused} />}
      <h1 className="govuk-heading-l">Counted twice</h1>
      <MoneyPages here={paths.costClashes()} />
      <p className="govuk-body">
        A price can be a bundle, with its parts priced too. Both may not count on one case. What came first counts until
        you say otherwise. Nothing is removed: what you replace is taken back by an entry of its own.
      </p>
      {clashes.length === 0 ? (
        <EmptyState title="Nothing waits to be decided." />
      ) : (
        <>
          <p className="govuk-body">{waiting === 1 ? "One waits" : `${waiting} wait`}, the oldest first.</p>
          {clashes.map((clash, index) => (
            <Clash key={clash.id} clash={clash} formKey={`${key}-${index}`} />
          ))}
        </>
      )}
      <Pager page={page.page} pageCount={page.pageCount} hrefFor={paths.costClashesPage} label="Counted twice" />
    </>
  );
}
