import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface HintProps extends Extra {
  id?: string | undefined;
  children?: ReactNode;
}

/** Help under a label. */
export function Hint({ id, children, classes, attributes }: HintProps) {
  return (
    <div id={id} className={join("govuk-hint", classes)} {...attributes}>
      {children}
    </div>
  );
}
