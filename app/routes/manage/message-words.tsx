import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeMessageTemplate } from "../../commands/change-message-template.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { StaleForm } from "../../components/stale-form.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { messageTemplates } from "../../queries/message-templates.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

const FIELDS = ["subject", "body", "from"] as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "template.change");
  const { db, clock } = context.hub;
  const template = (await messageTemplates(db, actor.area, clock())).find(({ code }) => code === params["code"]);
  if (!template) throw noSuchPage();
  return data({ key: newFormKey(), template });
}

interface Answer {
  readonly errors: readonly FieldError[];
  readonly typed: Record<(typeof FIELDS)[number], string>;
  readonly theirs: Readonly<Record<string, string>> | null;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "template.change");
  const values = await formValues(request);
  const typed = typedIn(values, FIELDS);
  const again = (status: number, errors: readonly FieldError[], theirs: Answer["theirs"] = null) =>
    data<Answer>({ errors, typed, theirs }, { status });
  const wrong = wrongIn(values, ["subject", "body"]);
  if (wrong.length > 0) return again(422, wrong);
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const result = await changeMessageTemplate(context.hub.db, { code: params["code"] ?? "", ...typed }, told);
  if (result.kind === "done") throw seeOther(paths.messageTemplates());
  if (result.kind === "invalid") return again(422, result.errors);
  if (result.kind === "not-found") throw noSuchPage();
  if (result.kind === "refused") return again(409, [{ message: result.reason }]);
  return again(409, [], result.theirs);
}

export default function MessageWords() {
  const { key, template } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { theirs = null, typed } = sent ?? {};
  const named = template.placeholders.map((name) => `((${name}))`).join(" and ");
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.messageTemplates()}>All messages</BackLink>
        <SummaryOfErrors errors={sent?.errors} />
        {theirs && typed && (
          <StaleForm
            fields={[
              { label: "Subject", theirs: theirs["subject"] ?? "", yours: typed.subject },
              { label: "Words", theirs: theirs["body"] ?? "", yours: typed.body },
            ]}
          />
        )}
        <h1 className="govuk-heading-l">{template.title}</h1>
        <p className="govuk-body">
          {template.to === "person" ? "It goes to the person." : "It goes to somebody who works with us."}{" "}
          {named === "" ? "Nothing is put into it." : `${named} has to stand in the words, and is filled in.`}
        </p>
        <form method="post" action={paths.messageTemplate(template.code)} noValidate>
          <HiddenFields fields={{ key, from: template.version }} />
          <Input
            name="subject"
            label="Subject"
            hint="Of e-mail only. It is seen before anybody opens it."
            value={typed?.subject ?? template.subject}
            errorMessage={errorFor(sent?.errors, "subject")}
          />
          <Textarea
            name="body"
            label={{ text: "Words" }}
            hint="No name, no number to ring, no address of a page."
            rows={4}
            value={typed?.body ?? template.body}
            errorMessage={errorFor(sent?.errors, "body")}
          />
          <Button preventDoubleClick>Use these words from now on</Button>
        </form>
        {template.history.length > 0 && (
          <WideTable
            label="Words so far"
            caption="Words so far"
            captionClasses="govuk-table__caption--s"
            head={["From", "By", "Words"]}
            rows={template.history.map(({ at, by, body }) => [at, by, body])}
          />
        )}
      </div>
    </div>
  );
}
