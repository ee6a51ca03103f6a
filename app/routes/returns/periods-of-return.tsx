import { Link } from "@remix-run/react";
import { Button } from "../../components/govuk/button.tsx";
import { Tag } from "../../components/govuk/tag.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import type { ReturnNumber, ReturnsPage } from "../../queries/report-returns.ts";

type Of = ReturnsPage["returns"][number];

export const STATUS = {
  prepared: { text: "Prepared", classes: "govuk-tag--yellow" },
  released: { text: "Released", classes: "govuk-tag--green" },
  withdrawn: { text: "Withdrawn", classes: "govuk-tag--grey" },
} as const;

/** The periods of one return, newest first. */
export function PeriodsOfReturn({ of, formKey }: { readonly of: Of; readonly formKey: string }) {
  return (
    <WideTable
      label={of.title}
      caption={of.title}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={["For", "State"]}
      rows={of.periods.map(({ period, words, numbers, due }) => [
        words,
        <div key={period}>
          {due && (
            <div className="govuk-!-margin-bottom-2">
              <Tag classes="govuk-tag--blue">Due</Tag>
            </div>
          )}
          {numbers.map((one) => (
            <NumberOf key={one.id} of={one} title={of.title} words={words} />
          ))}
          <Prepare name={of.name} period={period} words={words} due={numbers.length === 0} formKey={formKey} />
        </div>,
      ])}
    />
  );
}

function NumberOf({ of, title, words }: { readonly of: ReturnNumber; readonly title: string; readonly words: string }) {
  const { text, classes } = STATUS[of.status];
  return (
    <div className="govuk-!-margin-bottom-2">
      <Link className="govuk-link" to={paths.return(of.id)}>
        Number {of.number}
        <span className="govuk-visually-hidden">
          {" "}
          of the {title.toLowerCase()}, {words}
        </span>
      </Link>{" "}
      <Tag classes={classes}>{text}</Tag>
      <div className="govuk-hint govuk-!-margin-bottom-0">Prepared {of.prepared}</div>
      {of.released.map((release, index) => (
        <div key={index} className="govuk-hint govuk-!-margin-bottom-0">
          Released {release}
        </div>
      ))}
    </div>
  );
}

interface PrepareProps {
  readonly name: string;
  readonly period: string;
  readonly words: string;
  /** Nothing was prepared before. */
  readonly due: boolean;
  readonly formKey: string;
}

/** Counts the return now; a second time, under the next number. */
export function Prepare({ name, period, words, due, formKey }: PrepareProps) {
  return (
    <form method="post" action={paths.returns()} noValidate>
      <HiddenFields fields={{ key: `${formKey}-${period}`, name, period }} />
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
        {due ? "Prepare" : "Prepare again"}
        <span className="govuk-visually-hidden"> {words}</span>
      </Button>
    </form>
  );
}
