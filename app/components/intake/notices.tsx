import { NotificationBanner } from "../govuk/notification-banner.tsx";
import { WideTable } from "../wide-table.tsx";

export interface ConflictNoticeProps {
  differences: readonly {
    readonly field: string;
    readonly label: string;
    readonly yours: string;
    readonly theirs: string;
  }[];
}

/** Somebody else changed it first: both values, and what to do. What was typed still stands in the form below. */
export function ConflictNotice({ differences }: ConflictNoticeProps) {
  return (
    <NotificationBanner title="Not saved" role="alert">
      <p className="govuk-notification-banner__heading">Somebody else changed this call while you were writing.</p>
      {differences.length === 0 ? (
        <p className="govuk-body">Your answers are the same as theirs. Press Save to go on.</p>
      ) : (
        <>
          <p className="govuk-body">
            Yours still stand in the form. Change what you want to, then press Save to keep it.
          </p>
          <WideTable
            label="Yours and theirs"
            head={["Question", "Yours", "Theirs"]}
            rows={differences.map(({ field, label, yours, theirs }) => [
              <a key={field} className="govuk-link" href={`#${field}`}>
                {label}
              </a>,
              yours,
              theirs,
            ])}
          />
        </>
      )}
    </NotificationBanner>
  );
}

export interface RefusedNoticeProps {
  reason: string;
  possible: readonly string[];
}

/** The rules do not allow it now: why, and what could be done instead. */
export function RefusedNotice({ reason, possible }: RefusedNoticeProps) {
  return (
    <NotificationBanner title="Not done" role="alert">
      <p className="govuk-notification-banner__heading">{reason}</p>
      {possible.length > 0 && (
        <>
          <p className="govuk-body">You can:</p>
          <ul className="govuk-list govuk-list--bullet">
            {possible.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </NotificationBanner>
  );
}
