import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra, Part } from "./common.ts";

export interface LabelProps extends Extra {
  children?: ReactNode;
  htmlFor?: string | undefined;
  /** Wraps the label in the page's `h1`. */
  isPageHeading?: boolean | undefined;
}

/** A label inside another component. */
export interface LabelPart extends Part {
  isPageHeading?: boolean | undefined;
}

/** The name of a field; nothing at all when there are no words. */
export function Label({ children, htmlFor, isPageHeading, classes, attributes }: LabelProps) {
  if (!children) return null;
  const label = (
    <label className={join("govuk-label", classes)} {...attributes} htmlFor={htmlFor}>
      {children}
    </label>
  );
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label;
}
