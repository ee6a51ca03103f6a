import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { markServiceChecked } from "../../commands/keep-service.ts";
import { CheckedTag } from "../../components/directory/service-card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { Pager } from "../../components/pager.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { directoryPage } from "../../queries/directory.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

const pageIn = (text: string | null): number => (/^[1-9]\d{0,5}$/.test(text ?? "") ? Number(text) : 1);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRight(request, context, "area.manage");
  const { db, clock } = context.hub;
  const page = pageIn(new URL(request.url).searchParams.get("page"));
  return data({ ...(await directoryPage(db, page, clock())), key: newFormKey() });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "area.manage");
  const values = await formValues(request);
  const { service: id, page } = typedIn(values, ["service", "page"]);
  const result = await markServiceChecked(
    context.hub.db,
    { id },
    { by: actor, at: context.hub.clock(), ...keyIn(values) },
  );
  if (result.kind === "not-found") throw noSuchPage();
  throw seeOther(paths.directoryPage(pageIn(page)));
}

export default function Directory() {
  const { services, count, page, pageCount, key } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Directory</h1>
      <p className="govuk-body">
        Who else helps, for the people on the phones. Those never checked, or longest ago, come first. The directory
        comes in and goes out in the form of Open Referral UK:{" "}
        <a className="govuk-link" href={paths.directoryJson()} download>
          download all of it
        </a>
        .
      </p>
      {count === 0 ? (
        <EmptyState title="There are no services yet.">They are brought in at the terminal.</EmptyState>
      ) : (
        <WideTable
          label="Services"
          caption={`Services (${count})`}
          head={["Name", "Status", "Checked", "Checked today"]}
          firstCellIsHeader
          rows={services.map(({ id, name, organisation, status, checked }) => [
            <>
              <a className="govuk-link" href={paths.service(id)}>
                {name}
              </a>
              {organisation && <div className="govuk-hint govuk-!-margin-bottom-0">{organisation}</div>}
            </>,
            status,
            <CheckedTag key="checked" checked={checked} />,
            <form key="check" method="post" action={paths.directory()}>
              <HiddenFields
                fields={{ key: `${key}-${services.findIndex((one) => one.id === id)}`, service: id, page }}
              />
              <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
                Still right<span className="govuk-visually-hidden">: {name}</span>
              </Button>
            </form>,
          ])}
        />
      )}
      <Pager page={page} pageCount={pageCount} hrefFor={paths.directoryPage} label="Pages of services" />
    </>
  );
}
