import type { LoaderFunctionArgs } from "@remix-run/node";
import { reactionAndPrevention } from "../../queries/reaction-and-prevention.ts";
import { csvOf } from "../../reports/csv.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

/** The page's lines as a file. Its name says when, and not of what. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "report.read");
  const report = await reactionAndPrevention(context.hub.db, { area: actor.area, at: context.hub.clock() });
  if (!report) throw noSuchPage();
  return new Response(csvOf(report.quarters), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="hub-report-${report.quarters.at(-1)?.quarter ?? ""}.csv"`,
    },
  });
}
