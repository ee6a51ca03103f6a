import { paths } from "../../paths.ts";
import { DueTime } from "../due-time.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { CaseLink, type ShownOnePerson, Standing } from "./one-person-shown.tsx";

/** At the top of a case: the person's other cases, what may be one, and what to beware of. Nothing when there is nothing. */
export function OnePersonTop({ caseId, view }: { caseId: string; view: ShownOnePerson }) {
  const { joined, maybe, warnings, keptOut } = view;
  const ask = keptOut.askFirst.length > 0;
  const kept = keptOut.who ?? [];
  if (joined.length + maybe.length + warnings.length + kept.length === 0 && !ask) return null;
  return (
    <section aria-label="Other cases" className="hub-item">
      {warnings.map((words) => (
        <WarningText key={words} classes="govuk-!-margin-bottom-2">
          {words}
        </WarningText>
      ))}
      {kept.map((one) => (
        <WarningText key={one.id} classes="govuk-!-margin-bottom-2">
          {one.who}, may be the one said to cause harm ({one.why}) and does not see this case. {one.lead}
        </WarningText>
      ))}
      {ask && keptOut.who === null && (
        <WarningText classes="govuk-!-margin-bottom-2">
          Ask the duty manager with whom to speak before you ring {keptOut.askFirst.join(", ")} about this.
        </WarningText>
      )}
      {joined.map((other) => (
        <p key={other.id} className="govuk-body govuk-!-margin-bottom-2">
          The same person: <Standing other={other} />{" "}
          {other.next && (
            <>
              Next there: {other.next.words}, <DueTime {...other.next.due} />
            </>
          )}
        </p>
      ))}
      {maybe.length > 0 && (
        <p className="govuk-body govuk-!-margin-bottom-2">
          May be the same person:{" "}
          {maybe.map((other, index) => (
            <span key={other.id}>
              {index > 0 && "; "}
              <CaseLink {...other} /> ({other.agrees})
            </span>
          ))}
          .{" "}
          <a className="govuk-link" href={`${paths.casePage(caseId, "people")}#one-person`}>
            Look at it
          </a>
        </p>
      )}
    </section>
  );
}
