import type { ReactNode } from "react";
import { NotificationBanner } from "../govuk/notification-banner.tsx";
import { WideTable } from "../wide-table.tsx";

export interface ShownAgreed {
  readonly grade: string;
  readonly by: string | null;
  readonly reason: string;
  readonly actions: readonly string[];
}

export interface ShownChoice {
  readonly grade: string;
  readonly reason: string;
  readonly actions: readonly string[];
}

export interface AgreedNoticeProps {
  now: ShownAgreed;
  yours: ShownChoice;
  /** What else was typed otherwise than it now stands. */
  differences?:
    | readonly { readonly field: string; readonly label: string; readonly yours: string; readonly theirs: string }[]
    | undefined;
  /** What to do now. */
  children: ReactNode;
}

const listed = (items: readonly string[]): ReactNode =>
  items.length === 0 ? (
    "Nothing"
  ) : (
    <ul className="govuk-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );

/** Two people agreed at once: what stands, beside what this person chose, and what they typed. */
export function AgreedNotice({ now, yours, differences = [], children }: AgreedNoticeProps) {
  return (
    <NotificationBanner title="Not saved" role="alert">
      <p className="govuk-notification-banner__heading">Somebody else agreed this while you were choosing.</p>
      <div className="govuk-body">{children}</div>
      <WideTable
        label="What stands now, and what you chose"
        head={[{ text: <span className="govuk-visually-hidden">What</span> }, "Now", "Yours"]}
        firstCellIsHeader
        rows={[
          ["Grade", [now.grade, now.by].filter(Boolean).join(", by "), yours.grade || "None"],
          ["Actions", listed(now.actions), listed(yours.actions)],
          ["Why", now.reason || "Nothing", yours.reason || "Nothing"],
          ...differences.map(({ label, yours: typed, theirs }) => [label, theirs, typed]),
        ]}
      />
    </NotificationBanner>
  );
}
