import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readAnswers } from "#machines/intake/answers.ts";
import { changeSafeContact } from "../../commands/change-safe-contact.ts";
import { confirmSafeContact } from "../../commands/confirm-safe-contact.ts";
import { finishAttempt } from "../../commands/finish-attempt.ts";
import { startAttempt } from "../../commands/start-attempt.ts";
import { PERSON_MESSAGES, writeToPerson } from "../../commands/write-to-person.ts";
import { AttemptForm } from "../../components/case/attempt-form.tsx";
import { ChangeContactForm } from "../../components/case/change-contact-form.tsx";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { Happenings } from "../../components/case/happenings.tsx";
import { Problem } from "../../components/case/problem.tsx";
import { SafeContact } from "../../components/case/safe-contact.tsx";
import { Ways } from "../../components/case/ways.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { paths } from "../../paths.ts";
import { contactPage } from "../../queries/case-contact.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { chosen, notDone, one, opened, posted, putRight, type Posted } from "./opened.server.ts";
import { CHANGE, changeFrom, readAttempt } from "./read-contact.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, actor, caseId, at, key } = await opened(args);
  return data({ ...(await contactPage(hub.db, caseId, actor.userId, at)), key });
}

export async function action(args: ActionFunctionArgs) {
  const form = await posted(args);
  const { hub, told, caseId, values, version } = form;
  const asOf = version === undefined ? {} : { version };
  switch (one(values, "intent")) {
    case "start": {
      const kind = chosen(values, "kind", ["call", "text", "email", "letter"]) ?? "call";
      const result = await startAttempt(hub.db, { caseId, kind, ...asOf }, told);
      if (result.kind !== "done") return notDone(result);
      throw seeOther(paths.casePage(caseId, "contact"));
    }
    case "finish": {
      const read = readAttempt(values);
      if (!read.ok) return putRight(read.errors, values);
      const result = await finishAttempt(hub.db, { caseId, attemptId: one(values, "attemptId"), ...read.end }, told);
      if (result.kind !== "done") return notDone(result, values);
      throw seeOther(paths.case(caseId));
    }
    case "confirm": {
      const result = await confirmSafeContact(
        hub.db,
        { caseId, safeContactId: one(values, "safeContactId"), ...asOf },
        told,
      );
      if (result.kind !== "done") return notDone(result);
      throw seeOther(paths.casePage(caseId, "contact"));
    }
    case "write": {
      const message = chosen(values, "message", PERSON_MESSAGES);
      if (message === null) throw new Response(null, { status: 400 });
      const result = await writeToPerson(
        hub.db,
        { caseId, safeContactId: one(values, "safeContactId"), message },
        told,
      );
      if (result.kind !== "done") return notDone(result);
      throw seeOther(paths.outbox());
    }
    case "change":
      return change(form);
    default:
      throw new Response(null, { status: 400 });
  }
}

async function change({ hub, told, caseId, values, version }: Posted) {
  const fields = new FormData();
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) fields.append(name, each);
  const { answers, errors } = readAnswers(CHANGE, fields);
  if (errors.length > 0) return putRight(errors, values);
  const asOf = version === undefined ? {} : { version };
  const result = await changeSafeContact(
    hub.db,
    { caseId, safeContactId: one(values, "safeContactId"), ...changeFrom(answers), ...asOf },
    told,
  );
  if (result.kind === "invalid") return putRight(result.errors, values);
  if (result.kind !== "done") return notDone(result, values);
  throw seeOther(paths.casePage(caseId, "contact"));
}

export default function Contact() {
  const { frame, key, panel, ways, running, attempts, answers } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? {};
  const changing = typed["intent"] === "change";
  const address = paths.casePage(frame.id, "contact");
  return (
    <CaseFrame frame={frame} formKey={key} page="contact">
      <SummaryOfErrors errors={sent?.errors} />
      <Problem problem={sent?.problem} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <h1 className="govuk-heading-l">Safe contact</h1>
          {!running?.mine && <SafeContact caseId={frame.id} version={frame.version} formKey={key} panel={panel} />}
          {running && (
            <AttemptForm
              address={address}
              formKey={key}
              running={running}
              panel={panel}
              typed={changing ? {} : typed}
              errors={sent?.errors ?? []}
            />
          )}
          {panel && !running && (
            <form method="post" action={address}>
              <HiddenFields
                fields={{ key: `${key}-confirm`, version: panel.version, intent: "confirm", safeContactId: panel.id }}
              />
              <Button classes="govuk-button--secondary" preventDoubleClick>
                They say it is all still right
              </Button>
            </form>
          )}
          {panel && (
            <ChangeContactForm
              address={address}
              formKey={`${key}-change`}
              version={panel.version}
              safeContactId={panel.id}
              hasCodeWord={panel.hasCodeWord}
              open={changing}
              answers={changing ? typed : answers}
              errors={sent?.errors ?? []}
            />
          )}
          {!running && <Ways caseId={frame.id} caseVersion={frame.version} formKey={key} ways={ways} />}
        </div>
        <div className="govuk-grid-column-one-third">
          <h2 className="govuk-heading-m">Times we tried</h2>
          <Happenings
            nothing="Nobody has tried yet."
            items={attempts.map(({ words, note, ...rest }) => ({
              ...rest,
              words: [words, note].filter(Boolean).join(" "),
            }))}
          />
        </div>
      </div>
    </CaseFrame>
  );
}
