import type { ReactNode } from "react";
import { heading, join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface NotificationBannerProps extends Extra {
  /** One sentence, shown as a heading. */
  text?: ReactNode;
  /** In place of text: any content. */
  children?: ReactNode;
  title?: ReactNode;
  titleId?: string | undefined;
  titleHeadingLevel?: number | undefined;
  /** "success" turns it green, makes it an alert and gives it focus. */
  type?: string | undefined;
  role?: string | undefined;
  disableAutoFocus?: boolean | undefined;
}

/** News about what was just done, or something to know on this page. */
export function NotificationBanner(props: NotificationBannerProps) {
  const { text, children, title, titleId = "govuk-notification-banner-title" } = props;
  const isSuccess = props.type === "success";
  const Heading = heading(props.titleHeadingLevel ?? 2);
  return (
    <div
      className={join("govuk-notification-banner", isSuccess && "govuk-notification-banner--success", props.classes)}
      role={props.role || (isSuccess ? "alert" : "region")}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div className="govuk-notification-banner__header">
        <Heading className="govuk-notification-banner__title" id={titleId}>
          {title || (isSuccess ? "Success" : "Important")}
        </Heading>
      </div>
      <div className="govuk-notification-banner__content">
        {children || (text && <p className="govuk-notification-banner__heading">{text}</p>)}
      </div>
    </div>
  );
}
