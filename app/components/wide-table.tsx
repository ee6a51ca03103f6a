import { Table } from "./govuk/table.tsx";
import type { TableProps } from "./govuk/table.tsx";

export interface WideTableProps extends TableProps {
  /** Names the box for a screen reader; usually the caption's words. */
  label: string;
}

/** A table that scrolls in a box of its own on a narrow screen; the box takes focus, so that arrow keys scroll it. */
export function WideTable({ label, ...table }: WideTableProps) {
  return (
    <div className="hub-scroll" role="region" aria-label={label} tabIndex={0}>
      <Table {...table} />
    </div>
  );
}
