import { Pagination } from "./govuk/pagination.tsx";
import type { PaginationItem } from "./govuk/pagination.tsx";

export interface PagerProps {
  /** The page shown, from 1. */
  page: number;
  pageCount: number;
  /** The address of a page. */
  hrefFor: (page: number) => string;
  /** What the pages are of, for a screen reader. */
  label?: string | undefined;
}

/** First, last, the page shown and those beside it. */
function pagesAround(page: number, pageCount: number): number[] {
  const near = [1, page - 1, page, page + 1, pageCount];
  return [...new Set(near)].filter((number) => number >= 1 && number <= pageCount).sort((a, b) => a - b);
}

/** Links to the pages of a list; nothing when there is only one. */
export function Pager({ page, pageCount, hrefFor, label }: PagerProps) {
  if (pageCount <= 1) return null;
  const items = pagesAround(page, pageCount).flatMap((number, index, all): PaginationItem[] => {
    const item = { number, href: hrefFor(number), current: number === page };
    const before = all[index - 1] ?? 0;
    return number - before > 1 ? [{ ellipsis: true }, item] : [item];
  });
  return (
    <Pagination
      landmarkLabel={label}
      previous={page > 1 ? { href: hrefFor(page - 1) } : undefined}
      next={page < pageCount ? { href: hrefFor(page + 1) } : undefined}
      items={items}
    />
  );
}
