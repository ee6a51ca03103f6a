import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "../../components/empty-state.tsx";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { paths } from "../../paths.ts";
import { quarterList, type QuarterList } from "../../queries/report-quarter.ts";
import { REPORTS } from "../../reports/reports.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { askedQuarter } from "./asked-quarter.ts";

/** Which reports of a quarter can be taken away. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "report.read");
  const list = await quarterList(context.hub.db, REPORTS, { area: actor.area, ...askedQuarter(request) });
  if (!list) throw noSuchPage();
  return data(list);
}

export default function Quarter() {
  const list = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.reports()}>Reports</BackLink>
      <h1 className="govuk-heading-xl">A quarter to take away</h1>
      <p className="govuk-body-l">
        {list.area.name}
        {list.words !== "" && `, ${list.words}`}
      </p>
      {list.choices.length > 1 && (
        <form method="get" action={paths.reportQuarter()} className="govuk-!-margin-bottom-6">
          <Select
            name="quarter"
            label={{ text: "Quarter", classes: "govuk-label--s" }}
            value={list.quarter ?? undefined}
            items={list.choices.map((choice) => ({ value: choice.quarter, text: choice.words }))}
          />
          <Button classes="govuk-button--secondary">Show this quarter</Button>
        </form>
      )}
      <Files list={list} />
    </>
  );
}

function Files({ list: { quarter, words, frozen, missing } }: { readonly list: QuarterList }) {
  if (quarter === null || frozen.length === 0)
    return (
      <EmptyState title={quarter === null ? "No quarter is frozen yet." : `${words} is not frozen.`}>
        A quarter is frozen by itself once it has ended, usually within a minute. Until then there is nothing to take
        away.
      </EmptyState>
    );
  return (
    <>
      <ul className="govuk-list govuk-list--spaced">
        <li>
          <a className="govuk-link" href={paths.reportQuarterFile("pdf", quarter)} download>
            All reports in one document, to read or print (PDF)
          </a>
        </li>
        <li>
          <a className="govuk-link" href={paths.reportQuarterFile("zip", quarter)} download>
            All tables, with what their words mean (ZIP of CSV files)
          </a>
        </li>
      </ul>
      <p className="govuk-body">
        They hold the same numbers as the pages, and say which release each is of. They hold:{" "}
        {frozen.map(({ title }) => title).join(", ")}.
      </p>
      {missing.length > 0 && <p className="govuk-body">Not frozen for this quarter: {missing.join(", ")}.</p>}
    </>
  );
}
