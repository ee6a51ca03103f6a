import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { peoplePage } from "../../queries/case-people.ts";
import type { PageHandle } from "../../root.tsx";
import { opened } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, caseId, at, key } = await opened(args);
  return data({ ...(await peoplePage(hub.db, caseId, at)), key });
}

const ROLE_WORDS = {
  harmed: "Harmed",
  alleged: "Said to cause harm",
  "both-alleged": "Each says the other causes harm",
  unclear: "Not clear",
  child: "Child",
  "safe-person": "Someone safe",
} as const;

const NOT_SAID = "Not said";

export default function People() {
  const { frame, key, person, childrenAges, others, aboutOther } = useLoaderData<typeof loader>();
  const rows = [
    ["Called", person.chosenName],
    ["Full name", person.name],
    ["Born", person.birthDate],
    ["NHS number", person.nhsNumber],
    ["Language", person.language],
    ["Makes talking or travelling harder", person.needs],
    [
      "Children's ages",
      childrenAges === null ? "Not known: ask" : childrenAges.length === 0 ? "No children" : childrenAges.join(", "),
    ],
  ] as const;
  return (
    <CaseFrame frame={frame} formKey={key} page="people">
      <h1 className="govuk-heading-l">People</h1>
      <SummaryList rows={rows.map(([label, value]) => ({ key: label, value: value || NOT_SAID }))} />
      <h2 className="govuk-heading-m">Who else belongs to this</h2>
      <p className="govuk-body">How and where to reach another person is never on this page.</p>
      {others.length === 0 ? (
        <EmptyState title="Nobody else was named." />
      ) : (
        <SummaryList
          rows={others.map((other) => ({
            key: ROLE_WORDS[other.role],
            value: [other.name, other.relationship].filter(Boolean).join(", "),
          }))}
        />
      )}
      {aboutOther && (
        <>
          <h2 className="govuk-heading-m">What was said about the one who causes harm</h2>
          <p className="govuk-body hub-written">{aboutOther}</p>
        </>
      )}
    </CaseFrame>
  );
}
