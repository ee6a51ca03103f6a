import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { changeOrganisation, CODE_TAKEN, NOT_A_MANAGER } from "../../commands/keep-organisation.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { StaleForm } from "../../components/stale-form.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { errorsOf, formValues, isPlain, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { ORGANISATION_KIND_WORDS } from "../../organisation-words.ts";
import { paths } from "../../paths.ts";
import { pathwayChoices, showOrganisation } from "../../queries/organisations.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { OrganisationFields } from "./organisation-fields.tsx";
import { knownPathways, organisationForm } from "./organisation-form.ts";

const changeForm = organisationForm.extend({
  status: z.enum(["enabled", "disabled"], "Choose whether it works with the hub"),
  managerUserId: z
    .string("Choose one person")
    .refine(isPlain, NOT_A_MANAGER)
    .default("")
    .transform((id) => id || null),
  version: z.coerce.number("Open the page again").int("Open the page again").positive("Open the page again"),
});

const STATUS_WORDS: Readonly<Record<string, string>> = { enabled: "Works with the hub", disabled: "Disabled" };

interface Sent {
  readonly errors: readonly FieldError[];
  readonly typed: Record<
    "name" | "odsCode" | "hubCode" | "emailDomains" | "status" | "managerUserId" | "key",
    string
  > & {
    readonly pathways: readonly string[];
  };
  readonly theirs: Readonly<Record<string, string>> | null;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "organisation.manage");
  const organisation = await showOrganisation(context.hub.db, params.id ?? "", actor.area);
  if (!organisation) throw noSuchPage();
  return data({ organisation, key: newFormKey(), pathways: pathwayChoices() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "organisation.manage");
  const values = await formValues(request);
  const typed = {
    ...typedIn(values, ["name", "odsCode", "hubCode", "emailDomains", "status", "managerUserId", "key"]),
    pathways: [values.pathways ?? []].flat(),
  };
  const sent: Sent = { errors: [], typed, theirs: null };
  const form = changeForm.safeParse(values);
  if (!form.success) return data<Sent>({ ...sent, errors: errorsOf(form.error) }, { status: 422 });
  const pathways = knownPathways(form.data.pathways);
  if (!pathways)
    return data<Sent>({ ...sent, errors: [{ field: "pathways", message: "Choose from the list" }] }, { status: 422 });
  const { status, ...rest } = form.data;
  const change = { ...rest, pathways, organisationId: params.id ?? "", enabled: status === "enabled" };
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const result = await changeOrganisation(context.hub.db, change, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.organisations());
    case "not-found":
      throw noSuchPage();
    case "conflict":
      return data<Sent>({ ...sent, theirs: result.theirs }, { status: 409 });
    case "refused":
      return data<Sent>(
        { ...sent, errors: [{ field: fieldOf(result.reason), message: result.reason }] },
        { status: 422 },
      );
  }
}

const fieldOf = (reason: string): string =>
  reason === NOT_A_MANAGER ? "managerUserId" : reason === CODE_TAKEN ? "hubCode" : "status";

const hintOf = ({ kind, managers }: { kind: string; managers: readonly unknown[] }): string => {
  const whom = kind === "hub" ? "A duty manager." : "One of its people who answers requests.";
  const none = kind === "hub" ? "the duty manager is told again" : "the hub’s manager is told";
  return managers.length === 0
    ? `${whom} Nobody there can be chosen yet, so ${none}.`
    : `${whom} The duty manager is told first. If you choose nobody, ${none}.`;
};

export default function Organisation() {
  const { organisation, key, pathways } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed;
  const theirs = sent?.theirs;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={sent?.errors} />
        {theirs && typed && (
          <StaleForm
            fields={[
              { label: "Name", theirs: theirs.name ?? "", yours: typed.name },
              { label: "ODS code", theirs: theirs.odsCode ?? "", yours: typed.odsCode },
              { label: "Code from the hub", theirs: theirs.hubCode ?? "", yours: typed.hubCode },
              { label: "Email domains", theirs: theirs.emailDomains ?? "", yours: typed.emailDomains },
              { label: "What it takes", theirs: theirs.pathways ?? "", yours: typed.pathways.join(", ") },
              {
                label: "Who is told when it is late twice",
                theirs: theirs.manager ?? "",
                yours: organisation.managers.find(({ id }) => id === typed.managerUserId)?.name ?? "",
              },
              { label: "Status", theirs: theirs.status ?? "", yours: STATUS_WORDS[typed.status] ?? "" },
            ]}
          />
        )}
        <h1 className="govuk-heading-l">{organisation.name}</h1>
        <p className="govuk-body">
          {ORGANISATION_KIND_WORDS[organisation.kind]}, {organisation.userCount} of its people have a place here.
        </p>
        <form method="post" action={paths.organisation(organisation.id)} noValidate>
          <HiddenFields fields={{ key: theirs ? key : (typed?.key ?? key), version: organisation.version }} />
          <OrganisationFields
            pathways={pathways}
            name={typed?.name ?? organisation.name}
            odsCode={typed?.odsCode ?? organisation.odsCode}
            hubCode={typed?.hubCode ?? organisation.hubCode}
            emailDomains={typed?.emailDomains ?? organisation.emailDomains}
            taken={typed?.pathways ?? organisation.pathways}
            errors={sent?.errors}
          />
          <Select
            name="managerUserId"
            label="Who is told when it is late twice?"
            hint={hintOf(organisation)}
            items={[
              { value: "", text: "Nobody there" },
              ...organisation.managers.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            value={typed?.managerUserId ?? organisation.managerUserId}
            errorMessage={errorFor(sent?.errors, "managerUserId")}
          />
          <Radios
            name="status"
            fieldset={{ legend: { text: "Does it work with the hub?", classes: "govuk-fieldset__legend--s" } }}
            items={[
              { value: "enabled", text: "Yes" },
              {
                value: "disabled",
                text: "No",
                hint: "Its people can no longer sign in, and nothing more is sent to it.",
              },
            ]}
            value={typed?.status ?? (organisation.enabled ? "enabled" : "disabled")}
            errorMessage={errorFor(sent?.errors, "status")}
          />
          <Button preventDoubleClick>Save</Button>
        </form>
      </div>
    </div>
  );
}
