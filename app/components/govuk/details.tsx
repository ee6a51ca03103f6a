import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface DetailsProps extends Extra {
  summary: ReactNode;
  children?: ReactNode;
  id?: string | undefined;
  open?: boolean | undefined;
}

/** Something to open when wanted, such as "Why?". */
export function Details({ summary, children, id, open, classes, attributes }: DetailsProps) {
  return (
    <details id={id} className={join("govuk-details", classes)} {...attributes} open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
