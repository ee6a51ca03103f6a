import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Attributes, Extra, Maybe } from "./common.ts";

export interface Tab {
  label: ReactNode;
  id?: string | undefined;
  attributes?: Attributes | undefined;
  /** `text` is one paragraph; `content` is anything. */
  panel: { text?: ReactNode; content?: ReactNode; attributes?: Attributes | undefined };
}

export interface TabsProps extends Extra {
  id?: string | undefined;
  /** Needed when a tab has no id of its own. */
  idPrefix?: string | undefined;
  title?: string | undefined;
  items?: readonly Maybe<Tab>[] | undefined;
}

/** Parts of a page, one in view at a time; all in view without JavaScript. */
export function Tabs({ id, idPrefix = "", title, items = [], classes, attributes }: TabsProps) {
  const panelId = (tab: Tab, index: number) => tab.id || `${idPrefix}-${index + 1}`;
  return (
    <div id={id} className={join("govuk-tabs", classes)} {...attributes} data-module="govuk-tabs">
      <h2 className="govuk-tabs__title">{title ?? "Contents"}</h2>
      {items.length > 0 && (
        <ul className="govuk-tabs__list">
          {items.map(
            (tab, index) =>
              tab && (
                <li key={index} className={join("govuk-tabs__list-item", !index && "govuk-tabs__list-item--selected")}>
                  <a className="govuk-tabs__tab" href={`#${panelId(tab, index)}`} {...tab.attributes}>
                    {tab.label}
                  </a>
                </li>
              ),
          )}
        </ul>
      )}
      {items.map(
        (tab, index) =>
          tab && (
            <div
              key={index}
              className={join("govuk-tabs__panel", index > 0 && "govuk-tabs__panel--hidden")}
              id={panelId(tab, index)}
              {...tab.panel.attributes}
            >
              {tab.panel.content || (tab.panel.text && <p className="govuk-body">{tab.panel.text}</p>)}
            </div>
          ),
      )}
    </div>
  );
}
