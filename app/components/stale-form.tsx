import { NotificationBanner } from "./govuk/notification-banner.tsx";
import { WideTable } from "./wide-table.tsx";

export interface StaleField {
  label: string;
  yours: string;
  theirs: string;
}

export interface StaleFormProps {
  /** Each field, as it was typed and as it stands now. */
  fields: readonly StaleField[];
}

/** Said above a form that somebody else was quicker with: both answers side by side, and what sending it again does. */
export function StaleForm({ fields }: StaleFormProps) {
  return (
    <NotificationBanner role="alert">
      <p className="govuk-notification-banner__heading">
        Somebody changed this while you had it open. Nothing of yours was saved.
      </p>
      <WideTable
        label="What stands now, and what you typed"
        caption="What stands now, and what you typed"
        captionClasses="govuk-table__caption--s"
        head={[{ text: <span className="govuk-visually-hidden">Field</span> }, "Now", "Yours"]}
        firstCellIsHeader
        rows={fields.map(({ label, yours, theirs }) => [label, theirs, yours])}
      />
      <p className="govuk-body">Your answers are below. Send them again to put them in place of theirs.</p>
    </NotificationBanner>
  );
}
