import type { LoaderFunctionArgs } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { Details } from "../../components/govuk/details.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { paths } from "../../paths.ts";
import { cataloguePage, type CataloguePage } from "../../queries/report-catalogue.ts";
import { requireRight } from "../../session.server.ts";
import { CostsTable, ReplacedRules } from "./costs-table.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "cost.see");
  const { db, clock } = context.hub;
  return data({ page: await cataloguePage(db, actor, clock()), mayChange: may(actor, "cost.change") });
}

export default function Costs() {
  const { page, mayChange } = useLoaderData<typeof loader>();
  const of = (kind: "service" | "event") => page.priced.filter((row) => row.kind === kind);
  return (
    <>
      <h1 className="govuk-heading-l">What things cost</h1>
      <p className="govuk-body">
        Each event is counted at one price, and brought to {page.baseYear} by the {page.index}. Prices, bands and
        indices are changed by one person and approved by a second; what was entered keeps its price, its band and its
        rule.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.costChanges()}>
          {waitingWords(page.waiting)}
        </a>
      </p>
      <Missing page={page} mayChange={mayChange} />
      <CostsTable caption="Services" rows={of("service")} baseYear={page.baseYear} mayChange={mayChange} />
      <CostsTable caption="Events" rows={of("event")} baseYear={page.baseYear} mayChange={mayChange} />
      {page.before.length > 0 && (
        <Details summary={`Rules that were replaced (${page.before.length})`}>
          <ReplacedRules before={page.before} />
        </Details>
      )}
    </>
  );
}

const waitingWords = (waiting: number): string =>
  waiting === 0
    ? "Changes: none waits"
    : waiting === 1
      ? "One change waits for a second person"
      : `${waiting} changes wait for a second person`;

interface MissingProps {
  readonly page: Pick<CataloguePage, "priced" | "unpriced" | "missing">;
  readonly mayChange: boolean;
}

/** What nobody has given a price: local contracts have no national one. */
function Missing({ page, mayChange }: MissingProps) {
  const { unpriced, missing } = page;
  const invented = page.priced.filter(({ price }) => price?.invented).length;
  return (
    <section aria-labelledby="missing">
      <h2 className="govuk-heading-m" id="missing">
        Without a price
      </h2>
      {unpriced.length === 0 ? (
        <p className="govuk-body">Every service and every event has a price.</p>
      ) : (
        <>
          <p className="govuk-body">
            What the area contracts has no national price: it is the contract’s value divided by its cases. Until it is
            entered, reports leave it out and say so.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {unpriced.map((row) => (
              <li key={row.trigger}>
                {mayChange ? (
                  <a className="govuk-link" href={paths.newCostOf(row.trigger)}>
                    {row.what}
                  </a>
                ) : (
                  row.what
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {invented > 0 && (
        <p className="govuk-body">
          {invented === 1 ? "One service has" : `${invented} services have`} a price that was invented for
          demonstration. Enter the area’s own in its place.
        </p>
      )}
      {missing && (
        <InsetText>
          As frozen for {missing.quarter}: {missing.words}
        </InsetText>
      )}
      {!missing && unpriced.length > 0 && (
        <p className="govuk-body">
          What share of the actions that concerns is said once a quarter’s report is frozen without these prices.
        </p>
      )}
    </section>
  );
}
