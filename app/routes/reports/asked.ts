import type { Hub } from "../../hub.ts";
import { reportPage, type ReportPage } from "../../queries/report-page.ts";
import { quarterFrom } from "../../reports/quarters.ts";
import { reportNamed } from "../../reports/reports.ts";

interface Asked {
  /** The reader's own area: no address names another. */
  readonly area: string;
  readonly name: string | undefined;
  readonly request: Request;
}

/** The report, the quarter and the release that an address names. Null for one that names no such thing. */
export async function pageAskedFor(db: Hub["db"], { area, name = "", request }: Asked): Promise<ReportPage | null> {
  const report = reportNamed(name);
  if (!report) return null;
  const { searchParams } = new URL(request.url);
  const [text, number] = [searchParams.get("quarter"), searchParams.get("release")];
  if (number !== null && (text === null || !/^[1-9]\d{0,5}$/.test(number))) return null;
  if (text === null) return reportPage(db, report, { area });
  const quarter = quarterFrom(text);
  return quarter && reportPage(db, report, { area, quarter, ...(number === null ? {} : { release: Number(number) }) });
}
