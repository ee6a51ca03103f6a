import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** One sentence: what there is none of. */
  title: string;
  /** What to do next, if anything. */
  children?: ReactNode;
}

/** Stands where a list would be, so that an empty page is not taken for a broken one. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="hub-empty">
      <p className="govuk-body govuk-!-font-weight-bold">{title}</p>
      {children && <div className="govuk-body">{children}</div>}
    </div>
  );
}
