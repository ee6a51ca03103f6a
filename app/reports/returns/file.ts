// The file of a released return: the same from the page and at the terminal, today and in a year.
import type { ReturnFormat } from "#db/migrations/0022-returns.ts";
import type { Instant } from "#machines/time.ts";
import { csvOf } from "../csv.ts";
import type { Recipient } from "./recipient.ts";
import type { ReturnContent } from "./return.ts";

export const RETURN_COLUMNS = [
  { key: "by", kind: "label" },
  { key: "line", kind: "label" },
  { key: "name", kind: "label" },
  { key: "count", kind: "count" },
] as const;

/** What stands in the CSV where the hub has no number. In JSON it is null. */
export const NOT_RECORDED = "not recorded";

export interface ReleasedReturn {
  readonly name: string;
  readonly area: string;
  readonly period: string;
  readonly number: number;
  readonly preparedAt: Instant;
  readonly releasedAt: Instant;
  readonly releasedTo: Pick<Recipient, "name" | "organisation">;
  readonly content: ReturnContent;
}

/** Its text. */
export function returnFile(format: ReturnFormat, of: ReleasedReturn): string {
  const { content, releasedTo, ...head } = of;
  if (format === "csv")
    return csvOf(
      RETURN_COLUMNS,
      content.rows.map((row) => ({ ...row, count: row.count ?? NOT_RECORDED })),
    );
  const { name, organisation } = releasedTo;
  return `${JSON.stringify({
    ...head,
    exact: true,
    releasedTo: { name, organisation },
    columns: RETURN_COLUMNS,
    rows: content.rows,
    sections: content.sections,
    definitions: content.definitions,
  })}\n`;
}
