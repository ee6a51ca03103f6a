import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawReferral } from "../../commands/withdraw-referral.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { StaleForm } from "../../components/stale-form.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { sentReferral } from "../../queries/referrals.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight, signedIn } from "../../session.server.ts";
import { signedOutWith } from "../../signed-out.tsx";

const LONGEST = 2000;

interface Again {
  readonly errors: readonly FieldError[];
  readonly reason: string;
  readonly key: string;
  /** How it goes now, when that changed under the form. */
  readonly now: string | null;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "referral.list");
  const { hub } = context;
  const referral = await sentReferral(hub.db, actor, params["reference"] ?? "", hub.clock());
  if (!referral) throw noSuchPage();
  const { reference, version, mayTakeBack, takenBack } = referral;
  return data({ reference, version, mayTakeBack, takenBack, key: newFormKey() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formValues(request);
  const { reason, version, key } = typedIn(values, ["reason", "version", "key"]);
  const reference = params["reference"] ?? "";
  if (reason !== "" && !(await signedIn(request, context)))
    throw signedOutWith(paths.withdrawReferral(reference), Object.entries(values));
  const actor = await requireRight(request, context, "referral.list");
  const errors: FieldError[] = wrongIn(values, ["reason"]);
  if (reason.trim() === "") errors.push({ field: "reason", message: "Say why, in a sentence" });
  if (reason.length > LONGEST)
    errors.push({ field: "reason", message: `Shorten it to ${LONGEST.toLocaleString("en-GB")} characters` });
  if (!/^\d{1,9}$/.test(version)) errors.push({ message: "Open the page again" });
  const { hub } = context;
  const told = { by: actor, at: hub.clock(), ...keyIn(values) };
  const again: Again = { errors, reason, key, now: null };
  if (errors.length > 0) {
    if (!(await sentReferral(hub.db, actor, reference, told.at))) throw noSuchPage();
    return data(again, { status: 422 });
  }
  const input = { reference, version: Number(version), reason: reason.trim() };
  const result = await withdrawReferral(hub.db, input, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.sentReferral(reference));
    case "not-found":
      throw noSuchPage();
    case "refused":
      return data<Again>({ ...again, key: newFormKey(), errors: [{ message: result.reason }] }, { status: 409 });
    case "conflict":
      return data<Again>({ ...again, key: newFormKey(), now: result.theirs["status"] ?? "" }, { status: 409 });
  }
}

export default function Withdraw() {
  const { reference, version, mayTakeBack, takenBack, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.sentReferral(reference)}>Back to {reference}</BackLink>
        <SummaryOfErrors errors={sent?.errors} />
        {sent?.now && <StaleForm fields={[{ label: "How it goes", theirs: sent.now, yours: "Take it back" }]} />}
        <h1 className="govuk-heading-l">Take this referral back</h1>
        {mayTakeBack ? (
          <form method="post" action={paths.withdrawReferral(reference)} noValidate autoComplete="off">
            <p className="govuk-body">
              We may have begun already. Somebody at the hub reads your reason and decides, with the person where that
              is safe: nobody who needs help is left without it.
            </p>
            <HiddenFields fields={{ key: sent?.key || key, version }} />
            <Textarea
              name="reason"
              id="reason"
              label={{ text: "Why?", classes: "govuk-label--s" }}
              hint="For example: sent twice, or they asked you to"
              rows={3}
              value={sent?.reason}
              autocomplete="off"
              errorMessage={errorFor(sent?.errors, "reason")}
            />
            <Button classes="govuk-button--warning" preventDoubleClick>
              Take it back
            </Button>
          </form>
        ) : (
          <>
            <p className="govuk-body">
              {takenBack === null
                ? "We are in contact with them, or our work on this has ended: it can no longer be taken back."
                : `It was taken back on ${takenBack}.`}
            </p>
            <p className="govuk-body">
              <a className="govuk-link" href={paths.addToReferral(reference)}>
                Tell us more instead
              </a>
            </p>
          </>
        )}
      </div>
    </div>
  );
}
