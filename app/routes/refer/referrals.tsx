import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "../../components/empty-state.tsx";
import { Pager } from "../../components/pager.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import { referralList } from "../../queries/referrals.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "referral.list");
  return data(await referralList(context.hub.db, actor, pageOf(request)));
}

/** The page asked for; whatever is no page is the first. */
function pageOf(request: Request): number {
  const asked = new URL(request.url).searchParams.get("page") ?? "";
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
}

export default function Referrals() {
  const { all, rows, page, pageCount } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">{all ? "Your organisation’s referrals" : "Your referrals"}</h1>
      {rows.length === 0 ? (
        <EmptyState title="Nothing has been referred yet.">
          <a className="govuk-link" href={paths.refer()}>
            Refer someone
          </a>
        </EmptyState>
      ) : (
        <WideTable
          label="Referrals"
          head={["Reference", "Sent", "By", "How it goes"]}
          firstCellIsHeader
          rows={rows.map((row) => [
            {
              text: (
                <a className="govuk-link" href={paths.sentReferral(row.reference)}>
                  {row.reference}
                </a>
              ),
            },
            row.sent,
            row.by,
            row.status,
          ])}
        />
      )}
      <Pager
        page={page}
        pageCount={pageCount}
        hrefFor={(number) => `${paths.referrals()}?page=${number}`}
        label="Referrals"
      />
    </>
  );
}
