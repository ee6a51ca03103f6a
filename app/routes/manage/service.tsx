import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeService } from "../../commands/keep-service.ts";
import { Problem } from "../../components/case/problem.tsx";
import { ServiceCard } from "../../components/directory/service-card.tsx";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Checkboxes } from "../../components/govuk/checkboxes.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { servicePage } from "../../queries/directory.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

const WORDS = [
  { name: "application_process", shown: "howToRefer", label: "How to refer" },
  { name: "wait_time", shown: "wait", label: "How long people wait" },
  { name: "interpretation_services", shown: "interpreters", label: "Interpreters" },
  { name: "eligibility_description", shown: "eligibility", label: "Who it is for" },
] as const;
const NAMES = WORDS.map(({ name }) => name);
const LONGEST = 1000;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireRight(request, context, "area.manage");
  const page = await servicePage(context.hub.db, params["id"] ?? "", context.hub.clock());
  if (!page) throw noSuchPage();
  return data({ ...page, key: newFormKey() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "area.manage");
  const { db, clock } = context.hub;
  const id = params["id"] ?? "";
  const page = await servicePage(db, id, clock());
  if (!page) throw noSuchPage();
  const values = await formValues(request);
  const typed = typedIn(values, [...NAMES, "version"]);
  const needs = [values["needs"] ?? []].flat();
  const isRefuge = values["refuge"] === "yes";
  const sent = { typed, needs, isRefuge };
  const errors: FieldError[] = [
    ...wrongIn(values, NAMES),
    ...NAMES.filter((name) => typed[name].length > LONGEST).map((field) => ({
      field,
      message: `Shorten this to ${LONGEST.toLocaleString("en-GB")} characters`,
    })),
    ...(needs.every((need) => page.choices.some(({ code }) => code === need))
      ? []
      : [{ field: "needs", message: "Choose from the list" }]),
  ];
  if (errors.length > 0) return data({ ...sent, errors, problem: null }, { status: 422 });
  const { version, ...words } = typed;
  const result = await changeService(
    db,
    { id, words, needs, isRefuge, version: /^\d{1,9}$/.test(version) ? Number(version) : -1 },
    { by: actor, at: clock(), ...keyIn(values) },
  );
  switch (result.kind) {
    case "done":
      throw seeOther(paths.service(id));
    case "not-found":
      throw noSuchPage();
    case "refused":
      return data(
        { ...sent, errors: [], problem: { kind: result.kind, reason: result.reason, possible: [] } },
        { status: 409 },
      );
    case "conflict":
      return data(
        { ...sent, errors: [], problem: { kind: result.kind, theirs: { ...result.theirs } } },
        { status: 409 },
      );
  }
}

export default function Service() {
  const { service, eligibility, status, source, version, needs, choices, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const known = { howToRefer: service.howToRefer, wait: service.wait, interpreters: service.interpreters, eligibility };
  return (
    <>
      <BackLink href={paths.directory()}>Directory</BackLink>
      <SummaryOfErrors errors={sent?.errors} />
      <Problem problem={sent?.problem} />
      <h1 className="govuk-heading-l">{service.name}</h1>
      <p className="govuk-body">
        {status}. From {source}.
      </p>
      <ServiceCard service={service} />
      <h2 className="govuk-heading-m">What we know beside that</h2>
      <p className="govuk-body">
        This stays when the directory is brought in again, unless the directory itself says something else.
      </p>
      <form method="post" action={paths.service(service.id)}>
        <HiddenFields fields={{ key, version }} />
        {WORDS.map(({ name, shown, label }) => (
          <Textarea
            key={name}
            name={name}
            label={{ text: label }}
            rows={2}
            value={sent?.typed[name] ?? known[shown]}
            errorMessage={errorFor(sent?.errors, name)}
          />
        ))}
        <Checkboxes
          name="needs"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: "Needs that it answers", classes: "govuk-fieldset__legend--s" } }}
          values={sent?.needs ?? needs}
          items={choices.map(({ code, title }) => ({ value: code, text: title }))}
          errorMessage={errorFor(sent?.errors, "needs")}
        />
        {!service.isRefuge && (
          <Checkboxes
            name="refuge"
            values={sent?.isRefuge ? ["yes"] : []}
            fieldset={{ legend: { text: "Where people are kept safe", classes: "govuk-fieldset__legend--s" } }}
            items={[
              {
                value: "yes",
                text: "This is a refuge or other safe accommodation",
                hint: { text: "Its address and every number but a helpline are removed for good." },
              },
            ]}
          />
        )}
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  );
}
