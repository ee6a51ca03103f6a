import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import { messageTemplates } from "../../queries/message-templates.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "template.change");
  const { db, clock } = context.hub;
  const all = await messageTemplates(db, actor.area, clock());
  return data({ templates: all.map(({ code, title, to, body }) => ({ code, title, to, body })) });
}

export default function Messages() {
  const { templates } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Words of messages</h1>
      <p className="govuk-body">
        What the hub writes to people outside. Whoever finds a message learns nothing from it: words that give something
        away are refused.
      </p>
      <WideTable
        label="Messages and their words"
        caption="Messages and their words"
        captionClasses="govuk-visually-hidden"
        head={["Message", "To", "Words now"]}
        firstCellIsHeader
        rows={templates.map(({ code, title, to, body }) => [
          <a key={code} className="govuk-link" href={paths.messageTemplate(code)}>
            {title}
          </a>,
          to === "person" ? "The person" : "Somebody who works with us",
          body,
        ])}
      />
    </>
  );
}
