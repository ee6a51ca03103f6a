import { Link } from "@remix-run/react";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { WarningText } from "../../components/govuk/warning-text.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { paths } from "../../paths.ts";
import type { ReturnPage } from "../../queries/report-return.ts";
import { ExactTables } from "./exact-tables.tsx";
import { Prepare } from "./periods-of-return.tsx";
import { ReleaseForm, WithdrawForm } from "./release-form.tsx";
import { Releases } from "./releases.tsx";

export interface Sent {
  readonly typed: Readonly<Record<"name" | "organisation" | "email" | "purpose" | "why", string>>;
  readonly key: string;
  readonly step: "release" | "withdraw";
  readonly errors: readonly FieldError[];
}

interface Props {
  readonly page: ReturnPage;
  readonly formKey: string;
  readonly sent: Sent | undefined;
}

/** One number of a return on one page: to whom it went first, then its numbers. */
export function ReturnShown({ page, formKey, sent }: Props) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.returns()}>Returns</BackLink>
        <SummaryOfErrors errors={sent?.errors} />
        <h1 className="govuk-heading-xl">
          <span className="govuk-caption-xl">
            {page.area}, {page.periodWords}
          </span>
          {page.title}, number {page.number}
        </h1>
        <p className="govuk-body">
          Prepared on {page.preparedOn}, by {page.preparedBy}.
        </p>
        <Others page={page} />
        <Withdrawn page={page} />
        {page.content && (
          <WarningText>
            These numbers are exact, and small ones can be told of one person. Show them to nobody but the recipient to
            whom they were released.
          </WarningText>
        )}
        <Releases page={page} />
        {mayBeReleased(page) && !page.preparedByYou && (
          <p className="govuk-body hub-no-print">
            <a className="govuk-link" href="#release">
              Release it to somebody
            </a>
          </p>
        )}
        {page.content ? (
          <ExactTables content={page.content} />
        ) : (
          <InsetText>
            The numbers are seen at the hub alone. Its information governance lead releases them to a named recipient.
          </InsetText>
        )}
        <ToRelease page={page} formKey={formKey} sent={sent} />
        <div className="hub-no-print">
          <h2 className="govuk-heading-m">When something was wrong</h2>
          <p className="govuk-body">
            Correct it where it is recorded, and prepare the return again: it gets the next number, and this one stays
            as it is.
          </p>
          <Prepare name={page.name} period={page.period} words={page.periodWords} due={false} formKey={formKey} />
        </div>
        {mayBeReleased(page) && <WithdrawForm page={page} formKey={formKey} sent={sent} />}
      </div>
    </div>
  );
}

const mayBeReleased = ({ mayRelease, withdrawn }: ReturnPage): boolean => mayRelease && withdrawn === null;

function ToRelease({ page, formKey, sent }: Props) {
  if (!mayBeReleased(page)) return null;
  if (page.preparedByYou)
    return <InsetText>You prepared it: somebody else, an information governance lead too, releases it.</InsetText>;
  return <ReleaseForm page={page} formKey={formKey} sent={sent} />;
}

function Others({ page: { others } }: Pick<Props, "page">) {
  if (others.length === 0) return null;
  return (
    <p className="govuk-body">
      Of the same months there {others.length === 1 ? "is" : "are"} also{" "}
      {others.map(({ id, number }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <Link className="govuk-link" to={paths.return(id)}>
            number {number}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}

function Withdrawn({ page: { withdrawn } }: Pick<Props, "page">) {
  if (!withdrawn) return null;
  return (
    <InsetText>
      <strong>Withdrawn</strong> on {withdrawn.on}, by {withdrawn.by}: it is not to be used any more.
      {withdrawn.why !== null && ` ${withdrawn.why}`}
    </InsetText>
  );
}
