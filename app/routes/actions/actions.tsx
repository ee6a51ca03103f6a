import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DueTime } from "../../components/due-time.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { GradeTag } from "../../components/grade-tag.tsx";
import { Pager } from "../../components/pager.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import { partnerActions } from "../../queries/partner-actions.ts";
import type { PageHandle } from "../../root.tsx";
import { requireRight } from "../../session.server.ts";

export const handle: PageHandle = { wide: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "action.list");
  const { hub } = context;
  const asked = new URL(request.url).searchParams.get("page") ?? "";
  const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  return data(await partnerActions(hub.db, actor, page, hub.clock()));
}

export default function Actions() {
  const { rows, count, page, pageCount } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">What we ask of you</h1>
      {rows.length === 0 ? (
        <EmptyState title="Nothing is waiting for you.">New requests appear here as soon as they are sent.</EmptyState>
      ) : (
        <>
          <p className="govuk-body">{count === 1 ? "1 request" : `${count} requests`}, the least time left first.</p>
          <WideTable
            label="What we ask of you"
            head={["We ask", "By when", "Grade", "Safe to ring", "Interpreter", "Children", "How it stands"]}
            firstCellIsHeader
            rows={rows.map((row) => [
              {
                text: (
                  <>
                    <a className="govuk-link" href={paths.action(row.id)}>
                      {row.ask}
                    </a>
                    <br />
                    {row.reference}
                  </>
                ),
              },
              {
                text: (
                  <>
                    {row.due && <DueTime words={row.due.words} at={row.due.at} late={row.due.late} />}
                    {row.lateTwice && <strong className="govuk-!-display-block">{row.lateTwice}</strong>}
                  </>
                ),
              },
              { text: <GradeTag grade={row.grade} /> },
              row.slots,
              row.interpreter,
              row.children,
              row.status,
            ])}
          />
        </>
      )}
      <Pager
        page={page}
        pageCount={pageCount}
        hrefFor={(number) => `${paths.actions()}?page=${number}`}
        label="Requests"
      />
    </>
  );
}
