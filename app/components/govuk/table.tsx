import { join, part } from "./common.ts";
import type { Extra, Maybe, Part, Words } from "./common.ts";
import type { ReactNode } from "react";

export interface TableCell extends Part {
  /** "numeric" sets figures under each other. */
  format?: string | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
}

export interface TableProps extends Extra {
  caption?: ReactNode;
  captionClasses?: string | undefined;
  head?: readonly Words<TableCell>[] | undefined;
  rows?: readonly Maybe<readonly Words<TableCell>[]>[] | undefined;
  firstCellIsHeader?: boolean | undefined;
}

function spans(cell: TableCell) {
  return { colSpan: cell.colspan || undefined, rowSpan: cell.rowspan || undefined, ...cell.attributes };
}

function Cell({ cell, isHeader }: { cell: TableCell; isHeader: boolean }) {
  if (isHeader)
    return (
      <th scope="row" className={join("govuk-table__header", cell.classes)} {...spans(cell)}>
        {cell.text}
      </th>
    );
  const format = cell.format && `govuk-table__cell--${cell.format}`;
  return (
    <td className={join("govuk-table__cell", format, cell.classes)} {...spans(cell)}>
      {cell.text}
    </td>
  );
}

function HeadCell({ cell }: { cell: TableCell }) {
  const format = cell.format && `govuk-table__header--${cell.format}`;
  return (
    <th scope="col" className={join("govuk-table__header", format, cell.classes)} {...spans(cell)}>
      {cell.text}
    </th>
  );
}

/** Facts in rows and columns. */
export function Table({ caption, captionClasses, head, rows = [], firstCellIsHeader, ...extra }: TableProps) {
  return (
    <table className={join("govuk-table", extra.classes)} {...extra.attributes}>
      {caption && <caption className={join("govuk-table__caption", captionClasses)}>{caption}</caption>}
      {head && (
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {head.map((cell, index) => (
              <HeadCell key={index} cell={part(cell) ?? {}} />
            ))}
          </tr>
        </thead>
      )}
      <tbody className="govuk-table__body">
        {rows.map(
          (row, index) =>
            row && (
              <tr key={index} className="govuk-table__row">
                {row.map((cell, column) => (
                  <Cell key={column} cell={part(cell) ?? {}} isHeader={column === 0 && Boolean(firstCellIsHeader)} />
                ))}
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}
