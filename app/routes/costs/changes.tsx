import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "../../components/empty-state.tsx";
import { exactTime } from "../../components/exact-time.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import { changesPage, type ListedChange } from "../../queries/report-catalogue-changes.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "cost.see");
  return data(await changesPage(context.hub.db, actor));
}

/** What waits for a second person, and what was decided. */
export default function Changes() {
  const { waiting, decided } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.costs()}>Costs</BackLink>
      <h1 className="govuk-heading-l">Changes of prices</h1>
      {waiting.length === 0 ? (
        <EmptyState title="Nothing waits for a second person." />
      ) : (
        <WideTable
          label="Waiting"
          caption="Waiting for a second person"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={["What", "Kind", "Proposed by", "On"]}
          rows={waiting.map((one) => [
            { text: <ChangeLink change={one} /> },
            one.kind,
            one.proposedBy,
            exactTime(one.proposedAt),
          ])}
        />
      )}
      {decided.length > 0 && (
        <WideTable
          label="Decided"
          caption="Decided"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={["What", "Kind", "Proposed by", "Decided", "By", "On"]}
          rows={decided.map((one) => [
            { text: <ChangeLink change={one} /> },
            one.kind,
            one.proposedBy,
            one.statusWords,
            one.decidedBy ?? "",
            one.decidedAt === null ? "" : exactTime(one.decidedAt),
          ])}
        />
      )}
    </>
  );
}

const ChangeLink = ({ change }: { readonly change: ListedChange }) => (
  <a className="govuk-link" href={paths.costChange(change.id)}>
    {change.name}
  </a>
);
