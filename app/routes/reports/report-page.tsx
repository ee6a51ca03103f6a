import { BackLink } from "../../components/govuk/back-link.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { paths } from "../../paths.ts";
import type { ReportPage } from "../../queries/report-page.ts";
import { ChooseQuarter } from "./choose-quarter.tsx";
import { ListTables } from "./list-tables.tsx";
import { MiddleBand } from "./middle-band.tsx";
import { NotFrozen } from "./not-frozen.tsx";
import { Picture } from "./picture.tsx";
import { PricesUsed } from "./prices-used.tsx";
import { AboutRelease } from "./about-release.tsx";
import { Revised } from "./revised.tsx";
import { smallNumbers } from "../../reports/small-numbers.ts";

/** A report on one page: how sure, the picture, the tables, what was revised, and what the words mean. */
export function ReportShown({ page }: { readonly page: ReportPage }) {
  const last = page.releases.at(-1);
  return (
    <>
      <BackLink href={paths.reports()}>Reports</BackLink>
      <h1 className="govuk-heading-xl">{page.title}</h1>
      <p className="govuk-body-l">{page.question}</p>
      <p className="govuk-body govuk-!-font-weight-bold">
        {page.area.name}
        {last && `, ${page.words}`}
      </p>
      {last && <AboutRelease page={page} release={last} />}
      <ChooseQuarter page={page} />
      {last ? <Frozen page={page} last={last} /> : <NotFrozen page={page} />}
      <h2 className="govuk-heading-l">What the words mean</h2>
      <SummaryList
        rows={[...page.definitions, ...(last ? [smallNumbers(last)] : [])].map(({ term, words }) => ({
          key: { text: term },
          value: { text: words },
        }))}
      />
      {page.prices.each.length > 0 && <PricesUsed prices={page.prices} />}
    </>
  );
}

/** The lines of what is shown: of the release that stands, or of the earlier one that was asked for. */
const fileOf = ({ name, stands }: ReportPage, { quarter, number }: FrozenProps["last"]) =>
  stands === undefined ? paths.reportCsv(name, quarter) : paths.reportReleaseCsv(name, quarter, number);

interface FrozenProps {
  readonly page: ReportPage;
  readonly last: ReportPage["releases"][number];
}

function Frozen({ page, last }: FrozenProps) {
  return (
    <>
      <h2 className="govuk-heading-l">How sure we are</h2>
      <InsetText>
        {[...page.howSure, ...last.notes].map((sentence) => (
          <p key={sentence} className="govuk-body">
            {sentence}
          </p>
        ))}
      </InsetText>
      {page.stands === undefined && <Picture page={page} />}
      <ListTables page={page} last={last} />
      {page.name === "reaction-and-prevention" && <MiddleBand releases={page.releases} />}
      <Revised revisions={page.revisions} columns={page.columns} />
      <p className="govuk-body hub-no-print">
        <a className="govuk-link" href={fileOf(page, last)} download>
          Download every line of these tables (CSV)
        </a>
      </p>
    </>
  );
}
