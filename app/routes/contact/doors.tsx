import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readDoorsTried, type TypedDoors } from "#machines/doors-tried.ts";
import { recordDoorsTried } from "../../commands/record-doors-tried.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Checkboxes } from "../../components/govuk/checkboxes.tsx";
import { Details } from "../../components/govuk/details.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { doorsTriedOf, type ShownDoor } from "../../queries/doors-tried.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

interface Sent {
  readonly typed: TypedDoors;
  readonly key: string;
  readonly errors: readonly FieldError[];
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "contact.take");
  const view = await doorsTriedOf(context.hub.db, actor, params["id"] ?? "");
  if (!view) throw noSuchPage();
  return data({ view, key: newFormKey() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "contact.take");
  const view = await doorsTriedOf(context.hub.db, actor, params["id"] ?? "");
  if (!view) throw noSuchPage();
  const values = await formValues(request);
  const { key, version, ...numbers } = typedIn(values, ["key", "version", "doorsTried", "timesTold"]);
  const sent: Sent = { typed: { ...numbers, doors: [values["doors"] ?? []].flat() }, key, errors: [] };
  const read = readDoorsTried(
    sent.typed,
    [...view.doors, ...view.others].map(({ id }) => id),
  );
  if (!read.ok) return data<Sent>({ ...sent, errors: read.errors }, { status: 422 });
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const input = { contactId: view.contactId, version: Number(version) || 0, ...read.tried };
  const result = await recordDoorsTried(context.hub.db, input, told);
  switch (result.kind) {
    case "done":
      throw seeOther(result.caseId === null ? paths.queue() : paths.case(result.caseId));
    case "not-found":
      throw noSuchPage();
    case "conflict":
      return data<Sent>(
        {
          ...sent,
          key: newFormKey(),
          errors: [{ message: "Somebody answered this first. Send it again to put yours in its place." }],
        },
        { status: 409 },
      );
    case "refused":
      return data<Sent>({ ...sent, key: newFormKey(), errors: [{ message: result.reason }] }, { status: 409 });
  }
}

const asItem = ({ id, name, organisation }: ShownDoor) => ({ value: id, text: name, hint: organisation });

export default function DoorsTried() {
  const { view, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? view.typed;
  const back = view.caseId === null ? paths.queue() : paths.case(view.caseId);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={sent?.errors} />
        <h1 className="govuk-heading-l">Where had they tried before?</h1>
        <p className="govuk-body">
          Only if they said so, or if it was right to ask. Nothing depends on it.{" "}
          <a className="govuk-link" href={back}>
            Leave it
          </a>
        </p>
        <form method="post" action={paths.doorsTried(view.contactId)} noValidate>
          <HiddenFields fields={{ key: sent?.key ?? key, version: view.version }} />
          {view.doors.length > 0 && (
            <Checkboxes
              name="doors"
              fieldset={{ legend: { text: "Which of these?", classes: "govuk-fieldset__legend--s" } }}
              hint="Tick none if it was somewhere else."
              classes="govuk-checkboxes--small"
              items={view.doors.map(asItem)}
              values={typed.doors}
              errorMessage={errorFor(sent?.errors, "doors")}
            />
          )}
          {view.others.length > 0 && (
            <Details
              summary={`Another of ${view.others.length} places`}
              open={view.others.some(({ id }) => typed.doors.includes(id)) || undefined}
            >
              <Checkboxes
                name="doors"
                idPrefix="other-doors"
                fieldset={{ legend: { text: "The other places", classes: "govuk-fieldset__legend--s" } }}
                classes="govuk-checkboxes--small"
                items={view.others.map(asItem)}
                values={typed.doors}
              />
            </Details>
          )}
          <Input
            name="doorsTried"
            label="How many places had they tried in all?"
            hint="Somewhere else counts too. Leave it empty if you ticked them all, or do not know."
            classes="govuk-input--width-3"
            inputmode="numeric"
            autocomplete="off"
            value={typed.doorsTried}
            errorMessage={errorFor(sent?.errors, "doorsTried")}
          />
          <Input
            name="timesTold"
            label="“How many times had you told your story before?”"
            hint="Leave it empty if you did not ask."
            classes="govuk-input--width-3"
            inputmode="numeric"
            autocomplete="off"
            value={typed.timesTold}
            errorMessage={errorFor(sent?.errors, "timesTold")}
          />
          <Button preventDoubleClick>Save</Button>
        </form>
      </div>
    </div>
  );
}
