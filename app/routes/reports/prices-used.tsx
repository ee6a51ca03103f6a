import { Details } from "../../components/govuk/details.tsx";
import type { ReportPage } from "../../queries/report-page.ts";

/** The price behind every kind of event, as it was when the quarter was frozen, so that each figure can be doubted for itself. */
export function PricesUsed({ prices }: Pick<ReportPage, "prices">) {
  return (
    <>
      <h2 className="govuk-heading-l">Where the prices come from</h2>
      <p className="govuk-body">
        Each event is counted at one price. Prices are averages: fewer events free time before they free money.
      </p>
      {prices.notes.map((note) => (
        <p key={note} className="govuk-body">
          {note}
        </p>
      ))}
      <Details summary={`The ${prices.each.length} prices used, each with its source, price year and version`}>
        <ul className="govuk-list govuk-list--bullet">
          {prices.each.map((price) => (
            <li key={price}>{price}</li>
          ))}
        </ul>
      </Details>
    </>
  );
}
