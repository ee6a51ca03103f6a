import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DueTime } from "../../components/due-time.tsx";
import { exactTime } from "../../components/exact-time.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Pager } from "../../components/pager.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { countWords } from "../../count-words.ts";
import { paths } from "../../paths.ts";
import { standingList, type StandingItem } from "../../queries/standing-list.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "moves.see");
  const { db, clock } = context.hub;
  const asked = new URL(request.url).searchParams.get("page") ?? "";
  const page = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
  const which = { subject: params.subject ?? "", status: params.status ?? "", page };
  const list = await standingList(db, actor, clock(), which);
  if (!list) throw noSuchPage();
  return data({ list });
}

const ORDER_WORDS = {
  due: "what is due first at the top",
  began: "the oldest first",
  newest: "the newest first",
} as const;

export default function Standing() {
  const { list } = useLoaderData<typeof loader>();
  const label = `${list.title}: ${list.name}`;
  return (
    <>
      <BackLink href={paths.howCasesMove()}>How cases move</BackLink>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{list.title}</span>
        {list.name}
      </h1>
      <p className="govuk-body">{list.meaning}</p>
      {list.items.length === 0 ? (
        <EmptyState title="Nothing is in it now." />
      ) : (
        <>
          <p className="govuk-body">
            {countWords(list.count, list.order === "newest")}, {ORDER_WORDS[list.order]}.
          </p>
          <WideTable
            label={label}
            caption={label}
            captionClasses="govuk-visually-hidden"
            classes="hub-standing"
            head={[
              list.subject === "contact" ? "Began" : "Reference",
              "In this status since",
              "What is owed next",
              "By when",
              "Whose turn",
            ]}
            firstCellIsHeader
            rows={list.items.map((item) => [
              <Named key="named" item={item} />,
              exactTime(item.since),
              item.next ?? "Nothing",
              item.due ? <DueTime key="due" {...item.due} /> : "",
              item.turn ?? "",
            ])}
          />
        </>
      )}
      <Pager
        page={list.page}
        pageCount={list.pageCount}
        hrefFor={(number) => paths.standingPage(list.subject, list.status, number)}
        label={label}
      />
    </>
  );
}

function Named({ item }: { readonly item: StandingItem }) {
  const words = item.reference ?? exactTime(item.began);
  if (!item.opens) return <span className="hub-nowrap">{words}</span>;
  const href = item.opens.page === "case" ? paths.case(item.opens.id) : paths.contact(item.opens.id);
  return (
    <a className="govuk-link hub-nowrap" href={href}>
      {words}
    </a>
  );
}
