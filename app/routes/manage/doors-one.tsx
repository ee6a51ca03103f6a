import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  CONTACT_POINT_KIND_WORDS,
  DOOR_STATUS_WORDS,
  readContactPoint,
  type TypedContactPoint,
} from "#machines/contact-point.ts";
import { londonDay } from "#machines/time.ts";
import { changeContactPoint } from "../../commands/keep-contact-point.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { StaleForm } from "../../components/stale-form.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { showContactPoint } from "../../queries/contact-points.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { DoorFields } from "./doors-fields.tsx";
import { typedDoor } from "./doors-form.ts";

interface Sent {
  readonly typed: TypedContactPoint;
  readonly key: string;
  readonly errors: readonly FieldError[];
  readonly theirs: Readonly<Record<string, string>> | null;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "area.manage");
  const point = await showContactPoint(context.hub.db, params["id"] ?? "", actor.area);
  if (!point) throw noSuchPage();
  return data({ point, key: newFormKey() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "area.manage");
  const values = await formValues(request);
  const { key, version } = typedIn(values, ["key", "version"]);
  const sent: Sent = { typed: typedDoor(values), key, errors: [], theirs: null };
  const at = context.hub.clock();
  const id = params["id"] ?? "";
  const point = await showContactPoint(context.hub.db, id, actor.area);
  if (!point) throw noSuchPage();
  // An empty day means today, unless nothing changed about how it stands.
  const standsAsBefore = sent.typed.from.trim() === "" && sent.typed.status === point.typed.status;
  const typed = standsAsBefore ? { ...sent.typed, from: point.since } : sent.typed;
  const read = readContactPoint(typed, londonDay(at));
  const problems: FieldError[] = read.ok ? [] : [...read.errors];
  if (!/^\d{1,9}$/.test(version)) problems.push({ message: "Open the page again" });
  if (!read.ok || problems.length > 0) return data<Sent>({ ...sent, errors: problems }, { status: 422 });
  const change = { id, version: Number(version), point: read.point };
  const result = await changeContactPoint(context.hub.db, change, { by: actor, at, ...keyIn(values) });
  switch (result.kind) {
    case "done":
      throw seeOther(paths.doors());
    case "not-found":
      throw noSuchPage();
    case "conflict":
      return data<Sent>({ ...sent, theirs: result.theirs }, { status: 409 });
    case "refused":
      return data<Sent>({ ...sent, errors: [{ field: "name", message: result.reason }] }, { status: 422 });
  }
}

const inWords = (words: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(words, value) ? (words[value] ?? "") : "";

export default function Door() {
  const { point, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { theirs, typed } = sent ?? {};
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.doors()}>Doors</BackLink>
        <SummaryOfErrors errors={sent?.errors} />
        {theirs && typed && (
          <StaleForm
            fields={[
              { label: "Name", theirs: theirs["name"] ?? "", yours: typed.name },
              { label: "Kind", theirs: theirs["kind"] ?? "", yours: inWords(CONTACT_POINT_KIND_WORDS, typed.kind) },
              { label: "Whose", theirs: theirs["organisation"] ?? "", yours: typed.organisation },
              { label: "Number or address", theirs: theirs["reach"] ?? "", yours: typed.reach },
              {
                label: "How it stands",
                theirs: theirs["status"] ?? "",
                yours: inWords(DOOR_STATUS_WORDS, typed.status),
              },
              { label: "Since", theirs: theirs["from"] ?? "", yours: typed.from },
            ]}
          />
        )}
        <h1 className="govuk-heading-l">{point.typed.name}</h1>
        <form method="post" action={paths.contactPoint(point.id)} noValidate>
          <HiddenFields fields={{ key: theirs ? key : (sent?.key ?? key), version: point.version }} />
          <DoorFields
            typed={typed ?? point.typed}
            errors={sent?.errors}
            emptyDay="Leave it empty if nothing changed about how it stands, or if it changed today."
          />
          <Button preventDoubleClick>Save</Button>
        </form>
        <h2 className="govuk-heading-m">How it has stood</h2>
        <ul className="govuk-list govuk-list--bullet">
          {point.history.map(({ status, since }) => (
            <li key={since}>
              {status} since {since}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
