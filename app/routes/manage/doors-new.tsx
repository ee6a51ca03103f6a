import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readContactPoint } from "#machines/contact-point.ts";
import { londonDay } from "#machines/time.ts";
import { createContactPoint } from "../../commands/keep-contact-point.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { DoorFields } from "./doors-fields.tsx";
import { NO_DOOR, typedDoor } from "./doors-form.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRight(request, context, "area.manage");
  return data({ key: newFormKey() });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "area.manage");
  const values = await formValues(request);
  const again = { typed: typedDoor(values), key: typedIn(values, ["key"]).key };
  const at = context.hub.clock();
  const read = readContactPoint(again.typed, londonDay(at));
  if (!read.ok) return data({ ...again, errors: read.errors }, { status: 422 });
  const result = await createContactPoint(context.hub.db, read.point, { by: actor, at, ...keyIn(values) });
  if (result.kind === "done") throw seeOther(paths.doors());
  if (result.kind !== "refused") throw noSuchPage();
  return data({ ...again, errors: [{ field: "name", message: result.reason }] }, { status: 422 });
}

export default function NewDoor() {
  const { key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.doors()}>Doors</BackLink>
        <SummaryOfErrors errors={sent?.errors} />
        <h1 className="govuk-heading-l">Add a contact point</h1>
        <form method="post" action={paths.newContactPoint()} noValidate>
          <HiddenFields fields={{ key: sent?.key ?? key }} />
          <DoorFields typed={sent?.typed ?? NO_DOOR} errors={sent?.errors} emptyDay="Leave it empty for today." />
          <Button preventDoubleClick>Add it</Button>
        </form>
      </div>
    </div>
  );
}
