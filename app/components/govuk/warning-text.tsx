import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface WarningTextProps extends Extra {
  children?: ReactNode;
  iconFallbackText?: string | undefined;
}

/** Words that must not be missed. */
export function WarningText({ children, iconFallbackText, classes, attributes }: WarningTextProps) {
  return (
    <div className={join("govuk-warning-text", classes)} {...attributes}>
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{" "}
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{iconFallbackText || "Warning"}</span> {children}
      </strong>
    </div>
  );
}
