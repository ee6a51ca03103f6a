import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PARTNER_STATUS_WORDS } from "#machines/partner-words.ts";
import { tellHub } from "../../commands/tell-hub.ts";
import { finishPartnerAttempt } from "../../commands/finish-partner-attempt.ts";
import { moveAction } from "../../commands/move-action.ts";
import { openAction } from "../../commands/open-action.ts";
import type { Result } from "../../commands/result.ts";
import { startPartnerAttempt } from "../../commands/start-partner-attempt.ts";
import type { Told } from "../../commands/told.ts";
import { Problem } from "../../components/case/problem.tsx";
import { DueTime } from "../../components/due-time.tsx";
import { GradeTag } from "../../components/grade-tag.tsx";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { NotificationBanner } from "../../components/govuk/notification-banner.tsx";
import { WarningText } from "../../components/govuk/warning-text.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, type FormValues } from "../../forms.ts";
import type { Hub } from "../../hub.ts";
import { paths } from "../../paths.ts";
import { partnerAction } from "../../queries/partner-actions.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { notDone, one, putRight } from "../cases/opened.server.ts";
import { readAttempt } from "../cases/read-contact.ts";
import { Answers } from "./answers.tsx";
import { Person } from "./person.tsx";
import { readAnswer } from "./read-answer.ts";
import { readTelling } from "./read-telling.ts";
import { TellHub } from "./tell-hub.tsx";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "action.list");
  const { hub } = context;
  const at = hub.clock();
  const actionId = params["id"] ?? "";
  const opened = await openAction(hub.db, { actionId }, { by: actor, at });
  const page = opened.kind === "done" ? await partnerAction(hub.db, actor, actionId, at) : null;
  if (!page) throw noSuchPage();
  const url = new URL(request.url);
  return data({
    ...page,
    key: crypto.randomUUID(),
    wanted: url.searchParams.get("answer") ?? "",
    was: url.searchParams.get("told") === "yes",
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "action.answer");
  const { hub } = context;
  const values = await formValues(request);
  const key = one(values, "key").slice(0, 100);
  const told: Told = { by: actor, at: hub.clock(), ...(key === "" ? {} : { key }) };
  const actionId = params["id"] ?? "";
  if (!(await partnerAction(hub.db, actor, actionId, told.at))) throw noSuchPage();
  const intent = one(values, "intent");
  if (intent === "ring") return afterwards(await startPartnerAttempt(hub.db, { actionId }, told), actionId, values);
  if (intent === "finish") return finish(hub, actionId, values, told);
  if (intent === "tell") return tellThem(hub, actionId, values, told);
  return answer(hub, actionId, values, told);
}

const afterwards = (result: Result, actionId: string, values: FormValues) => {
  if (result.kind === "done") throw seeOther(paths.action(actionId));
  return notDone(inWords(result), values);
};

async function finish(hub: Hub, actionId: string, values: FormValues, told: Told) {
  const read = readAttempt(values);
  if (!read.ok) return putRight(read.errors, values);
  const attemptId = one(values, "attemptId");
  return afterwards(await finishPartnerAttempt(hub.db, { actionId, attemptId, ...read.end }, told), actionId, values);
}

async function tellThem(hub: Hub, actionId: string, values: FormValues, told: Told) {
  const read = readTelling(values, told);
  if (!read.ok) return putRight(read.errors, values);
  const result = await tellHub(hub.db, { actionId, ...read.telling }, told);
  if (result.kind === "done") throw seeOther(paths.actionTold(actionId));
  return notDone(result, values);
}

async function answer(hub: Hub, actionId: string, values: FormValues, told: Told) {
  const read = readAnswer(values, told);
  if (!read.ok)
    return putRight(
      read.errors.map(({ field = "", message }) => ({ field, message })),
      values,
    );
  const typed = one(values, "version");
  // A version that is no number was made by no page of ours: it is as stale as any.
  const version = typed === "" ? {} : { version: /^\d{1,9}$/.test(typed) ? Number(typed) : -1 };
  const result = await moveAction(hub.db, { actionId, step: read.step, ...version }, told);
  const stays = read.step.type === "ACCEPTED" || read.step.type === "STARTED";
  if (result.kind === "done" && !stays) throw seeOther(paths.actions());
  return afterwards(result, actionId, values);
}

/** What stands now, as the partner says it. */
function inWords(result: Exclude<Result, { kind: "done" }>): Exclude<Result, { kind: "done" }> {
  if (result.kind !== "conflict") return result;
  const { status } = result.theirs;
  const words = Object.entries(PARTNER_STATUS_WORDS).find(([name]) => name === status)?.[1];
  return words === undefined ? result : { ...result, theirs: { ...result.theirs, status: words } };
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  ACCEPTED: "We’ll take it",
  STARTED: "We have made first contact",
  DONE: "It is done",
  NOT_TAKEN_UP: "It was not taken up",
  DECLINED: "We can’t",
};

export default function ActionPage() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? {};
  const errors = sent?.errors ?? [];
  const yours = STEP_WORDS[[typed["step"] ?? ""].flat()[0] ?? ""];
  const { due, person } = page;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.actions()}>All requests</BackLink>
        <SummaryOfErrors errors={errors} />
        {page.was && !sent && (
          <NotificationBanner type="success">
            <p className="govuk-notification-banner__heading">The hub has it. Somebody there reads it.</p>
          </NotificationBanner>
        )}
        <Problem problem={sent?.problem} yours={yours === undefined ? {} : { status: yours }} />
        <span className="govuk-caption-l">{page.reference}</span>
        <h1 className="govuk-heading-l">{page.ask}</h1>
        <p className="govuk-body">{page.title}</p>
        {page.lateTwice && <WarningText>{page.lateTwice}</WarningText>}
        <SummaryList
          rows={[
            { key: "How it stands", value: page.status },
            { key: "Grade", value: { text: <GradeTag grade={page.grade} /> } },
            due && { key: "By when", value: { text: <DueTime words={due.words} at={due.at} late={due.late} /> } },
            { key: "Safe to ring", value: page.slots },
            { key: "Interpreter", value: page.interpreter },
            { key: "Children", value: page.children },
            page.avoid && { key: "Keep away from", value: page.avoid },
            page.tries && { key: "Tries", value: page.tries },
          ]}
        />
        {person && <Person id={page.id} formKey={page.key} person={person} typed={typed} errors={errors} />}
        {page.steps.length > 0 && (
          <>
            <h2 className="govuk-heading-m">{page.steps.includes("ACCEPTED") ? "Can you?" : "How is it going?"}</h2>
            <Answers
              id={page.id}
              version={page.version}
              formKey={page.key}
              steps={page.steps}
              typed={typed}
              errors={errors}
              wanted={page.wanted}
            />
          </>
        )}
        <TellHub
          id={page.id}
          formKey={page.key}
          maySayWhatHappened={page.maySayWhatHappened}
          open={page.wanted === "tell"}
          typed={typed["intent"] === "tell" ? typed : {}}
          errors={typed["intent"] === "tell" ? errors : []}
        />
      </div>
    </div>
  );
}
