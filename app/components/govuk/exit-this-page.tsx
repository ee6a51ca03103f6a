import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { i18n, join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface ExitThisPageProps extends Extra {
  /** Where to go at once: give the hub's own address that also ends the session. */
  redirectUrl?: string | undefined;
  id?: string | undefined;
  children?: ReactNode;
  activatedText?: string | undefined;
  timedOutText?: string | undefined;
  pressTwoMoreTimesText?: string | undefined;
  pressOneMoreTimeText?: string | undefined;
}

/** A red button that leaves the page fast: a plain link, and three presses of Shift where JavaScript runs. */
export function ExitThisPage(props: ExitThisPageProps) {
  return (
    <div
      id={props.id}
      className={join("govuk-exit-this-page", props.classes)}
      data-module="govuk-exit-this-page"
      {...props.attributes}
      {...i18n("activated", props.activatedText)}
      {...i18n("timed-out", props.timedOutText)}
      {...i18n("press-two-more-times", props.pressTwoMoreTimesText)}
      {...i18n("press-one-more-time", props.pressOneMoreTimeText)}
    >
      <Button
        classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
        href={props.redirectUrl || "https://www.bbc.co.uk/weather"}
        attributes={{ rel: "nofollow noreferrer" }}
      >
        {props.children || (
          <>
            <span className="govuk-visually-hidden">Emergency</span> Exit this page
          </>
        )}
      </Button>
    </div>
  );
}
