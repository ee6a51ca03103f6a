import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHubCostLine } from "#machines/hub-cost.ts";
import { enterHubCost, takeBackHubCost } from "../../commands/enter-hub-cost.ts";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { hubCostPage } from "../../queries/report-hub-money.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { ChooseFrom } from "./choose-from.tsx";
import { EnteredTable } from "./entered-table.tsx";
import { HubCostForm } from "./hub-cost-form.tsx";
import { MoneyPages } from "./money-pages.tsx";
import { firstOfEach, readAmount } from "./read-amount.ts";

const FIELDS = ["quarter", "line", "amount", "source"] as const;

interface Sent {
  readonly typed: Readonly<Record<(typeof FIELDS)[number], string>> | null;
  readonly key: string;
  readonly errors: readonly FieldError[];
  readonly refused: string | null;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "cost.change");
  const quarter = new URL(request.url).searchParams.get("quarter") ?? "";
  const { db, clock } = context.hub;
  return data({ key: newFormKey(), page: await hubCostPage(db, actor, clock(), quarter) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "cost.change");
  const { db, clock } = context.hub;
  const values = await formValues(request);
  const { intent, id, key } = typedIn(values, ["intent", "id", "key"]);
  const typed = typedIn(values, FIELDS);
  const told = { by: actor, at: clock(), ...keyIn(values) };
  if (intent === "take-back") {
    const result = await takeBackHubCost(db, { id }, told);
    if (result.kind === "done") throw seeOther(paths.hubCostsOf(result.quarter));
    if (result.kind !== "refused") throw noSuchPage();
    return data<Sent>({ typed: null, key, errors: [], refused: result.reason }, { status: 409 });
  }
  const { quarter, line } = typed;
  const { pence, source, errors: wrong } = readAmount(values);
  const offered = await hubCostPage(db, actor, told.at, quarter);
  const errors = firstOfEach(values, FIELDS, [
    ...(offered.quarters.some(({ value }) => value === quarter)
      ? []
      : [{ field: "quarter", message: "Choose a quarter." }]),
    ...(isHubCostLine(line) ? [] : [{ field: "line", message: "Choose what it was for." }]),
    ...wrong,
  ]);
  if (errors.length > 0 || !isHubCostLine(line))
    return data<Sent>({ typed, key, errors, refused: null }, { status: 422 });
  const result = await enterHubCost(db, { quarter, line, pence, source }, told);
  if (result.kind === "done") throw seeOther(paths.hubCostsOf(quarter));
  if (result.kind !== "refused") throw noSuchPage();
  return data<Sent>({ typed, key, errors: [], refused: result.reason }, { status: 409 });
}

export default function HubCosts() {
  const { key, page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? { quarter: page.quarter, line: "", amount: "", source: "" };
  const here = paths.hubCostsOf(page.quarter);
  return (
    <>
      <SummaryOfErrors errors={sent?.errors} />
      {sent?.refused && <RefusedNotice reason={sent.refused} possible={["Nothing was changed."]} />}
      <h1 className="govuk-heading-l">What the hub costs</h1>
      <MoneyPages here={paths.hubCosts()} />
      <p className="govuk-body">
        What was paid, from the general ledger, in the money of its day. It stands beside what cases cost as a line of
        its own, and is never counted as prevention.
      </p>
      <ChooseFrom
        action={paths.hubCosts()}
        name="quarter"
        label="Quarter"
        value={page.quarter}
        choices={page.quarters}
      />
      <WideTable
        label={page.quarterWords}
        caption={page.quarterWords}
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={["What for", { text: "Amount", format: "numeric" }]}
        rows={page.lines.map(({ line, amount }) => [line, { text: amount, format: "numeric" }])}
      />
      <EnteredTable entered={page.entered} what="What for" action={here} formKey={key} />
      <HubCostForm
        quarters={page.quarters}
        action={here}
        formKey={sent?.typed ? sent.key : key}
        typed={typed}
        errors={sent?.errors}
      />
    </>
  );
}
