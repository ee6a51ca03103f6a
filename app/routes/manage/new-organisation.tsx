import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ORGANISATION_KINDS } from "#machines/roles.ts";
import { CODE_TAKEN, createOrganisation } from "../../commands/keep-organisation.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { errorsOf, formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { ORGANISATION_KIND_WORDS } from "../../organisation-words.ts";
import { paths } from "../../paths.ts";
import { pathwayChoices } from "../../queries/organisations.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { OrganisationFields } from "./organisation-fields.tsx";
import { knownPathways, organisationForm } from "./organisation-form.ts";

/** An area has one hub, and it is there already. */
const KINDS = ORGANISATION_KINDS.filter((kind) => kind !== "hub");
const newForm = organisationForm.extend({ kind: z.enum(KINDS, "Choose what kind it is") });

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRight(request, context, "organisation.manage");
  return data({ key: newFormKey(), pathways: pathwayChoices() });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "organisation.manage");
  const values = await formValues(request);
  const typed = {
    ...typedIn(values, ["name", "odsCode", "hubCode", "emailDomains", "kind", "key"]),
    pathways: [values.pathways ?? []].flat(),
  };
  const form = newForm.safeParse(values);
  if (!form.success) return data({ errors: errorsOf(form.error), typed }, { status: 422 });
  const pathways = knownPathways(form.data.pathways);
  if (!pathways)
    return data({ errors: [{ field: "pathways", message: "Choose from the list" }], typed }, { status: 422 });
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const result = await createOrganisation(context.hub.db, { ...form.data, pathways }, told);
  if (result.kind === "done") throw seeOther(paths.organisations());
  if (result.kind === "refused") {
    const field = result.reason === CODE_TAKEN ? { field: "hubCode" } : {};
    return data({ errors: [{ ...field, message: result.reason }], typed }, { status: 422 });
  }
  throw noSuchPage();
}

export default function NewOrganisation() {
  const { key, pathways } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={sent?.errors} />
        <h1 className="govuk-heading-l">Add an organisation</h1>
        <form method="post" action={paths.newOrganisation()} noValidate>
          <HiddenFields fields={{ key: sent?.typed.key ?? key }} />
          <Select
            name="kind"
            label="Kind"
            items={[
              { value: "", text: "Choose one" },
              ...KINDS.map((kind) => ({ value: kind, text: ORGANISATION_KIND_WORDS[kind] })),
            ]}
            value={sent?.typed.kind}
            errorMessage={errorFor(sent?.errors, "kind")}
          />
          <OrganisationFields
            pathways={pathways}
            name={sent?.typed.name ?? ""}
            odsCode={sent?.typed.odsCode ?? ""}
            hubCode={sent?.typed.hubCode ?? ""}
            emailDomains={sent?.typed.emailDomains ?? ""}
            taken={sent?.typed.pathways ?? []}
            errors={sent?.errors}
          />
          <Button preventDoubleClick>Add it</Button>
        </form>
      </div>
    </div>
  );
}
