import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "../../components/govuk/button.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { Pager } from "../../components/pager.tsx";
import { paths } from "../../paths.ts";
import { listUsers } from "../../queries/users.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "user.manage");
  const page = Number(new URL(request.url).searchParams.get("page"));
  return data(await listUsers(context.hub.db, actor.area, Number.isSafeInteger(page) && page > 0 ? page : 1));
}

export default function Users() {
  const { users, page, pageCount } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Users</h1>
      <Button href={paths.newUser()}>Invite somebody</Button>
      <WideTable
        label="People who work with the hub"
        caption="People who work with the hub"
        captionClasses="govuk-visually-hidden"
        head={["Name", "Role", "Organisation", "Status"]}
        firstCellIsHeader
        rows={users.map((user) => [
          <a key={user.id} className="govuk-link" href={paths.user(user.id)}>
            {user.name}
          </a>,
          user.role,
          user.organisation,
          user.status,
        ])}
      />
      <Pager page={page} pageCount={pageCount} hrefFor={(number) => `${paths.users()}?page=${number}`} label="Users" />
    </>
  );
}
