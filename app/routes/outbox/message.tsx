import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MESSAGE_STEPS, openMessage, type OpenedMessage, settleMessage } from "../../commands/settle-message.ts";
import { Button } from "../../components/govuk/button.tsx";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { outboxMessage } from "../../queries/outbox.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

const LONGEST = 500;
const FIELDS = ["step", "how"] as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "outbox.see");
  const { db, clock } = context.hub;
  const message = await outboxMessage(db, params["id"] ?? "", actor, clock());
  if (!message) throw noSuchPage();
  return data({ key: newFormKey(), message });
}

interface Answer {
  readonly errors: readonly FieldError[];
  readonly typed: Record<(typeof FIELDS)[number], string>;
  readonly opened: OpenedMessage | null;
  readonly refused: { readonly reason: string; readonly possible: readonly string[] } | null;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "outbox.see");
  const { db, clock } = context.hub;
  const messageId = params["id"] ?? "";
  if (!(await outboxMessage(db, messageId, actor, clock()))) throw noSuchPage();
  const values = await formValues(request);
  const typed = typedIn(values, FIELDS);
  const again = (status: number, answer: Partial<Answer>) =>
    data<Answer>({ errors: [], typed, opened: null, refused: null, ...answer }, { status });
  const told = { by: actor, at: clock(), ...keyIn(values) };
  if (typedIn(values, ["intent"]).intent === "open") {
    const result = await openMessage(db, { messageId }, told);
    if (result.kind === "done") return again(200, { opened: result.message });
    if (result.kind === "refused") return again(409, { refused: result });
    throw noSuchPage();
  }
  const step = MESSAGE_STEPS.find((one) => one === typed.step);
  const errors = [...wrongIn(values, FIELDS), ...problemsIn(typed)];
  if (!step || errors.length > 0) return again(422, { errors });
  const result = await settleMessage(db, { messageId, step, how: typed.how }, told);
  if (result.kind === "done") throw seeOther(paths.outbox());
  if (result.kind === "refused") return again(409, { refused: result });
  if (result.kind === "not-found") throw noSuchPage();
  return again(409, {
    refused: { reason: "Somebody was quicker. Nothing was changed.", possible: Object.values(result.theirs) },
  });
}

function problemsIn({ step, how }: Answer["typed"]): FieldError[] {
  if (!MESSAGE_STEPS.some((one) => one === step)) return [{ field: "step", message: "Say what is to become of it" }];
  if (step !== "again" && how.trim() === "") return [{ field: "how", message: "Say how it was done, or why not" }];
  return how.length > LONGEST ? [{ field: "how", message: `Shorten it to ${LONGEST} characters` }] : [];
}

export default function Message() {
  const { key, message } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const address = paths.outboxMessage(message.id);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.outbox()}>All messages going out</BackLink>
        <SummaryOfErrors errors={sent?.errors} />
        {sent?.refused && <RefusedNotice {...sent.refused} />}
        <h1 className="govuk-heading-l">{message.title}</h1>
        <SummaryList
          rows={[
            { key: "To", value: message.to },
            { key: "Since", value: message.since },
            ...(message.why === "" ? [] : [{ key: "Why", value: message.why }]),
          ]}
        />
        {message.caseId !== null && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.casePage(message.caseId, "contact")}>
              How it is safe to reach them
            </a>
          </p>
        )}
        {sent?.opened && (
          <InsetText>
            <p className="hub-number">{sent.opened.to}</p>
            <p className="govuk-body govuk-!-font-weight-bold">{sent.opened.subject}</p>
            <p className="govuk-body">{sent.opened.body}</p>
          </InsetText>
        )}
        {message.mayOpen && !sent?.opened && (
          <form method="post" action={address}>
            <HiddenFields fields={{ intent: "open" }} />
            <Button classes="govuk-button--secondary">Show the words and where they go</Button>
            <p className="govuk-hint">That you read it is written down.</p>
          </form>
        )}
        {message.status !== "claimed" && (
          <form method="post" action={address} noValidate>
            <HiddenFields fields={{ key, intent: "settle" }} />
            <Radios
              name="step"
              fieldset={{ legend: { text: "What is to become of it?", classes: "govuk-fieldset__legend--m" } }}
              value={sent?.typed.step || undefined}
              errorMessage={errorFor(sent?.errors, "step")}
              items={[
                { value: "done", text: "I have done it by hand" },
                { value: "dropped", text: "Drop it" },
                { value: "again", text: "Try to send it again" },
              ]}
            />
            <Textarea
              name="how"
              label={{ text: "How was it done, or why is it dropped?" }}
              rows={3}
              value={sent?.typed.how ?? ""}
              errorMessage={errorFor(sent?.errors, "how")}
            />
            <Button preventDoubleClick>Save</Button>
          </form>
        )}
      </div>
    </div>
  );
}
