import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Attributes, Extra } from "./common.ts";

export interface ErrorSummaryItem {
  text: ReactNode;
  /** Where the field is, for instance `#email`. */
  href?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface ErrorSummaryProps extends Extra {
  title?: ReactNode;
  description?: ReactNode;
  errorList?: readonly ErrorSummaryItem[] | undefined;
  disableAutoFocus?: boolean | undefined;
}

/** All that is wrong with a form, at the top of the page, each linked to its field. */
export function ErrorSummary({ title, description, errorList, disableAutoFocus, ...extra }: ErrorSummaryProps) {
  return (
    <div
      className={join("govuk-error-summary", extra.classes)}
      data-disable-auto-focus={disableAutoFocus}
      {...extra.attributes}
      data-module="govuk-error-summary"
    >
      {/* The alert is a child of what takes focus, so that a screen reader hears both. */}
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {description && <p>{description}</p>}
          {errorList && errorList.length > 0 && (
            <ul className="govuk-list govuk-error-summary__list">
              {errorList.map((item, index) => (
                <li key={index}>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {item.text}
                    </a>
                  ) : (
                    item.text
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
