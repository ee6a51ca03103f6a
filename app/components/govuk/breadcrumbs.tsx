import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Attributes, Extra } from "./common.ts";

export interface Breadcrumb {
  text: ReactNode;
  /** Absent on the page one is on. */
  href?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface BreadcrumbsProps extends Extra {
  items?: readonly Breadcrumb[] | undefined;
  collapseOnMobile?: boolean | undefined;
  labelText?: string | undefined;
}

/** Where a page lies: links from the outermost page inwards. */
export function Breadcrumbs({ items = [], collapseOnMobile, labelText, classes, attributes }: BreadcrumbsProps) {
  const collapse = collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile";
  return (
    <nav
      className={join("govuk-breadcrumbs", classes, collapse)}
      {...attributes}
      aria-label={labelText ?? "Breadcrumb"}
    >
      <ol className="govuk-breadcrumbs__list">
        {items.map((item, index) =>
          item.href ? (
            <li key={index} className="govuk-breadcrumbs__list-item">
              <a className="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ) : (
            <li key={index} className="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
