import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openSheet } from "../../commands/open-sheet.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Details } from "../../components/govuk/details.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { WarningText } from "../../components/govuk/warning-text.tsx";
import { paths } from "../../paths.ts";
import { tellSheet } from "../../queries/tell-sheet.ts";
import { noSuchPage } from "../../responses.ts";
import { opened } from "./opened.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { hub, actor, caseId, at } = await opened(args);
  const actionId = args.params["actionId"] ?? "";
  const result = await openSheet(hub.db, { caseId, actionId }, { by: actor, at });
  if (result.kind !== "done") throw noSuchPage();
  return data({ ...(await tellSheet(hub.db, caseId, actionId, at)), caseId, actionId });
}

/** Nothing of the case's own frame is here: what is printed is what may be told, and no more. */
export default function Sheet() {
  const { caseId, actionId, form, text, ask, owner, hub, today } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.caseAction(caseId, actionId)}>Back to the action</BackLink>
        <h1 className="govuk-heading-l">{form?.title ?? "What you may tell them"}</h1>
        <p className="govuk-body">
          To: {owner}. From: {hub}, {today}.
        </p>
        {form ? (
          <>
            <SummaryList rows={form.facts.map(({ label, value }) => ({ key: label, value }))} />
            {form.sections.map(({ title, lines }) => (
              <section key={title}>
                <h2 className="govuk-heading-m">{title}</h2>
                <SummaryList
                  rows={lines.map(({ label, value }) => ({
                    key: label,
                    value: { text: <span className="hub-written">{value}</span> },
                  }))}
                />
              </section>
            ))}
            <WarningText>
              Do not write to them, ring them or go to them before you have spoken with us. A phone number or an address
              we give by voice.
            </WarningText>
            <h2 className="govuk-heading-m">For you to fill in</h2>
            <SummaryList
              rows={["Received by, and when", "Your reference", "Your answer"].map((key) => ({ key, value: "" }))}
            />
            <p className="govuk-body hub-no-print">Print this page with your browser, or copy the text below.</p>
            <div className="hub-no-print">
              <Details summary="Text for a secure e-mail">
                <Plain text={text} />
              </Details>
            </div>
          </>
        ) : (
          <>
            <p className="govuk-body hub-no-print">
              {ask}: read it out on the phone, or copy it into a secure e-mail. Write down on the action’s page whom you
              told.
            </p>
            <Plain text={text} />
          </>
        )}
      </div>
    </div>
  );
}

const Plain = ({ text }: { text: string }) => (
  <p className="govuk-body hub-written" data-plain-text>
    {text}
  </p>
);
