import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface InsetTextProps extends Extra {
  id?: string | undefined;
  children?: ReactNode;
}

/** Words set apart from those around them. */
export function InsetText({ id, children, classes, attributes }: InsetTextProps) {
  return (
    <div id={id} className={join("govuk-inset-text", classes)} {...attributes}>
      {children}
    </div>
  );
}
