import { Fragment } from "react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { heading, join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface PanelAction extends Extra {
  text: ReactNode;
  href?: string | undefined;
  type?: "button" | "submit" | undefined;
}

export interface PanelProps extends Extra {
  title?: ReactNode;
  children?: ReactNode;
  headingLevel?: number | undefined;
  /** Only for a panel with the class `govuk-panel--interruption`. */
  actions?: (Extra & { items?: readonly PanelAction[] | undefined }) | undefined;
}

function Action({ action }: { action: PanelAction }) {
  if (!action.href || action.type === "button")
    return (
      <Button
        type={action.type ?? "button"}
        classes={join("govuk-button--inverse", action.classes)}
        href={action.href}
        attributes={action.attributes}
      >
        {action.text}
      </Button>
    );
  return (
    <a className={join("govuk-link govuk-link--inverse", action.classes)} href={action.href} {...action.attributes}>
      {action.text}
    </a>
  );
}

/** A large panel that confirms what was done, or interrupts to ask. */
export function Panel({ title, children, headingLevel, actions, classes, attributes }: PanelProps) {
  const Heading = heading(headingLevel ?? 1);
  const isInterruption = classes?.includes("govuk-panel--interruption");
  return (
    <div className={join("govuk-panel", !isInterruption && "govuk-panel--confirmation", classes)} {...attributes}>
      <Heading className="govuk-panel__title">{title}</Heading>
      {children && <div className="govuk-panel__body">{children}</div>}
      {isInterruption && actions && (
        <div className={join("govuk-panel__actions", actions.classes)} {...actions.attributes}>
          {actions.items && actions.items.length > 0 && (
            <div className="govuk-button-group">
              {actions.items.map((action, index) => (
                <Fragment key={index}>
                  <Action action={action} />{" "}
                </Fragment>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
