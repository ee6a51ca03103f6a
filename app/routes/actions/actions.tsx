import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setCapacity } from "../../commands/set-capacity.ts";
import { DueTime } from "../../components/due-time.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { GradeTag } from "../../components/grade-tag.tsx";
import { Problem } from "../../components/case/problem.tsx";
import { Pager } from "../../components/pager.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { formValues, keyIn, newFormKey } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { partnerActions } from "../../queries/partner-actions.ts";
import { partnerCapacity } from "../../queries/partner-capacity.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { requireRight } from "../../session.server.ts";
import { notDone, putRight } from "../cases/opened.server.ts";
import { Capacity } from "./capacity.tsx";
import { QuickAnswers } from "./quick-answers.tsx";
import { readCapacity } from "./read-capacity.ts";

export const handle: PageHandle = { wide: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "action.list");
  const { hub } = context;
  const at = hub.clock();
  const asked = new URL(request.url).searchParams.get("page") ?? "";
  const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  const list = await partnerActions(hub.db, actor, page, at);
  return data({ ...list, capacity: await partnerCapacity(hub.db, actor.organisationId, at), key: newFormKey() });
}

/** The one form of the list: how many places there are for something, and until when. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "action.answer");
  const { hub } = context;
  const values = await formValues(request);
  const told = { by: actor, at: hub.clock(), ...keyIn(values) };
  const read = readCapacity(values, told);
  if (!read.ok) return putRight(read.errors, values);
  const result = await setCapacity(hub.db, read.said, told);
  if (result.kind !== "done") return notDone(result, values);
  throw seeOther(paths.actions());
}

const HEAD = ["We ask", "By when", "Answer", "Grade", "Safe to ring", "Interpreter", "Children", "How it stands"];

export default function Actions() {
  const { rows, count, page, pageCount, capacity, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors = sent?.errors ?? [];
  const typed = sent?.typed ?? {};
  return (
    <>
      <SummaryOfErrors errors={errors} />
      <Problem
        problem={sent?.problem}
        yours={{ places: String(typed["places"] ?? ""), until: String(typed["until"] ?? "") }}
        labels={{ places: "Places", until: "Until" }}
      />
      <h1 className="govuk-heading-l">What we ask of you</h1>
      {capacity.length > 0 && <Capacity rows={capacity} formKey={key} typed={typed} errors={errors} />}
      <h2 className="govuk-heading-m">Requests</h2>
      {rows.length === 0 ? (
        <EmptyState title="Nothing is waiting for you.">New requests appear here as soon as they are sent.</EmptyState>
      ) : (
        <>
          <p className="govuk-body">{count === 1 ? "1 request" : `${count} requests`}, the least time left first.</p>
          <WideTable
            label="What we ask of you"
            head={HEAD}
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
              { text: <QuickAnswers row={row} formKey={key} /> },
              { text: <GradeTag grade={row.grade} /> },
              row.slots,
              row.interpreter,
              row.children,
              {
                text: (
                  <>
                    {row.status}
                    {row.tries && <span className="govuk-!-display-block">{row.tries}</span>}
                    {row.avoid && <span className="govuk-!-display-block">Keep away from: {row.avoid}</span>}
                  </>
                ),
              },
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
