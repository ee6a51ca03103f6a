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
import { amountWords, ruleWords, SourceOf } from "./price-words.tsx";
import { readRule } from "./read-price.ts";
import { RuleFields } from "./rule-fields.tsx";

const FIELDS = ["band", "bearer", "from", "because"] as const;

interface Sent {
  readonly typed: Readonly<Record<(typeof FIELDS)[number], string>>;
  readonly key: string;
  readonly errors: readonly FieldError[];
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "cost.change");
  const page = await triggerPage(context.hub.db, actor, params.trigger ?? "", context.hub.clock());
  if (!page?.price) throw noSuchPage();
  const { what, trigger, price } = page;
  return data({ what, trigger, price, key: newFormKey() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "cost.change");
  const values = await formValues(request);
  const typed = typedIn(values, FIELDS);
  const { key } = typedIn(values, ["key"]);
  const again = (errors: readonly FieldError[], status: 409 | 422) => data<Sent>({ typed, key, errors }, { status });
  const hidden = wrongIn(values, FIELDS);
  if (hidden.length > 0) return again(hidden, 422);
  const at = context.hub.clock();
  const read = readRule(typed, londonDay(at));
  if (!read.ok) return again(read.errors, 422);
  const rule = { how: "same" as const, trigger: params.trigger ?? "", ...read.rule };
  const result = await proposeRule(context.hub.db, rule, { by: actor, at, ...keyIn(values) });
  switch (result.kind) {
    case "done":
      throw seeOther(paths.costChange(result.changeId));
    case "invalid":
      return again(result.errors, 422);
    case "refused":
      return again([{ message: result.reason }], 409);
    case "conflict":
    case "not-found":
      throw noSuchPage();
  }
}

/** The band of what triggers a cost, or who bears it, from a day on: a new version of the rule. */
export default function Band() {
  const { what, trigger, price, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? { band: price.band, bearer: price.bearer, from: "", because: "" };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.costs()}>Costs</BackLink>
        <SummaryOfErrors errors={sent?.errors} />
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">Band, and who bears it</span>
          {what}
        </h1>
        <p className="govuk-body">
          Now: {ruleWords(price)}. {amountWords(price)}. <SourceOf price={price} />
        </p>
        <p className="govuk-body">
          This makes a new version of the rule. What was entered under the old one keeps its band, and reports that are
          frozen keep theirs.
        </p>
        <form method="post" action={paths.costBand(trigger)} noValidate>
          <HiddenFields fields={{ key: sent?.key ?? key }} />
          <RuleFields typed={typed} errors={sent?.errors} />
          <Button preventDoubleClick>Put it to a second person</Button>
        </form>
      </div>
    </div>
  );
}
