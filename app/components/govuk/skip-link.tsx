import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface SkipLinkProps extends Extra {
  href?: string | undefined;
  children?: ReactNode;
}

/** Lets someone who uses a keyboard go straight to the content. */
export function SkipLink({ href, children, classes, attributes }: SkipLinkProps) {
  return (
    <a
      href={href || "#content"}
      className={join("govuk-skip-link", classes)}
      {...attributes}
      data-module="govuk-skip-link"
    >
      {children}
    </a>
  );
}
