import type { ReactNode } from "react";
import { join } from "./govuk/common.ts";
import type { Extra } from "./govuk/common.ts";

export interface IdentityBarProps extends Extra {
  /** Who or what the page is about, for instance a reference and a chosen name. */
  title: ReactNode;
  /** Buttons or links about the whole of it. */
  actions?: readonly ReactNode[] | undefined;
}

/** Stays in view on every page of a case, so that nobody writes in the wrong one. */
export function IdentityBar({ title, actions = [], classes, attributes }: IdentityBarProps) {
  return (
    <div className={join("moj-identity-bar", classes)} {...attributes}>
      <div className="moj-identity-bar__container">
        <div className="moj-identity-bar__details">
          <span className="moj-identity-bar__title">{title}</span>
        </div>
        {actions.length > 0 && (
          <div className="moj-identity-bar__actions">
            {actions.map((action, index) => (
              <div key={index} className="moj-identity-bar__menu">
                {action}
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
