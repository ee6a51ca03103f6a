import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface TagProps extends Extra {
  children?: ReactNode;
}

/** A status in one or two words. */
export function Tag({ children, classes, attributes }: TagProps) {
  return (
    <strong className={join("govuk-tag", classes)} {...attributes}>
      {children}
    </strong>
  );
}
