import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { londonDay } from "#machines/time.ts";
import { proposeRule } from "../../commands/propose-rule.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { triggerPage } from "../../queries/report-catalogue.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { PriceFields } from "./price-fields.tsx";
import { amountWords, ruleWords, SourceOf } from "./price-words.tsx";
import { PRICE_FIELDS, type TypedPrice } from "./price-form.ts";
import { readNewPrice } from "./read-price.ts";
import { RuleFields } from "./rule-fields.tsx";

interface Sent {
  readonly typed: TypedPrice;
  readonly key: string;
  readonly errors: readonly FieldError[];
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "cost.change");
  const page = await triggerPage(context.hub.db, actor, params.trigger ?? "", context.hub.clock());
  if (!page) throw noSuchPage();
  return data({ page, key: newFormKey() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "cost.change");
  const values = await formValues(request);
  const typed = typedIn(values, PRICE_FIELDS);
  const { key } = typedIn(values, ["key"]);
  const again = (errors: readonly FieldError[], status: 409 | 422) => data<Sent>({ typed, key, errors }, { status });
  const hidden = wrongIn(values, PRICE_FIELDS);
  if (hidden.length > 0) return again(hidden, 422);
  const at = context.hub.clock();
  const trigger = params.trigger ?? "";
  const read = readNewPrice(trigger, typed, londonDay(at));
  if (!read.ok) return again(read.errors, 422);
  const result = await proposeRule(context.hub.db, read.rule, { by: actor, at, ...keyIn(values) });
  switch (result.kind) {
    case "done":
      throw seeOther(paths.costChange(result.changeId));
    case "invalid":
      return again(
        result.errors.map((error) => shownAt(error, typed)),
        422,
      );
    case "refused":
      return again([{ message: result.reason }], 409);
    case "conflict":
    case "not-found":
      throw noSuchPage();
  }
}

/** An amount that cannot be is said where it was typed. */
const shownAt = (error: { readonly field: string; readonly message: string }, { how }: TypedPrice): FieldError =>
  error.field === "price" && how === "contract" ? { ...error, field: "contract" } : error;

export default function NewPrice() {
  const { page, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors = sent?.errors;
  const typed = sent?.typed ?? firstTyped(page);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.costs()}>Costs</BackLink>
        <SummaryOfErrors errors={errors} />
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">A price of the area</span>
          {page.what}
        </h1>
        {page.price ? (
          <p className="govuk-body">
            Now: {amountWords(page.price)}. {ruleWords(page.price)}. <SourceOf price={page.price} />
          </p>
        ) : (
          <p className="govuk-body">It has no price yet.</p>
        )}
        <form method="post" action={paths.newCostOf(page.trigger)} noValidate>
          <HiddenFields fields={{ key: sent?.key ?? key }} />
          <PriceFields typed={typed} errors={errors} versions={page.versions} />
          <RuleFields typed={typed} errors={errors} first={page.price === null} />
          <Button preventDoubleClick>Put it to a second person</Button>
        </form>
      </div>
    </div>
  );
}

interface FirstOf {
  readonly usual: { readonly band: string; readonly bearer: string } | null;
  readonly thisYear: string;
}

/** What can be known before anything is typed. */
const firstTyped = ({ usual, thisYear }: FirstOf): TypedPrice => ({
  ...(Object.fromEntries(PRICE_FIELDS.map((field) => [field, ""])) as Record<keyof TypedPrice, string>),
  unit: "per case",
  year: thisYear,
  band: usual?.band ?? "",
  bearer: usual?.bearer ?? "",
});
