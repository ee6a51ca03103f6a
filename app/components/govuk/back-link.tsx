import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface BackLinkProps extends Extra {
  href?: string | undefined;
  children?: ReactNode;
}

/** A link to the page before, at the top of a page. */
export function BackLink({ href, children, classes, attributes }: BackLinkProps) {
  return (
    <a href={href || "#"} className={join("govuk-back-link", classes)} {...attributes}>
      {children || "Back"}
    </a>
  );
}
