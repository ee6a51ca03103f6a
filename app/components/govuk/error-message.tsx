import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra, Part } from "./common.ts";

export interface ErrorMessageProps extends Extra {
  id?: string | undefined;
  children?: ReactNode;
  /** Said before the message by a screen reader: "Error" unless told; false for nothing. */
  visuallyHiddenText?: string | false | undefined;
}

/** An error message inside another component. */
export interface ErrorPart extends Part {
  visuallyHiddenText?: string | false | undefined;
}

/** What is wrong with a field, and what to do about it. */
export function ErrorMessage(props: ErrorMessageProps) {
  const { id, children, classes, attributes, visuallyHiddenText = "Error" } = props;
  return (
    <p id={id} className={join("govuk-error-message", classes)} {...attributes}>
      {visuallyHiddenText && (
        <>
          <span className="govuk-visually-hidden">{visuallyHiddenText}:</span>{" "}
        </>
      )}
      {children}
    </p>
  );
}
