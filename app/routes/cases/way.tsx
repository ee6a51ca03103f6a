import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { readAnswers } from "#machines/intake/answers.ts";
import { addWay } from "../../commands/add-way.ts";
import { changeSafeContact } from "../../commands/change-safe-contact.ts";
import { CHANGE_STEPS, endContactChange } from "../../commands/end-contact-change.ts";
import { CaseFrame } from "../../components/case/frame.tsx";
import { dangerIn } from "../../components/case/danger.tsx";
import { Problem } from "../../components/case/problem.tsx";
import { WAY_CHANNELS, wayQuestions, type WayChannel } from "../../components/case/way-questions.ts";
import { Waiting } from "../../components/case/ways.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { QuestionField } from "../../components/intake/question-field.tsx";
import { errorFor, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { wayPage } from "../../queries/case-contact.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { chosen, notDone, one, opened, posted, putRight, type Posted } from "./opened.server.ts";
import { changeFrom } from "./read-contact.ts";

export const handle: PageHandle = { alerts: dangerIn };

const TITLES: Readonly<Record<WayChannel, string>> = {
  phone: "Phone",
  text: "Texts only",
  email: "E-mail",
  post: "Post",
};

export async function loader(args: LoaderFunctionArgs) {
  const { hub, actor, caseId, at, key } = await opened(args);
  const wanted = new URL(args.request.url).searchParams.get("by");
  const page = await wayPage(hub.db, caseId, args.params["way"] ?? "", actor.userId, at);
  if (!page) throw noSuchPage();
  const channel = page.way ? page.way.channel : (WAY_CHANNELS.find((one) => one === wanted) ?? null);
  return data({ ...page, channel, key, mayHurry: may(actor, "contact.hurry") });
}

export async function action(args: ActionFunctionArgs) {
  const form = await posted(args);
  const intent = one(form.values, "intent");
  if (intent === "end") return end(form, args.params["way"] ?? "");
  if (intent !== "save") throw new Response(null, { status: 400 });
  return save(form, args.params["way"] ?? "");
}

async function end({ hub, told, caseId, values }: Posted, way: string) {
  const errors = wrongIn(values, ["reason"]);
  const reason = [values["reason"] ?? ""].flat()[0] ?? "";
  const step = chosen(values, "step", CHANGE_STEPS);
  if (step === null) throw new Response(null, { status: 400 });
  if (step === "hurry" && reason.trim() === "") errors.push({ field: "reason", message: "Say why it cannot wait" });
  if (step === "cancel" && reason.trim() === "") errors.push({ field: "reason", message: "Say why it is cancelled" });
  if (reason.length > 500) errors.push({ field: "reason", message: "Shorten it to 500 characters" });
  if (errors.length > 0) return putRight(errors, values);
  const typed = one(values, "changeVersion");
  const version = /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
  const changeId = one(values, "changeId");
  const result = await endContactChange(hub.db, { caseId, changeId, step, reason, version }, told);
  if (result.kind !== "done") return notDone(result, values);
  // What was added and cancelled is not there any more; everything else is looked at on the page of all ways.
  throw seeOther(step === "confirm" ? paths.caseWay(caseId, way) : paths.casePage(caseId, "contact"));
}

async function save({ hub, told, caseId, values, version }: Posted, way: string) {
  const channel = chosen(values, "channel", WAY_CHANNELS);
  if (channel === null) throw new Response(null, { status: 400 });
  const fields = new FormData();
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) fields.append(name, each);
  const sections = [{ id: "way", title: "Way", questions: wayQuestions(channel) }];
  const { answers, errors } = readAnswers(sections, fields);
  if (errors.length > 0) return putRight(errors, values);
  const input = { caseId, ...changeFrom(answers) };
  const result =
    way === "new"
      ? await addWay(hub.db, { ...input, channel }, told)
      : await changeSafeContact(
          hub.db,
          { ...input, safeContactId: way, ...(version === undefined ? {} : { version }) },
          told,
        );
  if (result.kind === "invalid") return putRight(result.errors, values);
  if (result.kind !== "done") return notDone(result, values);
  throw seeOther(paths.casePage(caseId, "contact"));
}

export default function OneWay() {
  const { frame, key, way, hasCodeWord, channel, answers, mayHurry } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? {};
  const errors = sent?.errors ?? [];
  const ending = typed["intent"] === "end";
  const address = paths.caseWay(frame.id, way?.id ?? "new");
  const change = way?.change ?? null;
  return (
    <CaseFrame frame={frame} formKey={key} page="contact">
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <SummaryOfErrors errors={errors} />
          <Problem problem={sent?.problem} />
          <h1 className="govuk-heading-l">
            {way
              ? `${way.title}: how it is safe`
              : channel
                ? `${TITLES[channel]}: another way`
                : "Another way to reach them"}
          </h1>
          {change && (
            <Waiting
              address={address}
              formKey={key}
              change={change}
              mayHurry={mayHurry}
              reason={ending ? ([typed["reason"] ?? ""].flat()[0] ?? "") : ""}
              errors={ending ? errors : []}
            />
          )}
          {channel === null && (
            <ul className="govuk-list">
              {WAY_CHANNELS.map((by) => (
                <li key={by}>
                  <a className="govuk-link" href={paths.newCaseWay(frame.id, by)}>
                    {TITLES[by]}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {channel !== null && !change && (
            <form method="post" action={way ? address : paths.newCaseWay(frame.id, channel)} noValidate>
              <HiddenFields
                fields={{ key: `${key}-save`, intent: "save", channel, ...(way ? { version: way.version } : {}) }}
              />
              {wayQuestions(channel, hasCodeWord).map((question) => (
                <QuestionField
                  key={question.name}
                  question={question}
                  answers={sent && !ending ? typed : answers}
                  error={errorFor(errors, question.name)}
                />
              ))}
              <Button preventDoubleClick>Save</Button>
            </form>
          )}
          <p className="govuk-body">
            <a className="govuk-link" href={paths.casePage(frame.id, "contact")}>
              Every way to reach them
            </a>
          </p>
        </div>
      </div>
    </CaseFrame>
  );
}
