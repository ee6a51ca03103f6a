import type { ReactNode } from "react";
import { join } from "./govuk/common.ts";
import type { Attributes, Extra } from "./govuk/common.ts";

export interface SubNavigationItem {
  text: ReactNode;
  href: string;
  /** The page one is on. */
  active?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface SubNavigationProps extends Extra {
  items: readonly SubNavigationItem[];
  /** Names the links for a screen reader. */
  label: string;
}

/** Links between the pages of one thing, such as a case: tabs that work without JavaScript. */
export function SubNavigation({ items, label, classes, attributes }: SubNavigationProps) {
  return (
    <nav className={join("moj-sub-navigation", classes)} aria-label={label} {...attributes}>
      <ul className="moj-sub-navigation__list">
        {items.map((item, index) => (
          <li key={index} className={join("moj-sub-navigation__item", item.classes)}>
            <a
              className="moj-sub-navigation__link"
              aria-current={item.active ? "page" : undefined}
              href={item.href}
              {...item.attributes}
            >
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
