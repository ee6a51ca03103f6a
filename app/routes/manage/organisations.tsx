import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "../../components/govuk/button.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import { listOrganisations } from "../../queries/organisations.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "organisation.manage");
  return data({ organisations: await listOrganisations(context.hub.db, actor.area) });
}

export default function Organisations() {
  const { organisations } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Organisations</h1>
      <Button href={paths.newOrganisation()}>Add an organisation</Button>
      <WideTable
        label="Organisations that work with the hub"
        caption="Organisations that work with the hub"
        captionClasses="govuk-visually-hidden"
        head={["Name", "Kind", "ODS code", "Status"]}
        firstCellIsHeader
        rows={organisations.map((organisation) => [
          <a key={organisation.id} className="govuk-link" href={paths.organisation(organisation.id)}>
            {organisation.name}
          </a>,
          organisation.kind,
          organisation.odsCode ?? "",
          organisation.status,
        ])}
      />
    </>
  );
}
