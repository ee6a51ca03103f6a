import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { exactTime } from "../../components/exact-time.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Timeline } from "../../components/timeline.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { historyPage } from "../../queries/history.ts";
import type { PageHandle } from "../../root.tsx";
import { opened } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, caseId, at, key } = await opened(args);
  return data({ ...(await historyPage(hub.db, caseId, at)), key });
}

export default function History() {
  const { frame, key, grades, story } = useLoaderData<typeof loader>();
  return (
    <CaseFrame frame={frame} formKey={key} page="history">
      <h1 className="govuk-heading-l">History</h1>
      <h2 className="govuk-heading-m">Grades</h2>
      {grades.length === 0 ? (
        <EmptyState title="Nobody has graded the risk yet." />
      ) : (
        <WideTable
          label="Grades"
          head={["When", "Who", "Tool", "Suggested", "Agreed", "Why", "Second person"]}
          rows={grades.map((one) => [
            exactTime(one.at),
            one.by,
            one.tool,
            one.suggested,
            one.agreed,
            one.reason ?? "",
            one.approval ?? "Not needed",
          ])}
        />
      )}
      <h2 className="govuk-heading-m">What happened</h2>
      <Timeline
        headingLevel={3}
        items={story.map(({ at, words, by }) => ({ label: words, at, byline: by ?? undefined }))}
      />
    </CaseFrame>
  );
}
