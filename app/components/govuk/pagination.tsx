import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Attributes, Extra, Maybe } from "./common.ts";

export interface PaginationLink {
  href?: string | undefined;
  text?: ReactNode;
  /** Which page it leads to, when there are no numbers. */
  labelText?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface PaginationItem {
  number?: string | number | undefined;
  href?: string | undefined;
  current?: boolean | undefined;
  ellipsis?: boolean | undefined;
  visuallyHiddenText?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface PaginationProps extends Extra {
  previous?: PaginationLink | undefined;
  next?: PaginationLink | undefined;
  items?: readonly Maybe<PaginationItem>[] | undefined;
  landmarkLabel?: string | undefined;
}

const ARROW = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};
const WORD = { prev: "Previous", next: "Next" };

interface ArrowLinkProps {
  link: PaginationLink;
  kind: "prev" | "next";
  isBlock: boolean;
}

function ArrowLink({ link, kind, isBlock }: ArrowLinkProps) {
  const arrow = (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${kind}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROW[kind]} />
    </svg>
  );
  const arrowFirst = isBlock || kind === "prev";
  const isDecorated = isBlock && !link.labelText && "govuk-pagination__link-title--decorated";
  return (
    <div className={`govuk-pagination__${kind}`}>
      <a className="govuk-link govuk-pagination__link" href={link.href} rel={kind} {...link.attributes}>
        {arrowFirst && <>{arrow} </>}
        <span className={join("govuk-pagination__link-title", isDecorated)}>
          {link.text || (
            <>
              {WORD[kind]}
              <span className="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.labelText && isBlock && (
          <>
            {" "}
            <span className="govuk-visually-hidden">:</span>{" "}
            <span className="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!arrowFirst && <> {arrow}</>}
      </a>
    </div>
  );
}

function PageItem({ item }: { item: PaginationItem }) {
  const current = item.current && "govuk-pagination__item--current";
  const ellipsis = item.ellipsis && "govuk-pagination__item--ellipsis";
  return (
    <li className={join("govuk-pagination__item", current, ellipsis)}>
      {item.ellipsis ? (
        "⋯"
      ) : (
        <a
          className="govuk-link govuk-pagination__link"
          href={item.href}
          aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
          aria-current={item.current ? "page" : undefined}
          {...item.attributes}
        >
          {item.number}
        </a>
      )}
    </li>
  );
}

/** Links to the pages of a long list, or to the pages before and after. */
export function Pagination({ previous, next, items, landmarkLabel, classes, attributes }: PaginationProps) {
  const isBlock = !items && Boolean(next || previous);
  const shown = items?.filter((item): item is PaginationItem => Boolean(item && Object.keys(item).length > 0));
  return (
    <nav
      className={join("govuk-pagination", isBlock && "govuk-pagination--block", classes)}
      aria-label={landmarkLabel || "Pagination"}
      {...attributes}
    >
      {previous?.href && <ArrowLink link={previous} kind="prev" isBlock={isBlock} />}
      {shown && (
        <ul className="govuk-pagination__list">
          {shown.map((item, index) => (
            <PageItem key={index} item={item} />
          ))}
        </ul>
      )}
      {next?.href && <ArrowLink link={next} kind="next" isBlock={isBlock} />}
    </nav>
  );
}
