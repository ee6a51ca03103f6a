import { paths } from "../../paths.ts";

export interface ShownTouched {
  cases: number;
  differ: number;
  listed: readonly { id: string; reference: string }[] | null;
}

/** How many open cases a version would judge otherwise; which ones, for those who may read them. */
export function TouchedCases({ touched }: { touched: ShownTouched }) {
  const { cases, differ, listed } = touched;
  const more = differ - (listed?.length ?? differ);
  return (
    <section aria-labelledby="touched">
      <h2 className="govuk-heading-m" id="touched">
        Whom it would touch
      </h2>
      <p className="govuk-body">
        {differ.toLocaleString("en-GB")} of {cases.toLocaleString("en-GB")} open cases would get another grade, route,
        action or prompt, if they were assessed again with what was told last.
      </p>
      {listed && listed.length > 0 && (
        <ul className="govuk-list hub-references">
          {listed.map(({ id, reference }) => (
            <li key={id}>
              <a className="govuk-link" href={paths.case(id)}>
                {reference}
              </a>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="govuk-body">And {more.toLocaleString("en-GB")} more.</p>}
    </section>
  );
}
