import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { paths } from "../../paths.ts";
import { cataloguePage } from "../../queries/report-catalogue.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "cost.change");
  const { priced, unpriced } = await cataloguePage(context.hub.db, actor, context.hub.clock());
  const named = (rows: typeof priced) => rows.map(({ trigger, what }) => ({ trigger, what }));
  return data({ priced: named(priced), unpriced: named(unpriced) });
}

/** What a price is to be given to. */
export default function NewCost() {
  const { priced, unpriced } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.costs()}>Costs</BackLink>
      <h1 className="govuk-heading-l">What is the price for?</h1>
      {unpriced.length > 0 && <Choices title="Without a price" rows={unpriced} />}
      <Choices title="With a price that a new one would replace" rows={priced} />
    </>
  );
}

interface ChoicesProps {
  readonly title: string;
  readonly rows: readonly { readonly trigger: string; readonly what: string }[];
}

function Choices({ title, rows }: ChoicesProps) {
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <ul className="govuk-list">
        {rows.map(({ trigger, what }) => (
          <li key={trigger}>
            <a className="govuk-link" href={paths.newCostOf(trigger)}>
              {what}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
