import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { beginDanger } from "../../commands/mark-danger.ts";
import { recordContactAgain } from "../../commands/record-contact-again.ts";
import { CaseActions } from "../../components/case/actions.tsx";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { Happenings } from "../../components/case/happenings.tsx";
import { Next, TopCard } from "../../components/case/overview.tsx";
import { OnePersonTop } from "../../components/case/one-person-top.tsx";
import { ProtocolNote } from "../../components/case/protocol-note.tsx";
import { Problem } from "../../components/case/problem.tsx";
import { SafeContact } from "../../components/case/safe-contact.tsx";
import { WrittenReferrals } from "../../components/case/written-referral.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { paths } from "../../paths.ts";
import { casePage } from "../../queries/case.ts";
import { onePersonView } from "../../queries/case-one-person.ts";
import { contactToAsk } from "../../queries/doors-tried.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { chosen, notDone, opened, posted } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, actor, caseId, at, key } = await opened(args);
  const page = await casePage(hub.db, caseId, actor.userId, at);
  const askedAfter = await contactToAsk(hub.db, caseId);
  return data({
    ...page,
    askedAfter,
    mayApprove: may(actor, "grade.approve"),
    onePerson: await onePersonView(hub.db, caseId, actor, at),
    key,
  });
}

const INTENTS = { danger: beginDanger, again: recordContactAgain };

export async function action(args: ActionFunctionArgs) {
  const { hub, told, caseId, values, version } = await posted(args);
  const intent = chosen(values, "intent", ["danger", "again"]);
  if (intent === null) throw new Response(null, { status: 400 });
  // Danger is never too old to be said: a stale page may begin it.
  const asOf = version === undefined || intent === "danger" ? {} : { version };
  const result = await INTENTS[intent](hub.db, { caseId, ...asOf }, told);
  if (result.kind !== "done") return notDone(result);
  throw seeOther(paths.case(caseId));
}

export default function Case() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { frame, key } = page;
  return (
    <CaseFrame frame={frame} formKey={key} page="overview">
      <Problem problem={sent?.problem} />
      <OnePersonTop caseId={frame.id} view={page.onePerson} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-one-half">
          <TopCard card={page} />
          {page.next ? (
            <Next caseId={frame.id} next={page.next} mayApprove={page.mayApprove} />
          ) : (
            <Closed caseId={frame.id} version={frame.version} formKey={key} />
          )}
          <ProtocolNote caseId={frame.id} note={page.protocol} />
        </div>
        <div className="govuk-grid-column-one-half">
          <section aria-labelledby="safe-contact">
            <h2 className="govuk-heading-m" id="safe-contact">
              Safe contact
            </h2>
            <SafeContact caseId={frame.id} version={frame.version} formKey={key} panel={page.safeContact} />
          </section>
          <section aria-labelledby="last">
            <h2 className="govuk-heading-s govuk-!-margin-bottom-1" id="last">
              Last three things
            </h2>
            <Happenings nothing="Nothing has happened yet." items={page.story} />
          </section>
        </div>
      </div>
      <WrittenReferrals referrals={page.referrals} />
      <section aria-labelledby="actions">
        <h2 className="govuk-heading-m" id="actions">
          Actions
        </h2>
        <CaseActions caseId={frame.id} actions={page.actions} />
      </section>
      {page.unmet.length > 0 && (
        <section aria-labelledby="unmet">
          <h2 className="govuk-heading-m" id="unmet">
            What could not be had
          </h2>
          <ul className="govuk-list govuk-list--bullet">
            {page.unmet.map((need) => (
              <li key={need.title}>
                {need.title}. {need.why}{" "}
                {need.answered ? "Something else is in its place." : "The duty manager decides."}
              </li>
            ))}
          </ul>
        </section>
      )}
      {page.askedAfter !== null && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.doorsTried(page.askedAfter)}>
            Where had they tried before?
          </a>{" "}
          Optional, after the call.
        </p>
      )}
      {page.next && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.casePage(frame.id, "close")}>
            Close this case
          </a>
        </p>
      )}
    </CaseFrame>
  );
}

function Closed({ caseId, version, formKey }: { caseId: string; version: number; formKey: string }) {
  return (
    <section aria-labelledby="closed">
      <h2 className="govuk-heading-m" id="closed">
        This case is closed
      </h2>
      <p className="govuk-body">Nothing is owed. If they ring, write or are referred again, it opens again.</p>
      <form method="post" action={paths.case(caseId)}>
        <HiddenFields fields={{ key: `${formKey}-again`, version, intent: "again" }} />
        <Button preventDoubleClick>They have contacted us again</Button>
      </form>
    </section>
  );
}
