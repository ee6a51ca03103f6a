import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "../../components/empty-state.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import { businessCaseList } from "../../queries/report-business-cases.ts";
import { EXAMPLES } from "../../reports/business-case/examples.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const examples = EXAMPLES.map(({ code, title, about }) => ({ code, title, about }));
  return data({ list: await businessCaseList(context.hub.db, actor), examples });
}

export default function BusinessCases() {
  const { list, examples } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-xl">Business cases</h1>
      <p className="govuk-body-l">{list.area}</p>
      <p className="govuk-body">
        A business case says what a service costs, what gets better because of it, and who pays and who gains, by the
        method that the Treasury endorsed for local partnerships. It is as good as what is assumed in it: every number
        has its source and its evidence grade beside it.
      </p>
      <div className="govuk-button-group">
        <Button href={paths.newBusinessCase()}>Start a business case</Button>
        <a className="govuk-link" href={paths.businessCaseDocument()}>
          Start from a document
        </a>
      </div>
      <h2 className="govuk-heading-l">Yours</h2>
      {list.cases.length === 0 ? (
        <EmptyState title="There is no business case yet.">
          Start one, or look at what is known and what is not of those that went before.
        </EmptyState>
      ) : (
        <WideTable
          label="Business cases"
          caption="Business cases"
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={["Name", { text: "Version", format: "numeric" }, "Saved on", "By", "Ratio"]}
          rows={list.cases.map(({ id, name, number, on, by, locked }) => [
            <a key={id} className="govuk-link" href={paths.businessCase(id)}>
              {name}
            </a>,
            { text: String(number), format: "numeric" },
            on,
            by,
            locked ? "Locked: descriptive cost only" : "Shown",
          ])}
        />
      )}
      <h2 className="govuk-heading-l">Those that went before</h2>
      <ul className="govuk-list govuk-list--spaced">
        {examples.map(({ code, title, about }) => (
          <li key={code}>
            <a className="govuk-link govuk-!-font-weight-bold" href={paths.workedExample(code)}>
              {title}
            </a>
            <br />
            {about}
          </li>
        ))}
      </ul>
    </>
  );
}
