import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "../../components/empty-state.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import { outboxPage, type OutboxPage } from "../../queries/outbox.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "outbox.see");
  const { db, clock } = context.hub;
  return data({ page: await outboxPage(db, actor, clock()) });
}

const GROUPS: readonly { readonly status: keyof OutboxPage; readonly title: string; readonly says: string }[] = [
  { status: "failed", title: "Did not go", says: "Somebody has to see to each of these." },
  {
    status: "waiting",
    title: "Waiting to go",
    says: "Where no service sends for the hub, do these by hand and say how.",
  },
  { status: "held", title: "Held: not safe now", says: "Each is looked at again, and goes only when it is safe." },
  { status: "claimed", title: "Being sent", says: "The service has not answered yet." },
];

export default function Outbox() {
  const { page } = useLoaderData<typeof loader>();
  const groups = GROUPS.filter(({ status }) => page[status].length > 0);
  return (
    <>
      <h1 className="govuk-heading-l">Messages going out</h1>
      {groups.length === 0 && <EmptyState title="Nothing waits to go out." />}
      {groups.map(({ status, title, says }) => (
        <section key={status}>
          <h2 className="govuk-heading-m">{title}</h2>
          <p className="govuk-body">{says}</p>
          <WideTable
            label={title}
            caption={title}
            captionClasses="govuk-visually-hidden"
            head={["What", "To", "Since", "Why"]}
            firstCellIsHeader
            rows={page[status].map((message) => [
              <a key={message.id} className="govuk-link" href={paths.outboxMessage(message.id)}>
                {message.title}
                <span className="govuk-visually-hidden">, {message.to}</span>
              </a>,
              message.to,
              message.since,
              message.why,
            ])}
          />
        </section>
      ))}
    </>
  );
}
