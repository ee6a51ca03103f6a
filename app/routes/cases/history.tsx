import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { exactTime } from "../../components/exact-time.ts";
import { Details } from "../../components/govuk/details.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Timeline } from "../../components/timeline.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { historyPage, type AskedThen } from "../../queries/history.ts";
import type { PageHandle } from "../../root.tsx";
import { opened } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, caseId, at, key } = await opened(args);
  return data({ ...(await historyPage(hub.db, caseId, at)), key });
}

function AsAsked({ asked }: { asked: readonly AskedThen[] }) {
  return (
    <Details summary="Questions as asked">
      <p className="govuk-body-s">{[...new Set(asked.map(({ wording }) => wording))].join("; ")}</p>
      <ul className="govuk-list govuk-list--bullet govuk-body-s">
        {asked.map(({ text, answer }) => (
          <li key={text}>
            {text} <strong>{answer}</strong>
          </li>
        ))}
      </ul>
    </Details>
  );
}

export default function History() {
  const { frame, key, grades, story } = useLoaderData<typeof loader>();
  const wasAsked = grades.some((one) => one.asked.length > 0);
  return (
    <CaseFrame frame={frame} formKey={key} page="history">
      <h1 className="govuk-heading-l">History</h1>
      <h2 className="govuk-heading-m">Grades</h2>
      {grades.length === 0 ? (
        <EmptyState title="Nobody has graded the risk yet." />
      ) : (
        <WideTable
          label="Grades"
          head={[
            "When",
            "Who",
            "Tool",
            "Protocol",
            "Suggested",
            "Agreed",
            "Why",
            "Second person",
            ...(wasAsked ? ["Questions"] : []),
          ]}
          rows={grades.map((one) => [
            exactTime(one.at),
            one.by,
            one.tool,
            one.protocol,
            one.suggested,
            one.agreed,
            one.reason ?? "",
            one.approval ? `${one.approval.words}, ${exactTime(one.approval.at)}` : "Not needed",
            ...(wasAsked ? [one.asked.length > 0 && <AsAsked key={one.at} asked={one.asked} />] : []),
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
