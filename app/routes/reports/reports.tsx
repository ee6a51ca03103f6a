import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { paths } from "../../paths.ts";
import { reportList } from "../../queries/report-list.ts";
import { REPORTS } from "../../reports/reports.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

/** The commissioner's first page: what they ask, and which report answers. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "report.read");
  const list = await reportList(context.hub.db, REPORTS, actor.area);
  if (!list) throw noSuchPage();
  return { list, mayChange: may(actor, "publisher.change") };
}

export default function Reports() {
  const { list, mayChange } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-xl">Reports</h1>
      <p className="govuk-body-l">
        {list.area}
        {list.newest !== null && `, up to ${list.newest}`}
      </p>
      {list.newest === null && (
        <InsetText>
          No quarter is frozen yet. The first is made once a calendar quarter has ended, by itself and usually within a
          minute.
        </InsetText>
      )}
      <p className="govuk-body">
        Reports are made of whole calendar quarters that have ended, and of numbers that can be told from no one
        person’s life: small numbers are not shown, and the others are rounded. Each quarter is frozen once; what is
        told later is in the next one, marked as revised.
      </p>
      {list.groups.map(({ question, reports }) => (
        <section key={question}>
          <h2 className="govuk-heading-m">{question}</h2>
          <ul className="govuk-list govuk-list--spaced">
            {reports.map(({ name, title, question: asks, upTo }) => (
              <li key={name}>
                <Link className="govuk-link govuk-!-font-weight-bold" to={paths.report(name)}>
                  {title}
                </Link>
                <br />
                {asks}
                {upTo !== undefined && (
                  <>
                    <br />
                    <span className="govuk-hint">
                      {upTo === null ? "No quarter of it is frozen yet." : `Up to ${upTo}.`}
                    </span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="govuk-body hub-no-print">
        <Link className="govuk-link" to={paths.reportQuarter()}>
          A quarter to take away
        </Link>
      </p>
      {mayChange && (
        <p className="govuk-body hub-no-print">
          <Link className="govuk-link" to={paths.publishing()}>
            How small numbers are kept from view
          </Link>
        </p>
      )}
    </>
  );
}
