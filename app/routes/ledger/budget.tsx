import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enterBudgetPart, takeBackBudgetPart } from "../../commands/enter-budget-part.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { budgetPage } from "../../queries/report-hub-money.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { BudgetForm } from "./budget-form.tsx";
import { ChooseFrom } from "./choose-from.tsx";
import { EnteredTable } from "./entered-table.tsx";
import { MoneyPages } from "./money-pages.tsx";
import { NO_BUDGET_PART, readBudgetPart, typedBudgetPart, type TypedBudgetPart } from "./read-budget.ts";

interface Sent {
  readonly typed: TypedBudgetPart | null;
  readonly key: string;
  readonly errors: readonly FieldError[];
  readonly refused: string | null;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "cost.change");
  const year = new URL(request.url).searchParams.get("year") ?? "";
  const { db, clock } = context.hub;
  return data({ key: newFormKey(), page: await budgetPage(db, actor, clock(), year) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "cost.change");
  const { db, clock } = context.hub;
  const values = await formValues(request);
  const { intent, id, key } = typedIn(values, ["intent", "id", "key"]);
  const told = { by: actor, at: clock(), ...keyIn(values) };
  if (intent === "take-back") {
    const result = await takeBackBudgetPart(db, { id }, told);
    if (result.kind === "done") throw seeOther(paths.budgetOf(result.financialYear));
    if (result.kind !== "refused") throw noSuchPage();
    return data<Sent>({ typed: null, key, errors: [], refused: result.reason }, { status: 409 });
  }
  const typed = typedBudgetPart(values);
  const { years } = await budgetPage(db, actor, told.at, typed.year);
  const read = readBudgetPart(
    values,
    years.map(({ value }) => value),
  );
  if (!read.ok) return data<Sent>({ typed, key, errors: read.errors, refused: null }, { status: 422 });
  const result = await enterBudgetPart(db, read.part, told);
  if (result.kind === "done") throw seeOther(paths.budgetOf(read.part.financialYear));
  if (result.kind !== "refused") throw noSuchPage();
  return data<Sent>({ typed, key, errors: [], refused: result.reason }, { status: 409 });
}

export default function Budget() {
  const { key, page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const here = paths.budgetOf(page.year);
  return (
    <>
      <SummaryOfErrors errors={sent?.errors} />
      {sent?.refused && <RefusedNotice reason={sent.refused} possible={["Nothing was changed."]} />}
      <h1 className="govuk-heading-l">Pooled budget</h1>
      <MoneyPages here={paths.budget()} />
      <p className="govuk-body">Who puts in for the hub: what was promised for a year, and what has come.</p>
      <ChooseFrom action={paths.budget()} name="year" label="Year" value={page.year} choices={page.years} />
      {page.payers.length === 0 ? (
        <EmptyState title="Nobody has promised or paid anything for this year yet." />
      ) : (
        <WideTable
          label="Who puts in"
          caption="Who puts in"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={["Who", { text: "Promised", format: "numeric" }, { text: "Paid", format: "numeric" }]}
          rows={page.payers.map(({ who, promised, paid }) => [
            who,
            { text: promised, format: "numeric" },
            { text: paid, format: "numeric" },
          ])}
        />
      )}
      <EnteredTable entered={page.entered} what="Who" action={here} formKey={key} />
      <BudgetForm
        years={page.years}
        action={here}
        formKey={sent?.typed ? sent.key : key}
        typed={sent?.typed ?? { ...NO_BUDGET_PART, year: page.year }}
        errors={sent?.errors}
      />
    </>
  );
}
