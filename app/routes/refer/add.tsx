import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addToReferral } from "../../commands/add-to-referral.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { sentReferral } from "../../queries/referrals.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight, signedIn } from "../../session.server.ts";
import { signedOutWith } from "../../signed-out.tsx";

const LONGEST = 10_000;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "referral.list");
  const { hub } = context;
  const referral = await sentReferral(hub.db, actor, params["reference"] ?? "", hub.clock());
  if (!referral) throw noSuchPage();
  return data({ reference: referral.reference, key: newFormKey() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formValues(request);
  const { words, key } = typedIn(values, ["words", "key"]);
  const reference = params["reference"] ?? "";
  if (words !== "" && !(await signedIn(request, context)))
    throw signedOutWith(paths.addToReferral(reference), Object.entries(values));
  const actor = await requireRight(request, context, "referral.list");
  const errors: FieldError[] = wrongIn(values, ["words"]);
  if (words.trim() === "") errors.push({ field: "words", message: "Write what you want to tell us" });
  if (words.length > LONGEST)
    errors.push({ field: "words", message: `Shorten it to ${LONGEST.toLocaleString("en-GB")} characters` });
  const { hub } = context;
  const told = { by: actor, at: hub.clock(), ...keyIn(values) };
  if (errors.length > 0) {
    if (!(await sentReferral(hub.db, actor, reference, told.at))) throw noSuchPage();
    return data({ errors, words, key }, { status: 422 });
  }
  const result = await addToReferral(hub.db, { reference, words: words.trim() }, told);
  if (result.kind === "done") throw seeOther(paths.sentReferral(reference));
  if (result.kind === "not-found") throw noSuchPage();
  const message = result.kind === "refused" ? result.reason : "Somebody changed this first. Send it again.";
  return data({ errors: [{ message }] as FieldError[], words, key: newFormKey() }, { status: 409 });
}

export default function Add() {
  const { reference, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.sentReferral(reference)}>Back to {reference}</BackLink>
        <SummaryOfErrors errors={sent?.errors} />
        <h1 className="govuk-heading-l">Tell us more</h1>
        <p className="govuk-body">
          Somebody at the hub reads it within four hours, day or night. In danger now? Ring 999.
        </p>
        <form method="post" action={paths.addToReferral(reference)} noValidate autoComplete="off">
          <HiddenFields fields={{ key: sent?.key || key }} />
          <Textarea
            name="words"
            id="words"
            label={{ text: `What you have learned about ${reference}`, classes: "govuk-label--s" }}
            hint="What you sent before stays as it was."
            rows={6}
            value={sent?.words}
            autocomplete="off"
            errorMessage={errorFor(sent?.errors, "words")}
          />
          <Button preventDoubleClick>Send</Button>
        </form>
      </div>
    </div>
  );
}
