import type { ReactNode } from "react";
import { join, part } from "./common.ts";
import type { Extra, Part, Words } from "./common.ts";
import { Tag } from "./tag.tsx";

export interface PhaseBannerProps extends Extra {
  tag?: Words;
  children?: ReactNode;
}

/** A line under the header that says how finished the service is. */
export function PhaseBanner({ tag, children, classes, attributes }: PhaseBannerProps) {
  const words: Part | undefined = part(tag);
  return (
    <div className={join("govuk-phase-banner govuk-width-container", classes)} {...attributes}>
      <p className="govuk-phase-banner__content">
        <Tag classes={join("govuk-phase-banner__content__tag", words?.classes)}>{words?.text}</Tag>{" "}
        <span className="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}
