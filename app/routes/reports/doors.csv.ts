import type { LoaderFunctionArgs } from "@remix-run/node";
import { doorsCsv } from "../../reports/doors-csv.ts";
import { doorsReport } from "../../reports/doors.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

/** The page's months as a file. Its name says when, and not of what. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "doors.see");
  const report = await doorsReport(context.hub.db, actor.area, context.hub.clock());
  if (!report) throw noSuchPage();
  return new Response(doorsCsv(report), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="hub-months-${report.months.at(-1)?.month ?? ""}.csv"`,
    },
  });
}
