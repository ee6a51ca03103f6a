import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { liftSilentBlock } from "../../commands/lift-silent-block.ts";
import { askOnePerson } from "../../commands/one-person.ts";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { KeptOut, OnePerson } from "../../components/case/one-person.tsx";
import { Problem } from "../../components/case/problem.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { onePersonView } from "../../queries/case-one-person.ts";
import { peoplePage } from "../../queries/case-people.ts";
import type { PageHandle } from "../../root.tsx";
import { seeOther } from "../../responses.ts";
import { chosen, notDone, one, opened, posted, putRight } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, actor, caseId, at, key } = await opened(args);
  const onePerson = await onePersonView(hub.db, caseId, actor, at);
  return data({ ...(await peoplePage(hub.db, caseId, at)), onePerson, key });
}

const LONGEST = 2000;
const WANTED = {
  join: "Say how you know that it is the same person",
  part: "Say how you know that it is not the same person",
  lift: "Say how you know that it is somebody else",
} as const;

export async function action(args: ActionFunctionArgs) {
  const { hub, told, caseId, values, version } = await posted(args);
  const intent = chosen(values, "intent", ["join", "part", "lift"]);
  if (intent === null) throw new Response(null, { status: 400 });
  const [name, about] = intent === "lift" ? (["why", "blockId"] as const) : (["reason", "otherCaseId"] as const);
  const text = [values[name] ?? ""].flat()[0] ?? "";
  // Each form has a field of its own on the page.
  const field = `${name}-${one(values, about)}`;
  const typed = { [field]: text };
  const errors = wrongIn(values, [name]).map(({ message }) => ({ field, message }));
  if (text.trim() === "") errors.push({ field, message: WANTED[intent] });
  if (text.length > LONGEST) errors.push({ field, message: "Shorten it to 2,000 characters" });
  if (errors.length > 0) return putRight(errors, typed);
  const result =
    intent === "lift"
      ? await liftSilentBlock(
          hub.db,
          { caseId, blockId: one(values, "blockId"), why: text, ...(version === undefined ? {} : { version }) },
          told,
        )
      : await askOnePerson(
          hub.db,
          { caseId, otherCaseId: one(values, "otherCaseId"), kind: intent, reason: text },
          told,
        );
  if (result.kind !== "done") return notDone(result, typed);
  throw seeOther(paths.casePage(caseId, "people"));
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
  const { frame, key, person, childrenAges, schools, others, aboutOther, onePerson } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const shared = {
    caseId: frame.id,
    version: frame.version,
    formKey: key,
    view: onePerson,
    errors: sent?.errors,
    typed: (sent?.typed ?? {}) as Readonly<Record<string, string>>,
  };
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
    ["Children's school or nursery", schools.join(", ")],
  ] as const;
  return (
    <CaseFrame frame={frame} formKey={key} page="people">
      <SummaryOfErrors errors={sent?.errors} />
      <Problem problem={sent?.problem} />
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
      <OnePerson {...shared} />
      <KeptOut {...shared} />
    </CaseFrame>
  );
}
